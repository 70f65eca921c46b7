import * as v from "valibot";
import { TOO_OLD } from "../alerts/too-old.ts";
import type { ChatKey } from "../chat/chat.ts";
import type { Database } from "./database.ts";
import { STANDS } from "./inbox.ts";
import type { Slot } from "./slot.ts";

/** What is open, whenever it was opened; and what was won back late. */
export interface Unresolved {
  /** Most first; null: the chats named none. */
  readonly queues: readonly { readonly queue: string | null; readonly open: number }[];
  /** Won back within the period, but opened before it. */
  readonly wonBackLate: number;
}

/** As things are now, of what was opened before the end of the period. Reads every alert that is not resolved. */
export async function readUnresolved(db: Database, { from, to }: Omit<Slot, "name">): Promise<Unresolved> {
  const [queues, late] = await db.batch([
    {
      sql: `SELECT summary ->> 'queue' AS queue, count(*) AS open FROM alerts
            WHERE state <> 'resolved' AND opened_at < ? AND ${STANDS} GROUP BY 1 ORDER BY 2 DESC, 1`,
      values: [to],
    },
    {
      sql: `SELECT count(*) AS count FROM alerts WHERE state = 'resolved' AND since >= ? AND since < ?
            AND opened_at < ? AND outcome IN ('called-back', 'came-back')`,
      values: [from, to, from],
    },
  ]);
  return {
    queues: v.parse(v.array(v.object({ queue: v.nullable(v.string()), open: v.number() })), queues),
    wonBackLate: v.parse(v.array(v.object({ count: v.number() })), late)[0]?.count ?? 0,
  };
}

/** What was recorded in a period as too old for an alert of its own. */
export interface TooOld {
  readonly count: number;
  /** The latest first, at most as many as were asked for. */
  readonly keys: readonly ChatKey[];
}

export async function readTooOld(db: Database, { from, to }: Omit<Slot, "name">, most: number): Promise<TooOld> {
  const recorded = `FROM deliveries WHERE created_at >= ? AND created_at < ? AND kind = 'alert'
    AND status = 'suppressed' AND note GLOB '${TOO_OLD}: *'`;
  const [counted, rows] = await db.batch([
    { sql: `SELECT count(DISTINCT project_id || '/' || chat_id) AS count ${recorded}`, values: [from, to] },
    {
      sql: `SELECT project_id, chat_id ${recorded} GROUP BY project_id, chat_id ORDER BY max(created_at) DESC LIMIT ?`,
      values: [from, to, most],
    },
  ]);
  return {
    count: v.parse(v.array(v.object({ count: v.number() })), counted)[0]?.count ?? 0,
    keys: v
      .parse(v.array(v.object({ project_id: v.number(), chat_id: v.number() })), rows)
      .map(({ project_id: projectId, chat_id: chatId }) => ({ projectId, chatId })),
  };
}

/** Whether any chat came before an instant. */
export async function hadChats(db: Database, before: number): Promise<boolean> {
  const [rows] = await db.batch([
    { sql: "SELECT 1 FROM chats WHERE received_at > 0 AND received_at < ? LIMIT 1", values: [before] },
  ]);
  return rows !== undefined && rows.length > 0;
}
