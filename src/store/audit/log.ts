import type { ChatKey } from "../../chat/chat.ts";
import { HOUR } from "../../time/durations.ts";
import type { Statement } from "../database.ts";

/** What can be done here that somebody may have to answer for. */
export const ACTIONS = [
  ...["opened", "listed", "exported"],
  ...["retried", "replayed", "tested", "switched-on", "switched-off", "revoked-links"],
  ...["claimed", "resolved", "reopened"],
  ...["asked-to-erase", "erased", "expired", "held", "hold-ended"],
  ...["session-ended", "sign-in-refused"],
] as const;
export type Action = (typeof ACTIONS)[number];

/** Who it is, and by which door: a token, a session, a link to the target that `who` names, Slack, the cron. */
export interface AuditActor {
  readonly who: string;
  readonly door: string;
}

/** What the Worker does by itself. */
export const CRON: AuditActor = { who: "the service itself", door: "cron" };

/** One thing that was done. Ids and counts: never a customer's name or words, a secret, or a link. */
export interface AuditEntry extends AuditActor {
  /** Milliseconds since 1970. */
  readonly at: number;
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
export function auditStatement(deed: AuditEntry): Statement {
  return auditStatementWhere(deed, ALWAYS);
}

/** The same, where `condition` holds. */
export function auditStatementWhere(deed: AuditEntry, condition: Statement): Statement {
  return insertion(deed, crypto.randomUUID(), condition);
}

/** Written once in each hour (UTC), as of its beginning: for what somebody looks at again and again. */
export function hourlyAuditStatement(deed: AuditEntry, condition = ALWAYS): Statement {
  const { at, who, door, action, chat, what } = deed;
  return insertion({ ...deed, at: at - (at % HOUR) }, JSON.stringify([who, door, action, chat, what]), condition);
}

/** The same, of several chats: one for each row of `done`, which selects its id, chat_id, project_id and what. */
export function auditStatements(
  { at, who, door, action }: Omit<AuditEntry, "chat" | "what">,
  done: Statement,
): Statement {
  return {
    sql: `INSERT INTO audit (at, id, who, door, action, chat_id, project_id, what)
          SELECT ${OPEN_AT}, id, ?, ?, ?, chat_id, project_id, what FROM (${done.sql}) WHERE true ON CONFLICT DO NOTHING`,
    values: [at, who, door, action, ...done.values],
  };
}

/** Of several with the same instant and id the first is kept. */
function insertion({ at, who, door, action, chat, what }: AuditEntry, id: string, condition: Statement): Statement {
  return {
    sql: `INSERT INTO audit (at, id, who, door, action, chat_id, project_id, what)
          SELECT ${OPEN_AT}, ?, ?, ?, ?, ?, ?, ? WHERE ${condition.sql} ON CONFLICT DO NOTHING`,
    values: [...[at, id, who, door, action, chat?.chatId ?? null, chat?.projectId ?? null, what], ...condition.values],
  };
}

/** Deeds and receipts of before this instant, of each at most `most`. */
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
