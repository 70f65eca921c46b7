import * as v from "valibot";
import type { BodyHeaders } from "../../chat/body-text.ts";
import type { ChatKey } from "../../chat/chat.ts";
import { bodyBytes } from "../body.ts";
import { chatColumns, withKey } from "../columns.ts";
import type { Database, Statement } from "../database.ts";
import { inChats, keysQuery } from "../in-chats.ts";
import { headerColumns, headersOf, releaseStatements } from "../quarantine/quarantine.ts";
import { forgetQuarantined } from "../service-events.ts";
import { type Erasure, type Looking, written } from "./erasures.ts";
import { isHeld } from "./holds.ts";

/** A body in the quarantine, as received. */
export interface QuarantinedBody {
  readonly id: string;
  readonly iv: string;
  readonly headers: BodyHeaders;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The maximum of entries examined at once. Their total is at most 200 kB in base64, unless it is a single entry. */
const ENTRIES = 20;
const CHARACTERS = 270_000;

/** The entries to examine next, in order of their ids, without their bodies. */
export interface NextKept {
  readonly ids: readonly string[];
  /** Nothing comes after them. */
  readonly isLast: boolean;
}

/**
 * The entries after `seen`. If a run was last heard of while reading some (`looking`), only the first of those: it may
 * need more CPU time than a run has.
 */
export async function nextKept(db: Database, { seen, looking }: Pick<Erasure, "seen" | "looking">): Promise<NextKept> {
  const { ids, isLast } = await idsAfter(db, seen);
  if (looking === null || ids.length <= 1) return { ids, isLast };
  return { ids: ids.slice(0, 1), isLast: false };
}

/** Written before the bodies are read, to recognise an entry that ends a run. Null: none did. */
export function lookingStatement({ id, seen, subject }: Erasure, looking: Looking | null): Statement {
  return {
    sql: "UPDATE erasures SET looking = ? WHERE id = ? AND step = ? AND seen = ?",
    values: [looking === null ? "" : `${looking.tries}/${looking.upTo}`, id, written(subject.kind, "quarantine"), seen],
  };
}

/** These entries with their bodies, in order of their ids. */
export async function readKept(db: Database, ids: readonly string[]): Promise<readonly QuarantinedBody[]> {
  const values = [JSON.stringify(ids)];
  const [entries, rest] = await db.batch([
    {
      sql: `SELECT id, iv, content_type, content_encoding, body FROM quarantine
            WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`,
      values,
    },
    {
      sql: "SELECT value AS id, body FROM json_each(?) JOIN rest ON owner = 'quarantine/' || value ORDER BY value, part",
      values,
    },
  ]);
  const parts = Map.groupBy(v.parse(v.array(restRow), rest), ({ id }) => id);
  return v.parse(v.array(entryRow), entries).map(({ id, iv, body, ...headers }) => ({
    id,
    iv,
    headers: headersOf(headers),
    bytes: bodyBytes("base64", [body, ...(parts.get(id) ?? []).map((part) => part.body)]),
  }));
}

const restRow = v.object({ id: v.string(), body: v.string() });
const entryRow = v.object({ id: v.string(), iv: v.string(), ...headerColumns, body: v.string() });

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

/** Of some chats, those that were erased, and those on hold whose waiting is not recorded yet. */
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

/** How many unreadable entries are named, so that somebody can check them. */
const NAMED_ENTRIES = 20;

/**
 * Records that entries were examined up to `seen`: `ids` of them are erased, `unreadable` could not be read.
 * Idempotent.
 */
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
