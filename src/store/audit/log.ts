import type { Actor } from "../../alerts/actor.ts";
import { auditColumns } from "../../alerts/actor-columns.ts";
import type { ChatKey } from "../../chat/chat.ts";
import { HOUR } from "../../time/durations.ts";
import type { Statement } from "../database.ts";

/** What can be done here that somebody may have to answer for. */
export const ACTIONS = [
  ...["opened", "listed", "exported"],
  ...["retried", "replayed", "tested", "switched-on", "switched-off", "revoked-links"],
  ...["claimed", "resolved", "reopened"],
  ...["asked-to-erase", "erased", "expired", "held", "hold-ended"],
  ...["session-ended", "sign-in-refused", "mark-cleared"],
] as const;
export type Action = (typeof ACTIONS)[number];

/** One thing that was done. Ids and counts: never a customer's name or words, a secret, or a link. */
export interface AuditEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly actor: Actor;
  readonly action: Action;
  /** Null: it is about no single chat. */
  readonly chat: ChatKey | null;
  readonly what: string;
}

/** The fact from which instant on the list takes rows: the days before are sealed, or about to be. */
export const CLOSED = "audit-closed";

/**
 * The instant of a row: as given; where its day is closed already, because the row comes late, the beginning of the
 * first day that is not. So no row comes into a day that is sealed.
 */
const OPEN_AT = `max(?, ifnull((SELECT CAST(value AS INTEGER) FROM facts WHERE name = '${CLOSED}'), 0))`;

const ALWAYS: Statement = { sql: "TRUE", values: [] };

/** Written once, however often it is repeated. */
export function auditStatement(entry: AuditEntry): Statement {
  return auditStatementWhere(entry, ALWAYS);
}

/** The same, where `condition` holds. */
export function auditStatementWhere(entry: AuditEntry, condition: Statement): Statement {
  return insertion(entry, crypto.randomUUID(), condition);
}

/** Written once in each hour (UTC), as of its beginning: for what somebody looks at again and again. */
export function hourlyAuditStatement(entry: AuditEntry, condition = ALWAYS): Statement {
  const { at, actor, action, chat, what } = entry;
  const { who, door } = auditColumns(actor);
  return insertion({ ...entry, at: at - (at % HOUR) }, JSON.stringify([who, door, action, chat, what]), condition);
}

/** The same, of several chats: one for each row of `done`, which selects its id, chat_id, project_id and what. */
export function auditStatements({ at, actor, action }: Omit<AuditEntry, "chat" | "what">, done: Statement): Statement {
  const { who, door, whoId, whoName } = auditColumns(actor);
  return {
    sql: `INSERT INTO audit (at, id, who, door, who_id, who_name, action, chat_id, project_id, what)
          SELECT ${OPEN_AT}, id, ?, ?, ?, ?, ?, chat_id, project_id, what FROM (${done.sql}) WHERE true ON CONFLICT DO NOTHING`,
    values: [at, who, door, whoId, whoName, action, ...done.values],
  };
}

/** Of several with the same instant and id the first is kept. */
function insertion({ at, actor, action, chat, what }: AuditEntry, id: string, condition: Statement): Statement {
  const { who, door, whoId, whoName } = auditColumns(actor);
  const subject = [chat?.chatId ?? null, chat?.projectId ?? null, what];
  return {
    sql: `INSERT INTO audit (at, id, who, door, who_id, who_name, action, chat_id, project_id, what)
          SELECT ${OPEN_AT}, ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE ${condition.sql} ON CONFLICT DO NOTHING`,
    values: [at, id, who, door, whoId, whoName, action, ...subject, ...condition.values],
  };
}

/** Entries and receipts of before this instant, of each at most `most`. */
export function forgetStatements(before: number, most: number): readonly Statement[] {
  return [
    {
      sql: "DELETE FROM audit WHERE (at, id) IN (SELECT at, id FROM audit WHERE at < ? ORDER BY at, id LIMIT ?)",
      values: [before, most],
    },
    {
      sql: `DELETE FROM erasures WHERE id IN (
              SELECT id FROM erasures WHERE ended_at IS NOT NULL AND ended_at < ? ORDER BY ended_at LIMIT ?)`,
      values: [before, most],
    },
    {
      sql: `DELETE FROM expiries WHERE begun_at IN (
              SELECT begun_at FROM expiries WHERE begun_at < ? ORDER BY begun_at LIMIT ?) AND ended_at < ?`,
      values: [before, most, before],
    },
  ];
}
