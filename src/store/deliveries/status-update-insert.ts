import type { DeliveryKind } from "../../alerts/delivery.ts";
import { MINUTE } from "../../time/durations.ts";
import type { Row, Statement } from "../database.ts";

const KIND: DeliveryKind = "change";

/** What tells a target of a chat for the first time: what it said can be changed, or be said to be over. */
export const FIRST_NOTICE_KINDS: readonly DeliveryKind[] = ["alert", "escalation"];

/** What has been due for no longer than this, in milliseconds, may be with its target while D1 does not know yet. */
const UNDER_WAY = MINUTE;

/** Which targets hear of a change of an alert. */
export interface UpdatedTargets {
  /** Of these alone; null: of all. */
  readonly among: readonly string[] | null;
  /** Those that get every change as an event. */
  readonly events: readonly string[];
}

/**
 * Who was told of an alert hears that it has changed. `changed` selects chat_id, project_id and reasons of alerts, and
 * as `changes` how often they changed, this time included. One that is being told just now counts as told. A target
 * with events also counts if it is to be told later, or could not be: then the change is due after that, not before.
 * Yields their names, for `readChanged`.
 */
export function statusUpdatesStatement(changed: Statement, { among, events }: UpdatedTargets, now: number): Statement {
  const chat = "alert.project_id || '-' || alert.chat_id";
  const chosen = among === null ? "" : "AND told.target IN (SELECT value FROM json_each(?))";
  const getsEvents = "told.target IN (SELECT value FROM json_each(?))";
  const isToBeTold =
    events.length === 0 ? "" : `OR (${getsEvents} AND told.kind = 'alert' AND told.status <> 'suppressed')`;
  const isBefore = events.length === 0 ? "told.created_at < ?" : `(told.created_at < ? OR ${getsEvents})`;
  const dueAt = events.length === 0 ? "?" : `iif(told.status = 'pending' AND ${getsEvents}, max(?, told.due_at), ?)`;
  const ofEvents = events.length === 0 ? [] : [JSON.stringify(events)];
  return {
    sql: `INSERT INTO deliveries
            (id, chat_id, project_id, kind, target, rule, other_target, reasons, status, created_at, due_at)
          SELECT ${chat} || '-${KIND}-' || alert.changes || '-' || told.target, alert.chat_id, alert.project_id, '${KIND}',
            told.target, told.rule, told.other_target, alert.reasons, 'pending', ?, ${dueAt}
          FROM (${changed.sql}) AS alert CROSS JOIN json_each(?) AS kind
          CROSS JOIN deliveries AS told
            ON told.id > ${chat} || '-' || kind.value || '-' AND told.id < ${chat} || '-' || kind.value || '.'
          WHERE ${isBefore} AND (told.status = 'sent' OR (told.status = 'pending' AND told.due_at BETWEEN ? AND ?)
            ${isToBeTold}) ${chosen}
          ON CONFLICT DO NOTHING RETURNING target AS changed_target`,
    values: [
      ...[now, ...(events.length === 0 ? [] : [...ofEvents, now]), now, ...changed.values],
      ...[JSON.stringify(FIRST_NOTICE_KINDS), now, ...ofEvents, now - UNDER_WAY, now, ...ofEvents],
      ...(among === null ? [] : [JSON.stringify(among)]),
    ],
  };
}

/** The targets that hear of a change, once each, of all that a batch yields. */
export function readChanged(results: readonly (readonly Row[])[]): readonly string[] {
  const names = results.flat().flatMap(({ changed_target: name }) => (typeof name === "string" ? [name] : []));
  return [...new Set(names)];
}
