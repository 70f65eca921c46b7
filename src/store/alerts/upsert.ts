import type { Alert } from "../../alerts/alert.ts";
import { type DeliveryKind, deliveryId, NO_TARGET } from "../../alerts/delivery.ts";
import type { EndReason } from "../../alerts/end-reason.ts";
import { saidAtMost } from "../../alerts/lives.ts";
import type { SuppressedRecipient } from "../../alerts/recipient-plan.ts";
import type { StoredWithNote } from "../../alerts/stored-code.ts";
import type { Summary } from "../../alerts/summary.ts";
import { urgencyOf } from "../../alerts/urgency.ts";
import type { ChatKey } from "../../chat/chat.ts";
import type { CustomerMessages } from "../../chat/new-messages.ts";
import type { RevisionRank } from "../../chat/revision-order.ts";
import type { Statement } from "../database.ts";
import { escalationsStatement } from "../deliveries/escalations.ts";
import { statusUpdatesStatement } from "../deliveries/status-update-insert.ts";
import type { CustomerIds } from "./customer.ts";

/** The arrival of a chat with an alert. */
interface Arrived extends CustomerIds {
  readonly key: ChatKey;
  readonly receivedAt: number;
  readonly summarize: () => Summary;
  readonly said: () => CustomerMessages;
  /** The targets that get every change as an event. */
  readonly eventTargets: readonly string[];
  /** Only asked where somebody is not to be notified. */
  readonly storedEnd: (end: EndReason) => StoredWithNote;
}

/**
 * Inserts or updates the alert, with one delivery per target (including suppressed ones) and one per escalation step
 * and target, guarded by `mine`; if a rule notifies nobody, one suppressed delivery records it. A new life is open; in
 * a continuing life the owner stays. `isCurrent`: this is the current revision, so its summary and the customer's
 * messages in it count.
 * `version`: how often the alert has changed then, this time included.
 */
export function alertStatements(
  { key, receivedAt: now, summarize, contactId, entityId, storedEnd }: Arrived,
  alert: Alert,
  version: number,
  isCurrent: boolean,
  mine: Statement,
): readonly Statement[] {
  const chat = [key.chatId, key.projectId];
  const said = isCurrent ? alert.said : null;
  const begun = ["state", "opened_at", "since", "who", "who_id", "who_name"];
  const current = ["summary", "contact_id", "entity_id"];
  const known = ["customer_last_at", "customer_messages"];
  return [
    {
      sql: `INSERT INTO alerts
              (chat_id, project_id, reasons, untold, number, state, changes, urgency, opened_at, since, summary,
                contact_id, entity_id, customer_last_at, customer_messages)
            SELECT ?, ?, ?, ?, ?, 'open', 1, ?, ?, ?, ?, ?, ?, ?, ? WHERE ${mine.sql}
            ON CONFLICT DO UPDATE SET
              reasons = excluded.reasons, untold = excluded.untold, number = excluded.number,
              urgency = excluded.urgency, changes = changes + 1, outcome = NULL, ended_as = NULL
              ${alert.beginsLife ? replaced(begun) : ""} ${isCurrent ? replaced(current) : ""}
              ${alert.beginsLife || isCurrent ? replaced(known) : ""}
            WHERE number < excluded.number`,
      values: [
        ...[...chat, JSON.stringify(alert.reasons), JSON.stringify(alert.untold), alert.number],
        ...[urgencyOf(alert.reasons), now, now, JSON.stringify(summarize()), contactId, entityId],
        ...[said?.lastAt ?? null, said?.count ?? null, ...mine.values],
      ],
    },
    deliveriesStatement({ key, receivedAt: now, storedEnd }, alert, version, mine),
    ...(alert.plan.escalations.length === 0 ? [] : [escalationsStatement(key, alert, now, mine)]),
  ];
}

/** Further columns of an upsert that take the inserted values. */
function replaced(columns: readonly string[]): string {
  return columns.map((name) => `, ${name} = excluded.${name}`).join("");
}

