import type { Alert } from "../../alerts/alert.ts";
import { type DeliveryKind, deliveryId } from "../../alerts/delivery.ts";
import type { PlannedEscalation } from "../../alerts/recipient-plan.ts";
import type { ChatKey } from "../../chat/chat.ts";
import type { Statement } from "../database.ts";

const ESCALATION: DeliveryKind = "escalation";
const REMINDER: DeliveryKind = "reminder";

/**
 * One delivery per step and target of those who hear if nobody claims an alert, guarded by `mine`. None is made before
 * the alert stood open, by which it is known what they belong to. Of an alert that was open before, a target that is to
 * hear anyway hears once: its time runs on.
 */
export function escalationsStatement(
  key: ChatKey,
  { fresh, number, plan: recipients }: Alert,
  now: number,
  mine: Statement,
): Statement {
  const rows = recipients.escalations.map(({ target, rule, step, dueAt }) => {
    return { target, rule, dueAt, id: deliveryId(key, ESCALATION, `${number}-${step}`, target) };
  });
  return {
    sql: `INSERT INTO deliveries (id, chat_id, project_id, kind, target, rule, reasons, status, created_at, due_at)
          SELECT made.value ->> 'id', alerts.chat_id, alerts.project_id, ?, made.value ->> 'target',
            made.value ->> 'rule', ?, 'pending', max(?, alerts.since), made.value ->> 'dueAt'
          FROM json_each(?) AS made JOIN alerts ON alerts.chat_id = ? AND alerts.project_id = ?
          WHERE ${mine.sql} AND NOT EXISTS (
            SELECT 1 FROM deliveries AS running WHERE ${ofTheChat("running")} AND running.kind = 'escalation'
              AND ${BY_ID} running.status = 'pending' AND running.target = made.value ->> 'target'
              AND running.created_at >= alerts.since)
          ON CONFLICT DO NOTHING RETURNING target AS changed_target`,
    values: [
      ...[ESCALATION, JSON.stringify(fresh), now, JSON.stringify(rows), key.chatId, key.projectId],
      ...mine.values,
    ],
  };
}

/** Alerts that were changed just now, as they stood before. */
export interface ChangedAlerts {
  /** JSON of their keys and how often each had changed. */
  readonly asked: string;
  readonly state: "open" | "claimed";
  readonly at: number;
}

/**
 * Those of these alerts that are open again escalate anew: the steps of the rules by which somebody heard of them in
 * their current lives.
 * Yields their targets as `changed_target`.
 */
export function reopenedStatement({ asked, state, at }: ChangedAlerts, steps: readonly PlannedEscalation[]): Statement {
  return {
    sql: `INSERT INTO deliveries (id, chat_id, project_id, kind, target, rule, reasons, status, created_at, due_at)
          SELECT alerts.project_id || '-' || alerts.chat_id || '-escalation-r' || alerts.changes || '-'
              || (made.value ->> 'step') || '-' || (made.value ->> 'target'),
            alerts.chat_id, alerts.project_id, ?, made.value ->> 'target', made.value ->> 'rule', alerts.reasons,
            'pending', alerts.since, made.value ->> 'dueAt'
          FROM json_each(?) AS asked JOIN alerts ON ${CHANGED} CROSS JOIN json_each(?) AS made
          WHERE EXISTS (
            SELECT 1 FROM deliveries AS told WHERE ${ofTheChat("told")} AND told.kind IN ('alert', 'escalation')
              AND told.created_at >= alerts.opened_at AND told.rule = made.value ->> 'rule')
          ORDER BY made.value ->> 'dueAt' ON CONFLICT DO NOTHING RETURNING target AS changed_target`,
    values: [ESCALATION, asked, state, at, JSON.stringify(steps)],
  };
}

/** When a claim is to be reminded of, by the rule that told of the alert. */
export interface Reminding {
  readonly rule: string;
  readonly dueAt: number;
}

