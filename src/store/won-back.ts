import type { Outcome } from "../alerts/life.ts";
import { type ChatKey, chatName } from "../chat/chat.ts";
import { changeDeliveriesStatement } from "./change-deliveries.ts";
import { ALERT_AT, type CustomerIds, unresolvedOfCustomer } from "./customer.ts";
import type { Statement } from "./database.ts";
import { markStatement } from "./figures/marks.ts";

/** A chat, and when it was. Milliseconds since 1970. */
interface Came extends CustomerIds {
  readonly key: ChatKey;
  readonly receivedAt: number;
  /** The first message of a chat that was answered, else when it came; null: nobody answered. */
  readonly answeredFrom: number | null;
}

const CAME_BACK: Outcome = "came-back";

/** The alerts that an answered chat resolves: a condition on `alerts`; null where there can be none. Once each: what somebody opens again stays open. */
export function winnable(came: Came): Statement | null {
  const theirs = unresolvedOf(came);
  if (theirs === null) return null;
  return {
    sql: `${theirs.sql} AND ${ALERT_AT} < ? AND NOT EXISTS (
        SELECT 1 FROM follow_ups AS earlier WHERE earlier.chat_id = alerts.chat_id
          AND earlier.project_id = alerts.project_id AND earlier.outcome = '${CAME_BACK}' AND earlier.note = ?)`,
    values: [...theirs.values, came.answeredFrom, chatName(came.key)],
  };
}

/** The customer is back, and was answered: nobody needs to call for their earlier chats. */
export function winBackStatements(came: Came, mine: Statement): readonly Statement[] {
  const [theirs, won] = [unresolvedOf(came), winnable(came)];
  if (theirs === null || won === null) return [];
  const line = historyStatement(won, { sql: "?", values: [chatName(came.key)] }, came.receivedAt, mine);
  return [line, ...resolveStatements(theirs, came.receivedAt)];
}

/**
 * A chat that needs somebody comes in when the same contact has a later one that was answered: then nobody is needed any
 * more. An entity's chats have no index of their own, so those are not looked for.
 */
export function wonBackAlreadyStatements({ key, contactId, receivedAt }: Came, mine: Statement): readonly Statement[] {
  if (contactId === null) return [];
  const own: Statement = {
    sql: "alerts.chat_id = ? AND alerts.project_id = ? AND alerts.contact_id = ? AND alerts.state <> 'resolved'",
    values: [key.chatId, key.projectId, contactId],
  };
  const later = `FROM revisions JOIN chats ON chats.chat_id = revisions.chat_id
      AND chats.project_id = revisions.project_id AND chats.revision = revisions.revision
    WHERE revisions.project_id = ? AND revisions.contact_id = ? AND chats.chat_id <> ? AND chats.gone IS NULL
      AND chats.answered_from > ${ALERT_AT}`;
  const values = [key.projectId, contactId, key.chatId];
  const won = { sql: `${own.sql} AND EXISTS (SELECT 1 ${later})`, values: [...own.values, ...values] };
  const name = `(SELECT chats.project_id || '/' || chats.chat_id ${later} ORDER BY chats.answered_from LIMIT 1)`;
  return [historyStatement(won, { sql: name, values }, receivedAt, mine), ...resolveStatements(own, receivedAt)];
}

function unresolvedOf({ key, answeredFrom, contactId, entityId }: Came): Statement | null {
  return answeredFrom === null ? null : unresolvedOfCustomer(key, { contactId, entityId });
}

/** The line comes first: what else is written, is written where it stands. `chat`: in which they came back, as an expression. */
function historyStatement(alerts: Statement, chat: Statement, now: number, mine: Statement): Statement {
  return {
    sql: `INSERT INTO follow_ups (chat_id, project_id, change, at, action, outcome, note)
          SELECT alerts.chat_id, alerts.project_id, alerts.changes, ?, 'resolve', '${CAME_BACK}', ${chat.sql} FROM alerts
          WHERE ${alerts.sql} AND ${mine.sql} ON CONFLICT DO NOTHING`,
    values: [now, ...chat.values, ...alerts.values, ...mine.values],
  };
}

/** Those of these alerts whose history says so already. Whoever was told of them hears, as nobody did it by hand. */
function resolveStatements({ sql, values }: Statement, now: number): readonly Statement[] {
  const over = `${sql} AND EXISTS (SELECT 1 FROM follow_ups WHERE follow_ups.chat_id = alerts.chat_id
    AND follow_ups.project_id = alerts.project_id AND follow_ups.change = alerts.changes
    AND follow_ups.outcome = '${CAME_BACK}')`;
  const changed = "alerts.chat_id, alerts.project_id, alerts.reasons, alerts.changes + 1 AS changes";
  return [
    markStatement([{ sql: `SELECT opened_at AS at FROM alerts WHERE ${over}`, values }], now),
    changeDeliveriesStatement({ sql: `SELECT ${changed} FROM alerts WHERE ${over}`, values }, null, now),
    {
      sql: `UPDATE alerts SET state = 'resolved', outcome = '${CAME_BACK}', who = NULL, since = ?, changes = changes + 1
            WHERE ${over}`,
      values: [now, ...values],
    },
  ];
}
