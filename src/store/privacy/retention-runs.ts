import * as v from "valibot";
import type { ChatKey } from "../../chat/chat.ts";
import { type AuditEntry, auditStatementWhere } from "../audit/log.ts";
import type { Database, Statement } from "../database.ts";
import { freezeStatement } from "../statistics/progress.ts";

/** One run of retention over all chats, which takes many runs of the cron. */
export interface RetentionRun {
  /** Milliseconds since 1970. */
  readonly begunAt: number;
  readonly endedAt: number | null;
  /** Chats whose last revision arrived before this instant expire. */
  readonly before: number;
  /** The last examined chat and its arrival. */
  readonly after: ChatKey;
  readonly afterReceivedAt: number;
  /** How many have expired in it so far. */
  readonly chats: number;
  readonly quarantined: number;
}

/** Null before the first. */
export async function lastRetentionRun(db: Database): Promise<RetentionRun | null> {
  const [rows] = await db.batch([lastRetentionRunStatement()]);
  return readRetentionRun(rows);
}

export function lastRetentionRunStatement(): Statement {
  return { sql: "SELECT * FROM expiries ORDER BY begun_at DESC LIMIT 1", values: [] };
}

export function readRetentionRun(rows: unknown): RetentionRun | null {
  const [found] = v.parse(v.array(row), rows);
  if (found === undefined) return null;
  const { begun_at: begunAt, ended_at: endedAt, after_chat_id: chatId, after_project_id: projectId, ...read } = found;
  const { after_received_at: afterReceivedAt, ...rest } = read;
  return { ...rest, begunAt, endedAt, after: { projectId, chatId }, afterReceivedAt };
}

export async function beginRetentionRun(db: Database, before: number, now: number): Promise<RetentionRun> {
  await db.batch([
    {
      sql: `INSERT INTO expiries (begun_at, before, after_chat_id, after_project_id, chats, quarantined)
            VALUES (?, ?, 0, 0, 0, 0) ON CONFLICT DO NOTHING`,
      values: [now, before],
    },
    freezeStatement(before),
  ]);
  const nothing = { after: { projectId: 0, chatId: 0 }, afterReceivedAt: 0, chats: 0, quarantined: 0 };
  return { begunAt: now, endedAt: null, before, ...nothing };
}

export function passedStatement({ begunAt }: RetentionRun, upTo: ChatKey, receivedAt: number): Statement {
  return {
    sql: "UPDATE expiries SET after_chat_id = ?, after_project_id = ?, after_received_at = ? WHERE begun_at = ?",
    values: [upTo.chatId, upTo.projectId, receivedAt, begunAt],
  };
}

/** Ends it once, with its result in the audit list, if there is any. */
export async function endRetentionRun(
  db: Database,
  { begunAt, chats, quarantined }: RetentionRun,
  entry: AuditEntry,
): Promise<void> {
  const open = "EXISTS (SELECT 1 FROM expiries WHERE begun_at = ? AND ended_at IS NULL)";
  await db.batch([
    ...(chats + quarantined === 0 ? [] : [auditStatementWhere(entry, { sql: open, values: [begunAt] })]),
    {
      sql: "UPDATE expiries SET ended_at = ? WHERE begun_at = ? AND ended_at IS NULL",
      values: [entry.at, begunAt],
    },
  ]);
}

const row = v.object({
  begun_at: v.number(),
  ended_at: v.nullable(v.number()),
  before: v.number(),
  after_chat_id: v.number(),
  after_project_id: v.number(),
  after_received_at: v.number(),
  chats: v.number(),
  quarantined: v.number(),
});
