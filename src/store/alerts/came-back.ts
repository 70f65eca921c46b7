import type { ServiceEvent } from "../../alerts/service-event.ts";
import type { AlertOutcome } from "../../alerts/state.ts";
import { type ChatKey, chatName } from "../../chat/chat.ts";
import type { Statement } from "../database.ts";
import { statusUpdatesStatement } from "../deliveries/status-update-insert.ts";
import { foundStatement, notRecorded } from "../service-events.ts";
import { markStatement } from "../statistics/recompute-marks.ts";
import { ALERT_AT, alertsOfCustomer, bound, type CustomerIds, readCustomerContext } from "./customer.ts";

/** A chat and its time, in milliseconds since 1970. */
interface Came extends CustomerIds {
  readonly key: ChatKey;
  readonly receivedAt: number;
  /** The first message of an answered chat, else its arrival; null: nobody answered. */
  readonly answeredFrom: number | null;
  /** The targets that get every change as an event. */
  readonly eventTargets: readonly string[];
}

const CAME_BACK: AlertOutcome = "came-back";

/**
 * If one chat would win back more alerts than this at once, its contact or entity is shared by many visitors, and none
 * is won back.
 */
const MOST_WON_BACK = 5;
const SHARED: ServiceEvent["kind"] = "shared-contact";

/** How many of a contact's latest revisions are examined for a later answered chat. */
const LATER_REVISIONS = 3;

/**
 * Whether an answered chat has effects on other alerts, as a condition without tables; null if it cannot: alerts that
 * it resolves (once each, so that a reopened one stays open), or too many of them, unless that was reported before.
 */
export function resolvesOnReturn(came: Came): Statement | null {
  const won = resolvable(came);
  if (won === null) return null;
  const shared = notRecorded(SHARED, sharedNames(came));
  return {
    sql: `(SELECT CASE WHEN count(*) = 0 THEN FALSE WHEN count(*) <= ${MOST_WON_BACK} THEN TRUE ELSE ${shared.sql} END
           FROM (${won.sql} LIMIT ${MOST_WON_BACK + 1}))`,
    values: [...shared.values, ...won.values],
  };
}

function isFew({ sql, values }: Statement): Statement {
  return { sql: `(SELECT count(*) FROM (${sql} LIMIT ${MOST_WON_BACK + 1})) BETWEEN 1 AND ${MOST_WON_BACK}`, values };
}

/** The ids that many visitors may share, the contact first. */
function sharedNames({ key, contactId, entityId }: Came): readonly string[] {
  return [
    ...(contactId === null ? [] : [`contact/${key.projectId}/${contactId}`]),
    ...(entityId === null ? [] : [`entity/${key.projectId}/${entityId}`]),
  ];
}

/**
 * Reports to the engineers that nobody was won back because an id is shared. It names the contact, if the contact alone
 * has too many.
 */
function sharedStatement(came: Came, won: Statement, mine: Statement): Statement {
  const names = sharedNames(came);
  const unseen = notRecorded(SHARED, names);
  const found: Statement = {
    sql: `SELECT iif(total(contact_id IS ?) > ${MOST_WON_BACK}, ?, ?) AS what
          FROM (${won.sql} LIMIT ${MOST_WON_BACK + 1})
          HAVING count(*) > ${MOST_WON_BACK} AND ${unseen.sql} AND ${mine.sql}`,
    values: [
      ...[came.contactId, names.at(0) ?? null, names.at(-1) ?? null],
      ...[...won.values, ...unseen.values, ...mine.values],
    ],
  };
  return foundStatement(SHARED, found, came.receivedAt);
}

/** A SELECT of chat_id, project_id and contact_id, the contact's alerts first. */
function resolvable({ key, answeredFrom, contactId, entityId }: Came): Statement | null {
  if (answeredFrom === null || (contactId === null && entityId === null)) return null;
  const around = readCustomerContext(key, { contactId, entityId }, bound(answeredFrom));
  const theirs = alertsOfCustomer(around, "unresolved", MOST_WON_BACK + 1);
  return {
    sql: `SELECT theirs.chat_id, theirs.project_id, theirs.contact_id FROM (${theirs.sql}) AS theirs WHERE NOT EXISTS (
            SELECT 1 FROM follow_ups AS earlier WHERE earlier.chat_id = theirs.chat_id
              AND earlier.project_id = theirs.project_id AND earlier.outcome = '${CAME_BACK}' AND earlier.note = ?)`,
    values: [...theirs.values, chatName(key)],
  };
}

