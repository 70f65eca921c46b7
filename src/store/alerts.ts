import type { Alert } from "../alerts/alert.ts";
import { type DeliveryKind, deliveryId, NOBODY } from "../alerts/delivery.ts";
import type { ChatKey } from "../chat/chat.ts";
import type { Statement } from "./database.ts";

/**
 * The alert and one delivery per target, those that are suppressed included, guarded by `mine`; where a rule tells
 * nobody, one that says so.
 */
export function alertStatements(key: ChatKey, alert: Alert, now: number, mine: Statement): readonly Statement[] {
  const kind: DeliveryKind = "alert";
  const { told, suppressed, suppressedBy } = alert.hearing;
  const silence = { target: NOBODY, rule: suppressedBy, note: `the rule "${suppressedBy}" tells nobody` };
  const untold = suppressedBy === null ? suppressed : [silence];
  const rows = [
    ...told.map((row) => ({ ...row, status: "pending", note: null })),
    ...untold.map((row) => ({ ...row, status: "suppressed", dueAt: now })),
  ].map((row) => ({ ...row, id: deliveryId(key, kind, alert.number, row.target) }));
  return [
    {
      sql: `INSERT INTO alerts (chat_id, project_id, reasons, number, state, opened_at)
            SELECT ?, ?, ?, ?, 'open', ? WHERE ${mine.sql}
            ON CONFLICT DO UPDATE SET reasons = excluded.reasons, number = excluded.number, state = 'open'`,
      values: [key.chatId, key.projectId, JSON.stringify(alert.reasons), alert.number, now, ...mine.values],
    },
    {
      sql: `INSERT INTO deliveries
              (id, chat_id, project_id, kind, target, rule, reasons, status, note, created_at, due_at, ended_at)
            SELECT value ->> 'id', ?, ?, ?, value ->> 'target', value ->> 'rule', ?, value ->> 'status',
              value ->> 'note', ?, value ->> 'dueAt', iif(value ->> 'status' = 'pending', NULL, ?) FROM json_each(?)
            WHERE ${mine.sql} ON CONFLICT DO NOTHING`,
      values: [
        ...[key.chatId, key.projectId, kind, JSON.stringify(alert.fresh), now, now, JSON.stringify(rows)],
        ...mine.values,
      ],
    },
  ];
}
