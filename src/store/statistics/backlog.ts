import * as v from "valibot";
import { TOO_OLD } from "../../alerts/end-reason.ts";
import type { ChatKey } from "../../chat/chat.ts";
import { chatColumns, withKey } from "../columns.ts";
import type { Database } from "../database.ts";

/** How many alerts of a queue are unresolved. */
export interface OpenCount {
  /** Null: the chats had no queue. */
  readonly queue: string | null;
  readonly open: number;
}

/** The maximum of rows read; more than any list shows. */
const MOST = 2_000;

/** Unresolved alerts opened before an instant, in their current state; most first. Counts at most 2,000. */
export async function countOpen(db: Database, before: number): Promise<readonly OpenCount[]> {
  const [rows] = await db.batch([
    {
      sql: `SELECT queue, count(*) AS open FROM (
              SELECT opened_at, summary ->> 'queue' AS queue FROM alerts INDEXED BY inbox_tabs
              WHERE state <> 'resolved' LIMIT ?)
            WHERE opened_at < ? GROUP BY 1 ORDER BY 2 DESC, 1`,
      values: [MOST, before],
    },
  ]);
  return v.parse(v.array(v.object({ queue: v.nullable(v.string()), open: v.number() })), rows);
}

/** From an instant until before another, in milliseconds since 1970. */
interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** What was recorded in a period as too old for an alert. */
export interface TooOld {
  readonly count: number;
  /** The latest first, at most as many as requested. */
  readonly keys: readonly ChatKey[];
}

/** Versions before codes kept a sentence. The index too_old has both; what is void of a code counts by its sentence. */
const BY_SENTENCE = "note GLOB 'too old: *'";
const IS_TOO_OLD = `(code = '${TOO_OLD}' OR ${BY_SENTENCE}) AND iif(code_at = ended_at, code = '${TOO_OLD}', ${BY_SENTENCE})`;

/** Counts at most 2,000, the latest. */
export async function readTooOld(db: Database, { from, to }: TimeRange, most: number): Promise<TooOld> {
  const recorded = `FROM (SELECT project_id, chat_id, created_at FROM deliveries INDEXED BY too_old
    WHERE created_at >= ? AND created_at < ? AND kind = 'alert' AND status = 'suppressed' AND ${IS_TOO_OLD}
    ORDER BY created_at DESC LIMIT ?)`;
  const [counted, rows] = await db.batch([
    { sql: `SELECT count(DISTINCT project_id || '/' || chat_id) AS count ${recorded}`, values: [from, to, MOST] },
    {
      sql: `SELECT project_id, chat_id ${recorded} GROUP BY project_id, chat_id ORDER BY max(created_at) DESC LIMIT ?`,
      values: [from, to, MOST, most],
    },
  ]);
  return {
    count: v.parse(v.array(v.object({ count: v.number() })), counted)[0]?.count ?? 0,
    keys: v.parse(v.array(v.object(chatColumns)), rows).map((row) => withKey(row).key),
  };
}

/** Whether any chat that is still readable arrived before an instant. */
export async function hadChats(db: Database, before: number): Promise<boolean> {
  const [rows] = await db.batch([
    { sql: "SELECT 1 FROM chats WHERE gone IS NULL AND received_at < ? LIMIT 1", values: [before] },
  ]);
  return rows !== undefined && rows.length > 0;
}
