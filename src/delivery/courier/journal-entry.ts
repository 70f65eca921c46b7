import * as v from "valibot";
import { attemptRecordSchema, messageSchema } from "../../alerts/message-state.ts";

const endedSchema = v.object({
  id: v.string(),
  status: v.picklist(["sent", "dead", "suppressed"]),
  note: v.string(),
});

/** A delivery that has ended. */
export type Ended = Readonly<v.InferOutput<typeof endedSchema>>;

/** One message, as the courier knows it and D1 does not yet. Instants in milliseconds since 1970. */
export const entrySchema = v.object({
  /** As it waits; where it has ended, with the deliveries that it covered. */
  message: messageSchema,
  /** When the first thing in this entry was begun. */
  begunAt: v.number(),
  /** When a request was made whose answer is not known; null: none is under way. */
  startedAt: v.nullable(v.number()),
  /** Deliveries that D1 does not know to be in this message, messages that it has taken in, deliveries that left it. */
  joined: v.array(v.string()),
  absorbed: v.array(v.string()),
  left: v.array(v.string()),
  /** The first, and the last ones. */
  attempts: v.array(attemptRecordSchema),
  /** Deliveries that have ended, and how. */
  ended: v.array(endedSchema),
  /** What the last attempt came to, or why the message ended; as it is stored. */
  code: v.string(),
  args: v.string(),
  /** Null while it waits. */
  end: v.nullable(
    v.object({
      status: v.picklist(["sent", "dead", "suppressed", "ended"]),
      at: v.number(),
      ref: v.nullable(v.string()),
    }),
  ),
  /** The target that hears of what ended dead; null where there is none. */
  fallback: v.nullable(v.string()),
  /** The target is out of order: since when, what it answered, and who hears of it. */
  outage: v.nullable(v.object({ since: v.number(), reason: v.string(), informed: v.array(v.string()) })),
  /** The target took nothing before, and does again. */
  recovered: v.boolean(),
  /** A long wait that it asked for; "over": one has ended. */
  wait: v.nullable(
    v.union([
      v.literal("over"),
      v.object({ since: v.number(), until: v.number(), code: v.string(), args: v.string() }),
    ]),
  ),
});
export type Entry = Readonly<v.InferOutput<typeof entrySchema>>;
