import type { Alert } from "../alerts/alert.ts";
import { type DeliveryKind, deliveryId } from "../alerts/delivery.ts";
import type { ChatKey } from "../chat/chat.ts";
import type { Statement } from "./database.ts";

/** The alert and one pending delivery per target, guarded by `mine`. */
export function alertStatements(key: ChatKey, alert: Alert, now: number, mine: Statement): readonly Statement[] {
  const kind: DeliveryKind = "alert";
  const ids = alert.targets.map((target) => ({ target, id: deliveryId(key, kind, alert.number, target) }));
  return [
    {
      sql: `INSERT INTO alerts (chat_id, project_id, reasons, number, state, opened_at)
            SELECT ?, ?, ?, ?, 'open', ? WHERE ${mine.sql}
            ON CONFLICT DO UPDATE SET reasons = excluded.reasons, number = excluded.number, state = 'open'`,
      values: [key.chatId, key.projectId, JSON.stringify(alert.reasons), alert.number, now, ...mine.values],
    },
    {
      sql: `INSERT INTO deliveries (id, chat_id, project_id, kind, target, reasons, status, created_at, due_at)
            SELECT value ->> 'id', ?, ?, ?, value ->> 'target', ?, 'pending', ?, ? FROM json_each(?)
            WHERE ${mine.sql} ON CONFLICT DO NOTHING`,
      values: [
        ...[key.chatId, key.projectId, kind, JSON.stringify(alert.fresh), now, now, JSON.stringify(ids)],
        ...mine.values,
      ],
    },
  ];
}
