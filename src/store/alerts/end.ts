import type { Ending } from "../../alerts/state.ts";
import type { Statement } from "../database.ts";
import { statusUpdatesStatement } from "../deliveries/status-update-insert.ts";

/**
 * Ends alerts that nobody resolved, with a line in their history. Nothing is left to do, so of their recipients only
 * `events` are informed: the targets that get every change. `alerts` is a condition on `alerts`. `since`: when the state
 * changed; null: unchanged, for what ended long before. Idempotent. The caller marks their quarters for the statistics;
 * those of expired chats stay as they are.
 */
export function endAlertsStatements(
  alerts: Statement,
  ending: Ending,
  now: number,
  since: number | null,
  events: readonly string[],
): readonly Statement[] {
  const open: Statement = { sql: `alerts.state <> 'resolved' AND ${alerts.sql}`, values: alerts.values };
  const changed = `SELECT chat_id, project_id, reasons, changes + 1 AS changes FROM alerts WHERE ${open.sql}`;
  return [
    ...(events.length === 0
      ? []
      : [statusUpdatesStatement({ sql: changed, values: open.values }, { among: events, events }, now)]),
    {
      sql: `INSERT INTO follow_ups (chat_id, project_id, change, at, action, ended_as)
            SELECT chat_id, project_id, changes, ?, 'resolve', ? FROM alerts WHERE ${open.sql} ON CONFLICT DO NOTHING`,
      values: [now, ending, ...open.values],
    },
    {
      sql: `UPDATE alerts SET state = 'resolved', outcome = NULL, ended_as = ?, who = NULL, who_id = NULL, who_name = NULL, since = coalesce(?, since),
              changes = changes + 1
            WHERE ${open.sql}`,
      values: [ending, since, ...open.values],
    },
  ];
}
