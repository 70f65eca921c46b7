import * as v from "valibot";
import { type DeliveryKind, numberOf } from "../../alerts/delivery.ts";
import type { Reason } from "../../alerts/reasons.ts";
import { ALERT_OUTCOMES, type AlertStatus, STATES } from "../../alerts/state.ts";
import type { ChatKey } from "../../chat/chat.ts";
import { ALERT_ACTOR, actorColumnsRow, withActor } from "../actor-columns.ts";
import { ALERT_OUTCOME, recordedReasons } from "../columns.ts";
import type { Database } from "../database.ts";
import { type NotificationRecord, notificationsStatement, readNotifications } from "./by-chat.ts";

/** What a target is to hear of an alert that has changed. */
export interface StatusUpdate {
  /** As it stands now. */
  readonly alert: AlertStatus & {
    readonly reasons: readonly Reason[];
    /** "130/105": where the customer came back; null: they did not, or it is not kept any more. */
    readonly cameBackIn: string | null;
  };
  readonly notifications: readonly NotificationRecord[];
  /** The number of the last change of which the target hears. */
  readonly last: number;
  /** The target was sent an earlier change. */
  readonly wasSent: boolean;
}

const KIND: DeliveryKind = "change";

/** Null where there is no such alert any more. One round trip. */
export async function readStatusUpdate(db: Database, key: ChatKey, target: string): Promise<StatusUpdate | null> {
  const { projectId, chatId } = key;
  const [[found] = [], notifications = [], changes] = await db.batch([
    {
      sql: `SELECT reasons, state, changes, ${ALERT_ACTOR}, since, ${ALERT_OUTCOME} AS outcome, (
              SELECT note FROM follow_ups WHERE follow_ups.chat_id = alerts.chat_id
                AND follow_ups.project_id = alerts.project_id AND follow_ups.outcome = 'came-back'
              ORDER BY change DESC LIMIT 1
            ) AS came_back_in FROM alerts WHERE chat_id = ? AND project_id = ?`,
      values: [chatId, projectId],
    },
    notificationsStatement(key, target),
    {
      sql: `SELECT id, status FROM deliveries WHERE id > ? AND id < ? AND target = ? AND kind = '${KIND}'
              AND status IN ('pending', 'sent')`,
      values: [`${projectId}-${chatId}-`, `${projectId}-${chatId}.`, target],
    },
  ]);
  if (found === undefined) return null;
  const { came_back_in: cameBackIn, ...alert } = withActor(v.parse(row, found));
  const ids = v.parse(v.array(v.object({ id: v.string(), status: v.string() })), changes);
  // A press that was answered has none.
  const numbers = ids.map(({ id }) => numberOf({ id, key, kind: KIND })).filter(Number.isFinite);
  return {
    alert: { ...alert, cameBackIn },
    notifications: notifications.map((told) => readNotifications(key, told)),
    last: Math.max(0, ...numbers),
    wasSent: ids.some(({ status }) => status === "sent"),
  };
}

const row = v.object({
  reasons: recordedReasons,
  state: v.picklist(STATES),
  changes: v.number(),
  ...actorColumnsRow,
  since: v.number(),
  outcome: v.nullable(v.picklist(ALERT_OUTCOMES)),
  came_back_in: v.nullable(v.string()),
});
