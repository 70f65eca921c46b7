import * as v from "valibot";
import { NO_SUMMARY } from "../alerts/summary.ts";
import type { ChatKey } from "../chat/chat.ts";
import type { Database, Statement } from "./database.ts";
import type { Expiry } from "./expiries.ts";
import { instantsOfDeliveries, markStatement } from "./figures/marks.ts";
import { deliveriesOfChats, forgetCameBack, ofChats, restOfChats, theseChats, wordsOfChats } from "./of-chats.ts";
import { releaseStatements } from "./quarantine.ts";
import { forgetQuarantined } from "./sights.ts";
import { staleStatement } from "./stale-copies.ts";

/** Stands for whoever followed up: that somebody did is kept, so nobody else's claim is taken over unseen. */
const SOMEBODY = "—";

/** The next chats in the order of their keys: those whose time is over, and how far that is. */
export interface Window {
  readonly over: readonly ChatKey[];
  /** Null: up to the last chat there is. */
  readonly upTo: ChatKey | null;
}

/** Looks at `most` chats, and finds at most `atOnce` of them. Nothing but the key is an index for it, and none is needed. */
export async function nextWindow(
  db: Database,
  { after, before }: Expiry,
  most: number,
  atOnce: number,
): Promise<Window> {
  const next = `SELECT chat_id, project_id, received_at, gone FROM chats WHERE (chat_id, project_id) > (?, ?)
    ORDER BY chat_id, project_id LIMIT ?`;
  const values = [after.chatId, after.projectId, most];
  const [found, ends] = await db.batch([
    {
      sql: `SELECT chat_id, project_id FROM (${next}) WHERE gone IS NULL AND received_at < ? LIMIT ?`,
      values: [...values, before, atOnce],
    },
    { sql: `SELECT chat_id, project_id FROM (${next}) LIMIT 1 OFFSET ?`, values: [...values, most - 1] },
  ]);
  const over = readKeys(found);
  const [end = null] = readKeys(ends);
  return { over, upTo: over.length === atOnce ? (over.at(-1) ?? null) : end };
}

/**
 * What can be read of these chats goes, and who followed them up; their counts, digests and what became of their
 * deliveries stay. What is pending is suppressed. One of which something came in meanwhile stays as it is. Repeated, it
 * does and counts nothing.
 */
export function expireStatements(
  { begunAt, before }: Expiry,
  keys: readonly ChatKey[],
  now: number,
): readonly Statement[] {
  const these = ofChats(theseChats(keys));
  const over = { sql: `gone IS NULL AND received_at < ? AND ${these.sql}`, values: [before, ...these.values] };
  const expired: Statement = {
    sql: `SELECT chat_id, project_id FROM chats WHERE gone = 'expired' AND ${these.sql}`,
    values: these.values,
  };
  const [told, bodies, rest, words] = [
    deliveriesOfChats(expired),
    ofChats(expired),
    restOfChats(expired),
    wordsOfChats(expired),
  ];
  return [
    {
      sql: `UPDATE expiries SET chats = chats + (SELECT count(*) FROM chats WHERE ${over.sql}) WHERE begun_at = ?`,
      values: [...over.values, begunAt],
    },
    {
      sql: `UPDATE chats SET gone = 'expired', queue = NULL, disposition = NULL, agent = NULL
            WHERE ${over.sql}`,
      values: over.values,
    },
    markStatement([instantsOfDeliveries({ sql: `status = 'pending' AND ${told.sql}`, values: told.values })], now),
    {
      sql: `UPDATE deliveries SET status = 'suppressed', note = 'expired', ended_at = ?, ref = NULL
            WHERE status = 'pending' AND ${told.sql}`,
      values: [now, ...told.values],
    },
    staleStatement(expired, now, null),
    { sql: `UPDATE revisions SET body = '', contact_id = NULL WHERE ${bodies.sql}`, values: bodies.values },
    {
      sql: `UPDATE alerts SET summary = ?, contact_id = NULL, entity_id = NULL, who = iif(who IS NULL, NULL, ?)
            WHERE ${bodies.sql}`,
      values: [JSON.stringify(NO_SUMMARY), SOMEBODY, ...bodies.values],
    },
    {
      sql: `UPDATE follow_ups SET note = NULL, who = iif(who IS NULL, NULL, ?) WHERE ${bodies.sql}`,
      values: [SOMEBODY, ...bodies.values],
    },
    forgetCameBack(expired),
    { sql: `DELETE FROM rest WHERE ${rest.sql}`, values: rest.values },
    { sql: `DELETE FROM sights WHERE ${words.sql}`, values: words.values },
  ];
}

/** Entries of the quarantine whose time is over, at most `most`. */
export async function oldQuarantine(db: Database, { before }: Expiry, most: number): Promise<readonly string[]> {
  const [rows] = await db.batch([
    { sql: "SELECT id FROM quarantine WHERE last_at < ? LIMIT ?", values: [before, most] },
  ]);
  return v.parse(v.array(v.object({ id: v.string() })), rows).map(({ id }) => id);
}

export function expireQuarantineStatements({ begunAt }: Expiry, ids: readonly string[]): readonly Statement[] {
  return [
    {
      sql: `UPDATE expiries SET quarantined = quarantined +
              (SELECT count(*) FROM quarantine WHERE id IN (SELECT value FROM json_each(?))) WHERE begun_at = ?`,
      values: [JSON.stringify(ids), begunAt],
    },
    ...releaseStatements(ids),
    forgetQuarantined(ids),
  ];
}

function readKeys(rows: unknown): readonly ChatKey[] {
  return v
    .parse(v.array(v.object({ chat_id: v.number(), project_id: v.number() })), rows)
    .map(({ chat_id: chatId, project_id: projectId }) => ({ projectId, chatId }));
}
