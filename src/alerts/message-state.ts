import * as v from "valibot";
import { ATTEMPT_OUTCOMES, KINDS } from "./delivery.ts";

/** A delivery in a message that waits for its next attempt. Its waits are its own, and count from when it joined. */
export const memberSchema = v.object({
  id: v.string(),
  /** Attempts that covered it. */
  made: v.number(),
  /** Those after which we chose the wait ourselves, and for which it was due: they use up the waits. */
  chosen: v.number(),
  /** Milliseconds since 1970; null before the first. */
  firstAt: v.nullable(v.number()),
  /** When it is due by its own waits, in milliseconds since 1970. It goes along before that where others are due. */
  dueAt: v.number(),
  /** The other side failed at a form richer than plain text: how often, since when, and whether plain text was tried. */
  rich: v.exactOptional(v.object({ errors: v.number(), since: v.number(), triedPlain: v.boolean() })),
});
export type Member = Readonly<v.InferOutput<typeof memberSchema>>;

/** `plain`: it was refused for its form, so it goes as plain text. `alone`: it could not be composed with others. */
export const FORMS = ["rich", "plain", "alone"] as const;
export type Form = (typeof FORMS)[number];

/** One request to a target that has not ended, and the deliveries that it covers. */
export const messageSchema = v.object({
  id: v.string(),
  kind: v.picklist(KINDS),
  form: v.picklist(FORMS),
  members: v.array(memberSchema),
  /** How many attempts. */
  made: v.number(),
  /** How often it was written: a write that comes late does nothing. */
  version: v.number(),
  createdAt: v.number(),
  dueAt: v.number(),
});
export type MessageState = Readonly<v.InferOutput<typeof messageSchema>>;

/** What one attempt came to: `code` and `args` (JSON) are the channel's result as it is stored. */
export const attemptRecordSchema = v.object({
  /** The first is 1. */
  number: v.number(),
  at: v.number(),
  milliseconds: v.number(),
  outcome: v.picklist(ATTEMPT_OUTCOMES),
  status: v.nullable(v.number()),
  code: v.string(),
  args: v.string(),
  /** How many deliveries it covered. */
  covered: v.number(),
});
export type AttemptRecord = Readonly<v.InferOutput<typeof attemptRecordSchema>>;

/** Of a message the first attempt is kept and as many of the last. */
const LAST_KEPT = 20;

/** Where an attempt is kept: the first in slot 0, the others in a ring behind it. */
export function slotOf(number: number): number {
  return number === 1 ? 0 : 1 + ((number - 2) % LAST_KEPT);
}

/** What is kept of attempts, in their order. */
export function keptAttempts(attempts: readonly AttemptRecord[]): readonly AttemptRecord[] {
  const first = attempts.filter(({ number }) => number === 1);
  return [...first, ...attempts.filter(({ number }) => number > 1).slice(-LAST_KEPT)];
}
