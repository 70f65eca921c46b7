import * as v from "valibot";
import { bodyBytes } from "../body.ts";
import type { Database } from "../database.ts";

/** The position up to which bodies were read. Instants in milliseconds since 1970. */
export interface Reached {
  readonly receivedAt: number;
  readonly chatId: number;
  readonly projectId: number;
}

/** A revision whose body has not been read for its columns. */
export interface Unfilled extends Reached {
  readonly revision: number;
  /** Of its stored body. */
  readonly size: number;
}

/** What is left to be read after a position. */
export interface NextUnfilled {
  readonly unfilled: readonly Unfilled[];
  /** The last examined chat; null if there is none after the position. */
  readonly last: Reached | null;
  /** No chat comes after `last`. */
  readonly isEnd: boolean;
}

/**
 * At most `most` revisions of the next chats, of which a bounded number is examined. One transaction, two statements.
 */
export async function nextUnfilled(
  db: Database,
  { receivedAt, chatId, projectId }: Reached,
  { most, chats }: { readonly most: number; readonly chats: number },
): Promise<NextUnfilled> {
  const next = `SELECT received_at, chat_id, project_id FROM chats INDEXED BY kept
    WHERE gone IS NULL AND (received_at, chat_id, project_id) > (?1, ?2, ?3)
    ORDER BY received_at, chat_id, project_id LIMIT ?4`;
  const values = [receivedAt, chatId, projectId, chats];
  const rest = "'revision/' || next.project_id || '/' || next.chat_id || '/' || revisions.revision";
  const [unfilled, ends] = await db.batch([
    {
      sql: `SELECT next.*, revisions.revision, octet_length(body)
              + (SELECT total(octet_length(rest.body)) FROM rest WHERE owner = ${rest}) AS size
            FROM (${next}) AS next
            CROSS JOIN revisions ON revisions.chat_id = next.chat_id AND revisions.project_id = next.project_id
            WHERE columns_read IS NULL AND octet_length(body) > 0 LIMIT ?5`,
      values: [...values, most],
    },
    {
      sql: `SELECT count(*) OVER () AS count, next.* FROM (${next}) AS next
            ORDER BY received_at DESC, chat_id DESC, project_id DESC LIMIT 1`,
      values,
    },
  ]);
  const [end] = v.parse(v.array(endRow), ends);
  return {
    unfilled: v.parse(v.array(unfilledRow), unfilled).map((row) => ({ ...reachedOf(row), ...sizeOf(row) })),
    last: end === undefined ? null : reachedOf(end),
    isEnd: end === undefined || end.count < chats,
  };
}

/** The bodies of these, in the same order; empty for one that is gone. */
export async function readUnfilled(
  db: Database,
  unfilled: readonly Unfilled[],
): Promise<readonly Uint8Array<ArrayBuffer>[]> {
  const asked = JSON.stringify(unfilled);
  const these = `SELECT key AS place, value ->> 'chatId' AS chat_id, value ->> 'projectId' AS project_id,
    value ->> 'revision' AS revision FROM json_each(?)`;
  const [bodies, rest] = await db.batch([
    {
      sql: `SELECT place, encoding, body FROM (${these}) AS these
            CROSS JOIN revisions USING (chat_id, project_id, revision)`,
      values: [asked],
    },
    {
      sql: `SELECT place, body FROM (${these}) AS these
            CROSS JOIN rest ON owner = 'revision/' || project_id || '/' || chat_id || '/' || revision
            ORDER BY place, part`,
      values: [asked],
    },
  ]);
  const parts = Map.groupBy(v.parse(v.array(restRow), rest), ({ place }) => place);
  const found = new Map(v.parse(v.array(bodyRow), bodies).map((row) => [row.place, row]));
  return unfilled.map((_, place) => {
    const first = found.get(place);
    const more = (parts.get(place) ?? []).map(({ body }) => body);
    return first === undefined ? new Uint8Array() : bodyBytes(first.encoding, [first.body, ...more]);
  });
}

function reachedOf(row: v.InferOutput<typeof reachedRow>): Reached {
  return { receivedAt: row.received_at, chatId: row.chat_id, projectId: row.project_id };
}

function sizeOf({ revision, size }: v.InferOutput<typeof unfilledRow>) {
  return { revision, size };
}

const reachedRow = v.object({ received_at: v.number(), chat_id: v.number(), project_id: v.number() });
const unfilledRow = v.object({ ...reachedRow.entries, revision: v.number(), size: v.number() });
const endRow = v.object({ ...reachedRow.entries, count: v.number() });
const restRow = v.object({ place: v.number(), body: v.string() });
const bodyRow = v.object({ place: v.number(), encoding: v.string(), body: v.string() });

/** How many chats are named. */
const NAMED_CHATS = 20;

/** The names of the first chats of a project with a body that could not be read for its columns. */
export async function unreadChats(db: Database, projectId: number): Promise<readonly string[]> {
  const [rows] = await db.batch([
    {
      sql: `SELECT DISTINCT project_id || '/' || chat_id AS chat FROM revisions
            WHERE columns_read = 0 AND project_id = ? LIMIT ${NAMED_CHATS}`,
      values: [projectId],
    },
  ]);
  return v.parse(v.array(v.object({ chat: v.string() })), rows).map(({ chat }) => chat);
}
