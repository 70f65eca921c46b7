import * as v from "valibot";
import { keptAttempts } from "../../alerts/message-state.ts";
import { type Entry, entryOfOlderVersion, entrySchema } from "./journal-entry.ts";

/**
 * What the courier has sent and D1 does not know yet, in the Durable Object's own storage: one entry per message,
 * however many attempts. What it records as sent is never sent again. It is also kept in memory, so that a response
 * survives a failing write.
 */
export interface Journal {
  /** In the order in which they were begun. */
  entries(): readonly Entry[];
  /**
   * Entries that D1 refuses permanently: they are not written again, and deliveries that they ended are not sent again.
   */
  aside(): readonly Entry[];
  /**
   * Ids of entries that cannot be read, and of deliveries that they say were sent. They are left for a version that
   * can.
   */
  readonly unreadable: readonly string[];
  /**
   * Before the request. Throws if it could not be written, or if the round `isOver`: then nothing may be sent. Returns
   * the stored intent.
   */
  intend(entry: Entry, isOver: () => boolean): Promise<Entry>;
  /**
   * After the response, and for what needs no request. Returns false, and stores nothing, if another round has handled
   * the intent since. `beside`: stored in the same write, by key.
   */
  conclude(entry: Entry, intent?: Entry, extra?: () => Readonly<Record<string, unknown>>): Promise<boolean>;
  /** D1 has confirmed it. Anything that was added to the entry after D1 was written is kept. */
  erase(entry: Entry): Promise<void>;
  setAside(entry: Entry, kept?: Entry): Promise<void>;
}

const PREFIX = "entry/";
const ASIDE = "aside/";

/** The prefix of older versions' entries, which have another form. */
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
  // Storage lists them by their random names; the latest entry about a delivery must come last.
  const found = [...readAll(older, OLDER, entryOfOlderVersion), ...readAll(own, PREFIX, readOwn)];
  const entries = new Map<string, Entry>(
    found.toSorted((one, other) => one.begunAt - other.begunAt).map((entry) => [entry.message.id, entry]),
  );
  const aside = readAll(apart, ASIDE, readOwn);
  const olderKeys = new Set([...(older ?? [])].map(([key]) => key));
  const put = (entry: Entry, extra: Readonly<Record<string, unknown>> = {}) =>
    storage.put({ [PREFIX + entry.message.id]: entry, ...extra });
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
        // Another round knows better and may have stored something newer.
        if (entries.get(id) === before) await (before === undefined ? storage.delete(PREFIX + id) : put(before));
        throw new Error("the round was given up");
      }
      entries.set(id, intent);
      return intent;
    },
    async conclude(entry, intent, extra) {
      const { id } = entry.message;
      if (intent !== undefined && entries.get(id) !== intent) return false;
      const kept = cut(entry);
      // In memory first: if storage fails to write a response, it is still known.
      entries.set(id, kept);
      await put(kept, extra?.()).catch(() => {});
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

/** From an entry that cannot be read: the deliveries that it says were sent. */
function sentIn(value: unknown): readonly string[] {
  const parsed = v.safeParse(sentSchema, value);
  return parsed.success ? parsed.output.ended.filter(({ status }) => status === "sent").map(({ id }) => id) : [];
}