/**
 * Run before the alert's own statements if the chat exists. If a new life reopens the alert, its history records it,
 * and the messages of the previous life are updated.
 */
export function openedAgainStatements(
  { key, receivedAt, eventTargets: events }: Arrived,
  { number }: Alert,
  mine: Statement,
): readonly Statement[] {
  const over: Statement = {
    sql: `chat_id = ? AND project_id = ? AND state = 'resolved' AND number < ? AND ${mine.sql}`,
    values: [key.chatId, key.projectId, number, ...mine.values],
  };
  const changed = `SELECT chat_id, project_id, reasons, changes + 1 AS changes FROM alerts WHERE ${over.sql}`;
  return [
    statusUpdatesStatement({ sql: changed, values: over.values }, { among: null, events }, receivedAt),
    {
      sql: `INSERT INTO follow_ups (chat_id, project_id, change, at, action)
            SELECT chat_id, project_id, changes, ?, 'reopen' FROM alerts WHERE ${over.sql}`,
      values: [receivedAt, ...over.values],
    },
  ];
}

/**
 * For a newer revision without a new reason or message: updates the alert's summary and customer, if there is an alert.
 * The customer's messages count as known while the alert is unresolved. Once it is resolved, the known ones stay, so
 * that later ones are recognised as new; if they were unknown, those of the chat `before` this revision are used.
 */
export function summaryStatement(
  { key, summarize, contactId, entityId, said }: Arrived,
  before: RevisionRank,
  mine: Statement,
): Statement {
  const [now, then] = [said(), saidAtMost(before)];
  const known = (column: string) =>
    `${column} = CASE WHEN state <> 'resolved' THEN ? WHEN customer_messages IS NULL THEN ? ELSE ${column} END`;
  return {
    sql: `UPDATE alerts SET summary = ?, contact_id = ?, entity_id = ?, ${known("customer_last_at")},
            ${known("customer_messages")}
          WHERE chat_id = ? AND project_id = ? AND ${mine.sql}`,
    values: [
      ...[JSON.stringify(summarize()), contactId, entityId, now.lastAt, then.lastAt, now.count, then.count],
      ...[key.chatId, key.projectId, ...mine.values],
    ],
  };
}

function deliveriesStatement(
  { key, receivedAt: now, storedEnd }: Pick<Arrived, "key" | "receivedAt" | "storedEnd">,
  alert: Alert,
  version: number,
  mine: Statement,
): Statement {
  const kind: DeliveryKind = "alert";
  const { deliveries: told, suppressed, suppressedBy } = alert.plan;
  const untold: readonly SuppressedRecipient[] =
    suppressedBy === null
      ? suppressed
      : [{ target: NO_TARGET, rule: suppressedBy, end: { code: "rule-notifies-nobody", rule: suppressedBy } }];
  const rows = [
    ...told.map((row) => ({ ...row, status: "pending" })),
    ...untold.map(({ end, ...row }) => ({ ...row, ...storedEnd(end), status: "suppressed", dueAt: now })),
  ].map((row) => ({ ...row, id: deliveryId(key, kind, alert.number, row.target) }));
  return {
    sql: `INSERT INTO deliveries
            (id, chat_id, project_id, kind, target, rule, reasons, status, note, code, args, created_at, due_at,
              ended_at, code_at, version)
          SELECT value ->> 'id', ?, ?, ?, value ->> 'target', value ->> 'rule', ?, value ->> 'status',
            value ->> 'note', value ->> 'code', value ->> 'args', ?, value ->> 'dueAt',
            iif(value ->> 'status' = 'pending', NULL, ?), iif(value ->> 'code' IS NULL, NULL, ?), ? FROM json_each(?)
          WHERE ${mine.sql} ON CONFLICT DO NOTHING`,
    values: [
      ...[key.chatId, key.projectId, kind, JSON.stringify(alert.fresh), now, now, now, version],
      JSON.stringify(rows),
      ...mine.values,
    ],
  };
}
