import * as v from "valibot";
import { type Attempt, attemptSchema, type Step, type Tries, triesSchema } from "../alerts/delivery.ts";

/** One message to the other side: what it told of, and what became of it as far as is known. */
export interface Entry {
  readonly message: string;
  readonly startedAt: number;
  /** The first leads: its page tells of all of them. */
  readonly carried: readonly Carried[];
  /** Null between the intent and the answer. */
  readonly conclusion: Conclusion | null;
}

export interface Carried {
  readonly id: string;
  /** Before this message. */
  readonly tries: Tries;
}

export interface Conclusion {
  /** Null where nothing was sent: the deliveries were suppressed. */
  readonly attempt: Attempt | null;
  /** What becomes of each that was carried, in their order. */
  readonly steps: readonly Step[];
  /** The target that hears of those that end dead; null where there is none. */
  readonly fallback: string | null;
  /** Who hears that the target is out of order. */
  readonly informed: readonly string[];
  /** The target took nothing before, and does again. */
  readonly recovered: boolean;
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
  conclude(entry: Entry, conclusion: Conclusion): Promise<void>;
  /** D1 has confirmed it. */
  erase(entry: Entry): Promise<void>;
}

const step = v.variant("status", [
  v.object({ status: v.literal("pending"), dueAt: v.number() }),
  v.object({ status: v.picklist(["sent", "dead", "suppressed"]), note: v.string() }),
]);

const entrySchema = v.object({
  message: v.string(),
  startedAt: v.number(),
  carried: v.array(v.object({ id: v.string(), tries: triesSchema })),
  conclusion: v.nullable(
    v.object({
      attempt: v.nullable(attemptSchema),
      steps: v.array(step),
      fallback: v.nullable(v.string()),
      informed: v.array(v.string()),
      recovered: v.boolean(),
    }),
  ),
});

const PREFIX = "message/";

export async function openJournal(storage: DurableObjectStorage): Promise<Journal> {
  const stored = await storage.list({ prefix: PREFIX });
  // Storage lists them by name, which is random; what was known last of a delivery must come last.
  const listed = [...stored.values()].map((value) => v.parse(entrySchema, value));
  const inOrder = listed.sort((one, other) => one.startedAt - other.startedAt);
  const entries = new Map<string, Entry>(inOrder.map((entry) => [entry.message, entry]));
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
    },
    async erase(entry) {
      await storage.delete(PREFIX + entry.message);
      entries.delete(entry.message);
    },
  };
}
