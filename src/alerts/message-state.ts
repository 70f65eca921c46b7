import * as v from "valibot";
import { ATTEMPT_OUTCOMES, KINDS } from "./delivery.ts";
import { storedCodeSchema } from "./stored-code.ts";

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

const PART_STATUSES = ["open", "sent", "dead", "suppressed"] as const;

/** One of the requests that a message takes: one recipient of an e-mail. Its waits are its own. */
const partSchema = v.object({
  name: v.string(),
  status: v.picklist(PART_STATUSES),
  made: v.number(),
  /** Attempts after which we chose the wait ourselves: they use up the waits. */
  chosen: v.number(),
  /** Milliseconds since 1970; null before the first attempt. */
  firstAt: v.nullable(v.number()),
  dueAt: v.number(),
  rich: memberSchema.entries.rich,
  /** Of an open or sent one its last result; of another one why it ended. Absent: it was not tried. */
  last: v.exactOptional(storedCodeSchema),
  /** By which the channel finds it again. */
  ref: v.exactOptional(v.string()),
});
export type Part = Readonly<v.InferOutput<typeof partSchema>>;

/** How far a message is that takes several requests. */
const progressSchema = v.object({
  /** A part is sent only after the one before it has ended. */
  isSequence: v.boolean(),
  parts: v.pipe(v.array(partSchema), v.readonly()),
});
export type Progress = Readonly<v.InferOutput<typeof progressSchema>>;

/** What one message says: one request to a target, or one for each of its parts, and the deliveries that it covers. */
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
  /** The version at which deliveries last joined it: until the next ones do, it says the same. Absent: none did. */
  content: v.exactOptional(v.number()),
  /** Absent: it is one request, or nothing has been sent yet. */
  progress: v.exactOptional(progressSchema),
  /** What it was to replace is gone: it is posted anew. */
  isAnew: v.exactOptional(v.boolean()),
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
  /** The part that it was for; null or absent: the message was one request. */
  part: v.exactOptional(v.nullable(v.string())),
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

/** What of a message is kept in D1 apart from the columns that older versions know. */
const keptSchema = v.object({
  version: v.number(),
  content: v.number(),
  progress: v.nullable(progressSchema),
  isAnew: v.exactOptional(v.boolean()),
});
export const storedProgressSchema = v.nullable(v.pipe(v.string(), v.parseJson(), keptSchema));

type WithProgress = Pick<MessageState, "content" | "progress" | "isAnew">;

/** Null: there is nothing of it. */
export function storedProgress(message: WithProgress & Pick<MessageState, "version">) {
  const { version, content = 0, progress, isAnew = false } = message;
  if (content === 0 && progress === undefined && !isAnew) return null;
  return JSON.stringify({ version, content, progress: progress ?? null, ...(isAnew ? { isAnew } : {}) });
}

/**
 * An older version that has written the message since does not know of parts, and may have let deliveries join: then all
 * parts are open again, and its content counts as new.
 */
export function progressOf(kept: v.InferOutput<typeof storedProgressSchema>, version: number): WithProgress {
  if (kept === null) return {};
  if (kept.version !== version) return { content: version };
  const { content, progress, isAnew = false } = kept;
  return {
    ...(content === 0 ? {} : { content }),
    ...(progress === null ? {} : { progress }),
    ...(isAnew ? { isAnew } : {}),
  };
}