/** Of those of these alerts that are claimed now, the targets that were told are reminded. Yields the targets as `changed_target`. */
export function remindersStatement({ asked, state, at }: ChangedAlerts, reminders: readonly Reminding[]): Statement {
  return {
    sql: `INSERT INTO deliveries (id, chat_id, project_id, kind, target, rule, reasons, status, created_at, due_at)
          SELECT alerts.project_id || '-' || alerts.chat_id || '-reminder-' || alerts.changes || '-' || told.target,
            alerts.chat_id, alerts.project_id, ?, told.target, told.rule, alerts.reasons, 'pending', alerts.since,
            made.value ->> 'dueAt'
          FROM json_each(?) AS asked JOIN alerts ON ${CHANGED}
          JOIN deliveries AS told ON ${ofTheChat("told")} AND told.kind = 'alert' AND told.status <> 'suppressed'
            AND told.created_at >= alerts.opened_at
          JOIN json_each(?) AS made ON made.value ->> 'rule' = told.rule
          WHERE true ORDER BY made.value ->> 'dueAt' ON CONFLICT DO NOTHING RETURNING target AS changed_target`,
    values: [REMINDER, asked, state, at, JSON.stringify(reminders)],
  };
}

/** Without it SQLite would take the index of what is pending, and look at all that is pending for the target. */
const BY_ID = "+";

/** Found by the primary key: the ids of its deliveries begin with the chat's. A full stop is the character after the hyphen. */
function ofTheChat(deliveries: string): string {
  const chat = "alerts.project_id || '-' || alerts.chat_id";
  return `${deliveries}.id > ${chat} || '-' AND ${deliveries}.id < ${chat} || '.'`;
}

/** By this change and no other: whoever was faster has left it at another instant or in another state. */
const CHANGED = `alerts.chat_id = asked.value ->> 'chatId' AND alerts.project_id = asked.value ->> 'projectId'
  AND alerts.changes = (asked.value ->> 'changes') + 1 AND alerts.state = ? AND alerts.since = ?`;

const KIND: DeliveryKind = "alert";

/**
 * Those of these alerts that are open again are told to whoever was to hear of them in their current lives and did not,
 * because they were resolved then: as before at once, or once the rule's hours open. What ended as it was made was
 * to be told to nobody. Who stands in for a target that is no more counts as that one. Yields the targets as
 * `changed_target`.
 */
export function notifyReopenedStatement(
  { asked, state, at }: ChangedAlerts,
  openings: readonly Reminding[],
): Statement {
  const ofThisLife = (deliveries: string) =>
    `${ofTheChat(deliveries)} AND ${deliveries}.kind = '${KIND}' AND ${deliveries}.created_at >= alerts.opened_at`;
  return {
    sql: `INSERT INTO deliveries
            (id, chat_id, project_id, kind, target, rule, other_target, reasons, status, created_at, due_at)
          SELECT alerts.project_id || '-' || alerts.chat_id || '-${KIND}-r' || alerts.changes || '-' || untold.target,
            alerts.chat_id, alerts.project_id, '${KIND}', untold.target, untold.rule, untold.other_target,
            alerts.reasons, 'pending', alerts.since,
            coalesce(iif(untold.due_at > untold.created_at,
              (SELECT value ->> 'dueAt' FROM json_each(?) WHERE value ->> 'rule' = untold.rule), NULL), alerts.since)
          FROM json_each(?) AS asked JOIN alerts ON ${CHANGED}
          JOIN deliveries AS untold ON ${ofThisLife("untold")}
            AND untold.status = 'suppressed' AND untold.ended_at > untold.created_at
          WHERE NOT EXISTS (SELECT 1 FROM deliveries AS told
            WHERE ${ofThisLife("told")} AND untold.target IN (told.target, told.other_target)
              AND told.status <> 'suppressed')
          ON CONFLICT DO NOTHING RETURNING target AS changed_target`,
    values: [JSON.stringify(openings), asked, state, at],
  };
}
