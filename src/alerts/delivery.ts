import * as v from "valibot";
import type { ChatKey } from "../chat/chat.ts";
import type { Reason } from "./reasons.ts";

/** Why a target is told something. */
export const KINDS = ["alert", "watch"] as const;
export type DeliveryKind = (typeof KINDS)[number];

/** Stands where a target's name would, where a rule tells nobody: no target is called so. */
export const NOBODY = "-";

/** One thing to tell one target, while it is pending. */
export interface Delivery {
  readonly id: string;
  /** Null: it is about no single chat. */
  readonly key: ChatKey | null;
  readonly kind: DeliveryKind;
  /** By which the target hears; null: no rule matched. */
  readonly rule: string | null;
  /** The new ones, that this delivery tells. */
  readonly reasons: readonly Reason[];
  /** Milliseconds since 1970. */
  readonly dueAt: number;
  /** Those since it was last sent again by hand, where it was: they use up the waits. */
  readonly attempts: readonly Attempt[];
}

/** One request to the other side, and what became of it; as D1 and the journal keep it. */
export const attemptSchema = v.object({
  /** The message that carried the delivery; the same for all that went together. */
  message: v.string(),
  at: v.number(),
  milliseconds: v.number(),
  outcome: v.picklist(["sent", "retry", "dead"]),
  status: v.nullable(v.number()),
  note: v.string(),
  /** The other side said how long to wait. */
  asked: v.boolean(),
});
export type Attempt = Readonly<v.InferOutput<typeof attemptSchema>>;

export const STATUSES = ["pending", "sent", "dead", "suppressed"] as const;
export type DeliveryStatus = (typeof STATUSES)[number];

/** What becomes of a delivery: it waits for its next attempt, or has ended with a reason. */
export type Step =
  | { readonly status: "pending"; readonly dueAt: number }
  | { readonly status: "sent" | "dead" | "suppressed"; readonly note: string };

/** Made of what it is, so that the same thing recorded twice is one delivery. Safe in a URL. */
export function deliveryId(key: ChatKey, kind: DeliveryKind, number: number, target: string): string {
  return `${key.projectId}-${key.chatId}-${kind}-${number}-${target}`;
}
