import * as v from "valibot";
import { keptAttempts } from "../../alerts/message-state.ts";
import { type Entry, entryOfOlderVersion, entrySchema } from "./journal-entry.ts";

/**
 * What the courier has sent and D1 does not know yet, in the Durable Object's own storage: one entry for each message,
 * however many attempts there were. What it holds as sent is never sent again. It is kept in memory too, so that an
 * answer survives a storage that fails to write it.
 */
export interface Journal {
  /** In the order in which they were begun. */
  entries(): readonly Entry[];
  /** What D1 refuses for good: it is not told again, and what it ended is not sent again. */
  aside(): readonly Entry[];
  /** Ids of entries that cannot be read, and of deliveries that they say were sent. They are left for who can. */
  readonly unreadable: readonly string[];
  /**
   * Before the request. Throws when it could not be written, or the round `isOver` by then: nothing may be sent. Returns
   * the intent as it is kept.
   */
  intend(entry: Entry, isOver: () => boolean): Promise<Entry>;
  /**
   * After the answer, and for what needs no request. An answer to an intent that another round has dealt with since is
   * too late: then false, and nothing is kept. `beside`: what is stored with it or not at all, by its key.
   */
  conclude(entry: Entry, intent?: Entry, beside?: () => Readonly<Record<string, unknown>>): Promise<boolean>;
  /** D1 has confirmed it. What is known of the message by now, and was not when D1 was told, is kept. */
  erase(entry: Entry): Promise<void>;
  setAside(entry: Entry, kept?: Entry): Promise<void>;
}

const PREFIX = "entry/";
const ASIDE = "aside/";

/** Where older versions keep theirs, in another form. */
const OLDER = "message/";

export async function openJournal(storage: DurableObjectStorage): Promise<Journal> {
  const [own, apart, older] = await Promise.all(
    [PREFIX, ASIDE, OLDER].map((prefix) => storage.list<unknown>({ prefix })),
  );
  const unreadable: string[] = [];
  const readAll = (
    stored: ReadonlyMap<string, unknown> | undefined,
    prefix: string,
    read: (value: unknown) => Entry | null,
  ) =>
    [...(stored ?? [])].flatMap(([key, value]) => {
      const entry = read(value);
      if (entry === null) unreadable.push(key.slice(prefix.length), ...sentIn(value));
      return entry === null ? [] : [entry];
    });
  const readOwn = (value: unknown) => {
    const parsed = v.safeParse(entrySchema, value);
    return parsed.success ? parsed.output : null;
  };
  // Storage lists them by name, which is random; what was known last of a delivery must come last.
  const found = [...readAll(older, OLDER, entryOfOlderVersion), ...readAll(own, PREFIX, readOwn)];
  const entries = new Map<string, Entry>(
    found.toSorted((one, other) => one.begunAt - other.begunAt).map((entry) => [entry.message.id, entry]),
  );
  const aside = readAll(apart, ASIDE, readOwn);
  const olderKeys = new Set([...(older ?? [])].map(([key]) => key));
  const put = (entry: Entry, beside: Readonly<Record<string, unknown>> = {}) =>
    storage.put({ [PREFIX + entry.message.id]: entry, ...beside });
  const cut = (entry: Entry): Entry => ({ ...entry, attempts: [...keptAttempts(entry.attempts)] });
  const forget = async (entry: Entry) => {
    const { id } = entry.message;
    const isLatest = () => entries.get(id) === entry;
    if (!isLatest()) return;
    await storage.delete(PREFIX + id);
    if (olderKeys.has(OLDER + id)) await storage.delete(OLDER + id);
    if (isLatest()) entries.delete(id);
  };
  return {
    entries: () => [...entries.values()],
    aside: () => aside,
    unreadable,
    async intend(entry, isOver) {
      const { id } = entry.message;
      const [intent, before] = [cut(entry), entries.get(id)];
      await put(intent);
      if (isOver() || entries.get(id) !== before) {
        // Another round knows better by now, and may have kept something newer.
        if (entries.get(id) === before) await (before === undefined ? storage.delete(PREFIX + id) : put(before));
        throw new Error("the round was given up");
      }
      entries.set(id, intent);
      return intent;
    },
    async conclude(entry, intent, beside) {
      const { id } = entry.message;
      if (intent !== undefined && entries.get(id) !== intent) return false;
      const kept = cut(entry);
      // In memory first: where storage fails to write an answer, it is known all the same.
      entries.set(id, kept);
      await put(kept, beside?.()).catch(() => {});
      return true;
    },
    erase: forget,
    async setAside(entry, kept = entry) {
      await storage.put(ASIDE + entry.message.id, kept);
      aside.push(kept);
      await forget(entry);
    },
  };
}

const sentSchema = v.object({ ended: v.array(v.object({ id: v.string(), status: v.string() })) });

/** Of an entry that cannot be read as a whole: the deliveries that it says were sent. */
function sentIn(value: unknown): readonly string[] {
  const parsed = v.safeParse(sentSchema, value);
  return parsed.success ? parsed.output.ended.filter(({ status }) => status === "sent").map(({ id }) => id) : [];
}
