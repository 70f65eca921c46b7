import type { DeliveryKind } from "../../alerts/delivery.ts";
import { MINUTE } from "../../time/durations.ts";
import type { Row, Statement } from "../database.ts";

const KIND: DeliveryKind = "change";

/** What tells a target of a chat for the first time: what it said can be changed, or be said to be over. */
export const FIRST_NOTICE_KINDS: readonly DeliveryKind[] = ["alert", "escalation"];

/** What has been due for no longer than this, in milliseconds, may be with its target while D1 does not know yet. */
const UNDER_WAY = MINUTE;

/**
 * Who was told of an alert hears that it has changed. `changed` selects chat_id, project_id and reasons of alerts, and
 * as `changes` how often they changed, this time included. `targets`: of these alone; null: of all. One that is being
 * told just now counts as told. Yields their names, for `readChanged`.
 */
export function statusUpdatesStatement(changed: Statement, targets: readonly string[] | null, now: number): Statement {
  const chat = "alert.project_id || '-' || alert.chat_id";
  const among = targets === null ? "" : "AND told.target IN (SELECT value FROM json_each(?))";
  return {
    sql: `INSERT INTO deliveries
            (id, chat_id, project_id, kind, target, rule, other_target, reasons, status, created_at, due_at)
          SELECT ${chat} || '-${KIND}-' || alert.changes || '-' || told.target, alert.chat_id, alert.project_id, '${KIND}',
            told.target, told.rule, told.other_target, alert.reasons, 'pending', ?, ?
          FROM (${changed.sql}) AS alert CROSS JOIN json_each(?) AS kind
          CROSS JOIN deliveries AS told
            ON told.id > ${chat} || '-' || kind.value || '-' AND told.id < ${chat} || '-' || kind.value || '.'
          WHERE told.created_at < ?
            AND (told.status = 'sent' OR (told.status = 'pending' AND told.due_at BETWEEN ? AND ?)) ${among}
          ON CONFLICT DO NOTHING RETURNING target AS changed_target`,
    values: [
      ...[now, now, ...changed.values, JSON.stringify(FIRST_NOTICE_KINDS), now],
      ...[now - UNDER_WAY, now],
      ...(targets === null ? [] : [JSON.stringify(targets)]),
    ],
  };
}

/** The targets that hear of a change, once each, of all that a batch yields. */
export function readChanged(results: readonly (readonly Row[])[]): readonly string[] {
  const names = results.flat().flatMap(({ changed_target: name }) => (typeof name === "string" ? [name] : []));
  return [...new Set(names)];
}
