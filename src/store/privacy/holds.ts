import * as v from "valibot";
import { type Actor, CRON } from "../../alerts/actor.ts";
import { actorColumns, namedActor } from "../../alerts/actor-columns.ts";
import type { ChatKey } from "../../chat/chat.ts";
import { type AuditEntry, auditStatements, auditStatementWhere } from "../audit/log.ts";
import type { Database, Statement } from "../database.ts";

/** While it lasts, neither retention nor an erasure deletes the chat. Instants in milliseconds since 1970. */
export interface Hold {
  readonly actor: Actor;
  /** As somebody typed it. */
  readonly reason: string;
  readonly madeAt: number;
  readonly endsAt: number;
}

/** Whether the chat of a row is on hold: a condition. `table` is the row's name. */
export function isHeld(table: string, now: number): Statement {
  return {
    sql: `EXISTS (SELECT 1 FROM holds WHERE holds.chat_id = ${table}.chat_id AND holds.project_id = ${table}.project_id
            AND holds.ends_at > ?)`,
    values: [now],
  };
}

/** The chats that are not on hold. */
export function unheld({ sql, values }: Statement, now: number): Statement {
  const held = isHeld("candidate", now);
  return {
    sql: `SELECT chat_id, project_id FROM (${sql}) AS candidate WHERE NOT ${held.sql}`,
    values: [...values, ...held.values],
  };
}

/** Null: there is none, or it has ended. */
export async function readHold(db: Database, { projectId, chatId }: ChatKey, now: number): Promise<Hold | null> {
  const [[found] = []] = await db.batch([
    {
      sql: "SELECT * FROM holds WHERE chat_id = ? AND project_id = ? AND ends_at > ?",
      values: [chatId, projectId, now],
    },
  ]);
  if (found === undefined) return null;
  const { made_at: madeAt, ends_at: endsAt, who, door, reason } = v.parse(row, found);
  return { actor: namedActor(who, door), reason, madeAt, endsAt };
}

/** Replaces an earlier hold. A chat without readable data cannot be held. */
export async function writeHold(db: Database, key: ChatKey, hold: Hold): Promise<boolean> {
  const { projectId, chatId } = key;
  const { actor, reason, madeAt, endsAt } = hold;
  const { who, door } = actorColumns(actor);
  const what = `until ${new Date(endsAt).toISOString()}`;
  const isThere = {
    sql: "EXISTS (SELECT 1 FROM chats WHERE chat_id = ? AND project_id = ? AND gone IS NULL)",
    values: [chatId, projectId],
  };
  const [, , rows = []] = await db.batch([
    auditStatementWhere({ actor, at: madeAt, action: "held", chat: key, what }, isThere),
    {
      sql: `INSERT INTO holds (chat_id, project_id, reason, who, door, made_at, ends_at) SELECT ?, ?, ?, ?, ?, ?, ?
            WHERE ${isThere.sql} ON CONFLICT DO UPDATE SET reason = excluded.reason, who = excluded.who,
              door = excluded.door, made_at = excluded.made_at, ends_at = excluded.ends_at`,
      values: [chatId, projectId, reason, who, door, madeAt, endsAt, ...isThere.values],
    },
    { sql: `SELECT 1 WHERE ${isThere.sql}`, values: isThere.values },
  ]);
  return rows.length > 0;
}

/** Ends it early. The cron then does the waiting erasures. */
export async function endHold(db: Database, { projectId, chatId }: ChatKey, entry: AuditEntry): Promise<void> {
  const one = {
    sql: "SELECT chat_id, project_id FROM holds WHERE chat_id = ? AND project_id = ?",
    values: [chatId, projectId],
  };
  await db.batch([
    auditStatementWhere(entry, { sql: `EXISTS (${one.sql})`, values: one.values }),
    ...releaseStatements(one),
  ]);
}

/** Ends expired holds, oldest first, at most `most`. */
export async function endHolds(db: Database, now: number, most: number): Promise<void> {
  const [due = []] = await db.batch([{ sql: "SELECT 1 FROM holds WHERE ends_at <= ? LIMIT 1", values: [now] }]);
  if (due.length > 0) await db.batch(endStatements(now, most));
}

function endStatements(now: number, most: number): readonly Statement[] {
  const over = {
    sql: "SELECT chat_id, project_id FROM holds WHERE ends_at <= ? ORDER BY ends_at LIMIT ?",
    values: [now, most],
  };
  const done = {
    sql: `SELECT project_id || '-' || chat_id || '-hold' AS id, chat_id, project_id, 'its time is over' AS what
          FROM (${over.sql})`,
    values: over.values,
  };
  return [auditStatements({ actor: CRON, at: now, action: "hold-ended" }, done), ...releaseStatements(over)];
}

/** Continues erasures that waited for these holds. */
function releaseStatements({ sql, values }: Statement): readonly Statement[] {
  return [
    {
      sql: `UPDATE erasures SET step = 'chats' WHERE step = 'held' AND ended_at IS NULL
            AND id IN (SELECT 'chat-' || project_id || '-' || chat_id FROM (${sql}))`,
      values,
    },
    { sql: `DELETE FROM holds WHERE (chat_id, project_id) IN (${sql})`, values },
  ];
}

const row = v.object({
  reason: v.string(),
  who: v.string(),
  door: v.string(),
  made_at: v.number(),
  ends_at: v.number(),
});
