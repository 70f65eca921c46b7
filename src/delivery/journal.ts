import * as v from "valibot";
import { type Attempt, attemptSchema, type Step } from "../alerts/delivery.ts";

/** One message to the other side: what it told of, and what became of it as far as is known. */
export interface Entry {
  readonly message: string;
  readonly deliveries: readonly string[];
  /** The attempts before this one. */
  readonly earlier: readonly Attempt[];
  readonly startedAt: number;
  /** Null between the intent and the answer. */
  readonly conclusion: Conclusion | null;
}

export interface Conclusion {
  /** Null where nothing was sent: the delivery was suppressed. */
  readonly attempt: Attempt | null;
  readonly step: Step;
}

/**
 * What the courier has sent and D1 does not know yet, in the Durable Object's own storage. What it holds as sent is
 * never sent again. It is kept in memory too, so that an answer survives a storage that fails to write it.
 */
export interface Journal {
  /** In the order in which they were begun. */
  entries(): readonly Entry[];
  /** Before the request. Throws when it could not be written: then nothing may be sent. */
  intend(entry: Entry): Promise<void>;
  /** After the answer. */
  conclude(entry: Entry, conclusion: Conclusion): Promise<Entry>;
  /** D1 has confirmed it. */
  erase(entry: Entry): Promise<void>;
  /** Nothing may be sent before this instant: the target's pace, or a wait that the other side asked for. */
  notBefore(): number;
  holdUntil(instant: number): Promise<void>;
}

const step = v.variant("status", [
  v.object({ status: v.literal("pending"), dueAt: v.number() }),
  v.object({ status: v.picklist(["sent", "dead", "suppressed"]), note: v.string() }),
]);

const entrySchema = v.object({
  message: v.string(),
  deliveries: v.array(v.string()),
  earlier: v.array(attemptSchema),
  startedAt: v.number(),
  conclusion: v.nullable(v.object({ attempt: v.nullable(attemptSchema), step })),
});

const PREFIX = "message/";
const HOLD = "not-before";

export async function openJournal(storage: DurableObjectStorage): Promise<Journal> {
  const stored = await storage.list({ prefix: PREFIX });
  // Storage lists them by name, which is random; what was known last of a delivery must come last.
  const listed = [...stored.values()].map((value) => v.parse(entrySchema, value));
  const inOrder = listed.sort((one, other) => one.startedAt - other.startedAt);
  const entries = new Map<string, Entry>(inOrder.map((entry) => [entry.message, entry]));
  let notBefore = v.parse(v.optional(v.number(), 0), await storage.get(HOLD));
  return {
    entries: () => [...entries.values()],
    async intend(entry) {
      await storage.put(PREFIX + entry.message, entry);
      entries.set(entry.message, entry);
    },
    async conclude(entry, conclusion) {
      const concluded = { ...entry, conclusion };
      entries.set(entry.message, concluded);
      await storage.put(PREFIX + entry.message, concluded).catch(() => {});
      return concluded;
    },
    async erase(entry) {
      await storage.delete(PREFIX + entry.message);
      entries.delete(entry.message);
    },
    notBefore: () => notBefore,
    async holdUntil(instant) {
      notBefore = Math.max(notBefore, instant);
      await storage.put(HOLD, notBefore).catch(() => {});
    },
  };
}
