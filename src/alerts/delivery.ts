import * as v from "valibot";
import type { ChatKey } from "../chat/chat.ts";
import type { Reason } from "./reasons.ts";

/**
 * Why a target is told something: of a chat that needs attention, that nobody claimed it, that it was claimed and is not
 * resolved, how it stands by now; of a period; of what the self-check found; of a target that is disabled.
 */
export const KINDS = ["alert", "escalation", "reminder", "change", "digest", "watch", "outage"] as const;
export type DeliveryKind = (typeof KINDS)[number];

/** As a record has it: `unknown` to this version, written by a newer one. */
export type RecordedKind = DeliveryKind | "unknown";

/** Of these, many go out in one message; the others one by one. */
export const BATCHED_KINDS = ["alert", "escalation", "reminder"] as const satisfies readonly DeliveryKind[];

export function isBatched(kind: DeliveryKind): boolean {
  return BATCHED_KINDS.some((batched) => batched === kind);
}

/** Stands where a target's name would, where a rule tells nobody: no target is called so. */
export const NO_TARGET = "-";

/** One thing to tell one target, while it is pending. */
export interface Delivery {
  readonly id: string;
  /** Null: it is about no single chat. */
  readonly key: ChatKey | null;
  readonly kind: DeliveryKind;
  /** By which the target hears; null: no rule matched. */
  readonly rule: string | null;
  /** Another target: of an alert, the target that could not be notified; of an outage, the disabled one. */
  readonly otherTarget: string | null;
  /** The new ones, that this delivery tells. */
  readonly reasons: readonly Reason[];
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly dueAt: number;
  readonly tries: RetryState;
  /** The message that it has to replace, as its channel names it; null: it does not know one. */
  readonly ref: string | null;
}

/** What an attempt came to: `malformed` blames the message, `out-of-order` the target. */
export const ATTEMPT_OUTCOMES = ["sent", "retry", "malformed", "out-of-order", "dead"] as const;

/** One request to the other side, and what became of it; as D1 and the journal keep it. */
export const attemptSchema = v.object({
  /** The message that carried the delivery; the same for all that went together. */
  message: v.string(),
  at: v.number(),
  milliseconds: v.number(),
  outcome: v.picklist(ATTEMPT_OUTCOMES),
  status: v.nullable(v.number()),
  note: v.string(),
  /** The other side said how long to wait. */
  asked: v.boolean(),
  /** The first delivery of the message, where this is not the first. */
  led: v.optional(v.string()),
  /** By which its channel can change the message later, or answer below it. */
  ref: v.optional(v.string()),
  /** The others of the message, where this is the first: its page tells of all of them. */
  along: v.optional(v.array(v.string())),
});
export type Attempt = Readonly<v.InferOutput<typeof attemptSchema>>;

/** What a delivery's attempts came to, as far as the next one depends on it. Those before it was last sent again by hand do not count. */
export const retryStateSchema = v.object({
  made: v.number(),
  /** Those after which we chose the wait ourselves: they use up the waits. */
  chosen: v.number(),
  /** Milliseconds since 1970; null where there was none. */
  firstAt: v.nullable(v.number()),
  /** It was refused as malformed: the next one goes out as plain text. */
  malformed: v.boolean(),
});
export type RetryState = Readonly<v.InferOutput<typeof retryStateSchema>>;

export const NO_RETRIES: RetryState = { made: 0, chosen: 0, firstAt: null, malformed: false };

/** A disabled target is tried again once somebody has enabled it: from then on its retry schedule begins anew. */
export function retryStateAfter(earlier: RetryState, { at, outcome, asked }: Attempt): RetryState {
  if (outcome === "out-of-order") return { ...earlier, made: earlier.made + 1, chosen: 0, firstAt: null };
  return {
    made: earlier.made + 1,
    chosen: earlier.chosen + (outcome === "retry" && !asked ? 1 : 0),
    firstAt: earlier.firstAt ?? at,
    malformed: earlier.malformed || outcome === "malformed",
  };
}

export const STATUSES = ["pending", "sent", "dead", "suppressed"] as const;
export type DeliveryStatus = (typeof STATUSES)[number];

/**
 * Made of what it is, so that the same thing recorded twice is one delivery; ends in its target. Safe in a URL. `which`
 * of its kind: the alert's number, of an escalation with its step.
 */
export function deliveryId(key: ChatKey, kind: DeliveryKind, which: number | string, target: string): string {
  return `${key.projectId}-${key.chatId}-${kind}-${which}-${target}`;
}

/** The number in the id of a delivery that is about a chat; NaN of one that is not. */
export function numberOf({ id, key, kind }: Pick<Delivery, "id" | "key" | "kind">): number {
  const before = key === null ? "" : `${key.projectId}-${key.chatId}-${kind}-`;
  return id.startsWith(before) ? Number.parseInt(id.slice(before.length), 10) : Number.NaN;
}

const CHAT = new RegExp(`^(\\d+)-(\\d+)-(?:${KINDS.join("|")})-`);

/** The chat in a delivery's id; null where it is about no single chat. */
export function chatOf(id: string): ChatKey | null {
  const [, projectId, chatId] = CHAT.exec(id) ?? [];
  return projectId === undefined || chatId === undefined
    ? null
    : { projectId: Number(projectId), chatId: Number(chatId) };
}
