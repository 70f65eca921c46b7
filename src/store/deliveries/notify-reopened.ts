import type { DeliveryKind } from "../../alerts/delivery.ts";
import type { Statement } from "../database.ts";
import { CHANGED, type Changed, ofTheChat, type Reminding } from "./escalations.ts";

const KIND: DeliveryKind = "alert";

/**
 * Those of these alerts that are open again are told to whoever was to hear of them in their current lives and did not,
 * because they were resolved by the time: as before at once, or once the rule's hours open. What ended as it was made was
 * to be told to nobody. Who stands in for a target that is no more counts as that one. Yields the targets as
 * `changed_target`.
 */
export function toldAfterAllStatement({ asked, state, at }: Changed, openings: readonly Reminding[]): Statement {
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