/** The customer came back and was answered: nobody needs to call about their earlier chats. */
export function resolveOnReturnStatements(came: Came, mine: Statement): readonly Statement[] {
  const won = resolvable(came);
  if (won === null) return [];
  const few = isFew(won);
  return [
    {
      sql: `INSERT INTO follow_ups (chat_id, project_id, change, at, action, outcome, note)
            SELECT alerts.chat_id, alerts.project_id, alerts.changes, ?, 'resolve', '${CAME_BACK}', ?
            FROM (${won.sql}) AS won CROSS JOIN alerts
              ON alerts.chat_id = won.chat_id AND alerts.project_id = won.project_id
            WHERE ${few.sql} AND ${mine.sql} ON CONFLICT DO NOTHING`,
      values: [came.receivedAt, chatName(came.key), ...won.values, ...few.values, ...mine.values],
    },
    // Those whose history already says so.
    ...resolveStatements(
      {
        sql: `(alerts.chat_id, alerts.project_id, alerts.changes) IN
          (SELECT chat_id, project_id, change FROM follow_ups WHERE outcome = '${CAME_BACK}' AND note = ?)`,
        values: [chatName(came.key)],
      },
      came,
    ),
    sharedStatement(came, won, mine),
  ];
}

/**
 * Whether a chat that is not stored yet needs no call any more, as `resolvedAlreadyStatements` finds it: a condition
 * without tables. `at` is the chat's time, in milliseconds since 1970.
 */
export function isResolvedAlready(came: Came, at: number): Statement | null {
  const later = laterChat(came, bound(at));
  return later === null ? null : { sql: `EXISTS (${later.sql})`, values: later.values };
}

/**
 * For a chat with an alert that arrives after a later, answered chat of the same contact: it needs no call. Only the
 * contact's latest revisions are examined. An entity's chats have no index of their own, so they are not searched.
 */
export function resolvedAlreadyStatements(came: Came, mine: Statement): readonly Statement[] {
  const { key, contactId, receivedAt } = came;
  const chat = [key.chatId, key.projectId];
  const at = {
    sql: `(SELECT ${ALERT_AT} FROM alerts WHERE alerts.chat_id = ? AND alerts.project_id = ?)`,
    values: chat,
  };
  const later = laterChat(came, at);
  if (later === null) return [];
  const own: Statement = {
    sql: "alerts.chat_id = ? AND alerts.project_id = ? AND alerts.contact_id = ? AND alerts.state <> 'resolved'",
    values: [...chat, contactId],
  };
  return [
    {
      sql: `INSERT INTO follow_ups (chat_id, project_id, change, at, action, outcome, note)
            SELECT alerts.chat_id, alerts.project_id, alerts.changes, ?, 'resolve', '${CAME_BACK}', later.name
            FROM alerts CROSS JOIN (${later.sql}) AS later
            WHERE ${own.sql} AND ${mine.sql} ON CONFLICT DO NOTHING`,
      values: [receivedAt, ...later.values, ...own.values, ...mine.values],
    },
    ...resolveStatements(
      {
        sql: `${own.sql} AND EXISTS (SELECT 1 FROM follow_ups WHERE follow_ups.chat_id = alerts.chat_id
          AND follow_ups.project_id = alerts.project_id AND follow_ups.change = alerts.changes
          AND follow_ups.outcome = '${CAME_BACK}')`,
        values: own.values,
      },
      came,
    ),
  ];
}

/** The name of the contact's first answered chat after `at`; no row if there is none. */
function laterChat({ key, contactId }: Came, at: Statement): Statement | null {
  if (contactId === null) return null;
  return {
    // With min(), the other column is from the same row (sqlite.org/lang_select.html#bareagg), and nothing is sorted.
    sql: `SELECT first.name FROM (
            SELECT chats.project_id || '/' || chats.chat_id AS name, min(chats.answered_from) AS answered_from
            FROM (SELECT chat_id, project_id, revision FROM revisions
                  WHERE revisions.project_id = ? AND revisions.contact_id = ? AND revisions.chat_id <> ?
                  ORDER BY chat_id DESC LIMIT ${LATER_REVISIONS}) AS latest
            CROSS JOIN chats ON chats.chat_id = latest.chat_id AND chats.project_id = latest.project_id
              AND chats.revision = latest.revision AND chats.gone IS NULL
            WHERE chats.answered_from > ${at.sql}
          ) AS first WHERE first.answered_from IS NOT NULL`,
    values: [key.projectId, contactId, key.chatId, ...at.values],
  };
}

/**
 * Resolves the alerts for which `over` holds. Recipients who were notified of them are informed, because no person
 * resolved them.
 */
function resolveStatements(
  { sql: over, values }: Statement,
  { receivedAt: now, eventTargets: events }: Pick<Came, "receivedAt" | "eventTargets">,
): readonly Statement[] {
  const changed = "alerts.chat_id, alerts.project_id, alerts.reasons, alerts.changes + 1 AS changes";
  return [
    markStatement([{ sql: `SELECT opened_at AS at FROM alerts WHERE ${over}`, values }], now),
    statusUpdatesStatement(
      { sql: `SELECT ${changed} FROM alerts WHERE ${over}`, values },
      { among: null, events },
      now,
    ),
    {
      sql: `UPDATE alerts SET state = 'resolved', outcome = '${CAME_BACK}', ended_as = NULL, who = NULL, who_id = NULL,
              who_name = NULL, since = ?,
              changes = changes + 1
            WHERE ${over}`,
      values: [now, ...values],
    },
  ];
}
