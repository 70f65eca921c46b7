import * as v from "valibot";
import type { ChatKey } from "../../chat/chat.ts";
import { bodyBytes } from "../body.ts";
import { chatColumns, withKey } from "../columns.ts";
import type { Database, Statement } from "../database.ts";
import { releaseStatements } from "../quarantine/quarantine.ts";
import { inChats, keysQuery } from "../scope.ts";
import { forgetQuarantined } from "../service-events.ts";
import { type Erasure, type Looking, written } from "./erasures.ts";
import { isHeld } from "./holds.ts";

/** A body in quarantine, as it came. */
export interface QuarantinedBody {
  readonly id: string;
  readonly iv: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** So many are looked at in one go at most, and no more of them than 200 kB in base64, unless it is one alone. */
const ENTRIES = 20;
const CHARACTERS = 270_000;

/** Which entries are looked at next, in the order of their ids, without their bodies. */
export interface NextKept {
  readonly ids: readonly string[];
  /** Nothing comes after them. */
  readonly isLast: boolean;
}

/**
 * The entries that follow upon `seen`. Where a run was last heard of while it read some (`looking`), the first of those
 * alone: it may be more than a run has the CPU time for.
 */
export async function nextKept(db: Database, { seen, looking }: Pick<Erasure, "seen" | "looking">): Promise<NextKept> {
  const { ids, isLast } = await idsAfter(db, seen);
  if (looking === null || ids.length <= 1) return { ids, isLast };
  return { ids: ids.slice(0, 1), isLast: false };
}

/** Before the bodies are read: a run that ends over them is known by it. Null: none did. */
export function lookingStatement({ id, seen, subject }: Erasure, looking: Looking | null): Statement {
  return {
    sql: "UPDATE erasures SET looking = ? WHERE id = ? AND step = ? AND seen = ?",
    values: [looking === null ? "" : `${looking.tries}/${looking.upTo}`, id, written(subject.kind, "quarantine"), seen],
  };
}

/** These entries, whole, in the order of their ids. */
export async function readKept(db: Database, ids: readonly string[]): Promise<readonly QuarantinedBody[]> {
  const values = [JSON.stringify(ids)];
  const [entries, rest] = await db.batch([
    { sql: "SELECT id, iv, body FROM quarantine WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id", values },
    {
      sql: "SELECT value AS id, body FROM json_each(?) JOIN rest ON owner = 'quarantine/' || value ORDER BY value, part",
      values,
    },
  ]);
  const parts = Map.groupBy(v.parse(v.array(restRow), rest), ({ id }) => id);
  return v.parse(v.array(entryRow), entries).map(({ id, iv, body }) => ({
    id,
    iv,
    bytes: bodyBytes("base64", [body, ...(parts.get(id) ?? []).map((part) => part.body)]),
  }));
}

const restRow = v.object({ id: v.string(), body: v.string() });
const entryRow = v.object({ id: v.string(), iv: v.string(), body: v.string() });

async function idsAfter(db: Database, seen: string): Promise<NextKept> {
  const [rows] = await db.batch([
    {
      sql: `SELECT id, length(body) + coalesce((SELECT sum(length(rest.body)) FROM rest
              WHERE owner = 'quarantine/' || quarantine.id), 0) AS size
            FROM quarantine WHERE id > ? ORDER BY id LIMIT ?`,
      values: [seen, ENTRIES],
    },
  ]);
  const found = v.parse(v.array(v.object({ id: v.string(), size: v.number() })), rows);
  const ids: string[] = [];
  let sum = 0;
  for (const { id, size } of found) {
    sum += size;
    if (ids.length === 0 || sum <= CHARACTERS) ids.push(id);
  }
  return { ids, isLast: found.length < ENTRIES && ids.length === found.length };
}

/** Of some chats those that were erased, and those on hold of which it is not on record yet that they wait for its end. */
export interface Among {
  readonly erased: readonly ChatKey[];
  readonly held: readonly ChatKey[];
}

export async function erasedAmong(db: Database, keys: readonly ChatKey[], now: number): Promise<Among> {
  const held = isHeld("chats", now);
  const waits = `EXISTS (SELECT 1 FROM erasures WHERE erasures.ended_at IS NULL
    AND erasures.id = 'chat-' || chats.project_id || '-' || chats.chat_id)`;
  const these = inChats(keysQuery(keys));
  const [rows] = await db.batch([
    {
      sql: `SELECT chat_id, project_id, gone IS 'erased' AS is_erased, ${held.sql} AND NOT ${waits} AS is_held
            FROM chats WHERE ${these.sql}`,
      values: [...held.values, ...these.values],
    },
  ]);
  const found = v.parse(v.array(amongRow), rows).map(({ is_erased, is_held, ...read }) => ({
    ...{ key: withKey(read).key, isErased: is_erased === 1, isOnHold: is_held === 1 },
  }));
  return {
    erased: found.filter(({ isErased }) => isErased).map(({ key }) => key),
    held: found.filter(({ isOnHold }) => isOnHold).map(({ key }) => key),
  };
}

const amongRow = v.object({
  ...chatColumns,
  is_erased: v.number(),
  is_held: v.number(),
});

/** So many of those that could not be read are named: somebody has to look at them. */
const NAMED_ENTRIES = 20;

/** Entries were looked at, up to `seen`: `ids` of them are erased, `unreadable` could not be read. Repeated, it counts nothing. */
export function lookedStatements(
  erasure: Erasure,
  looked: { readonly seen: string; readonly ids: readonly string[]; readonly unreadable: readonly string[] },
): readonly Statement[] {
  const unreadable = [...erasure.unreadableIds, ...looked.unreadable];
  return [
    {
      sql: `UPDATE erasures SET seen = ?, looking = '', unreadable = unreadable + ?, unreadable_ids = ?,
              quarantined = quarantined + (SELECT count(*) FROM quarantine WHERE id IN (SELECT value FROM json_each(?)))
            WHERE id = ? AND step = ? AND seen = ?`,
      values: [
        ...[looked.seen, looked.unreadable.length, JSON.stringify(unreadable.slice(0, NAMED_ENTRIES))],
        ...[JSON.stringify(looked.ids), erasure.id, written(erasure.subject.kind, "quarantine"), erasure.seen],
      ],
    },
    ...releaseStatements(looked.ids),
    forgetQuarantined(looked.ids),
  ];
}
