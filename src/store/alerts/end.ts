import type { Ending } from "../../alerts/state.ts";
import type { Statement } from "../database.ts";

/**
 * Ends alerts that nobody resolved, with a line in their history. No recipient is informed, because nothing is left to
 * do. `alerts` is a condition on `alerts`. `since`: when the state changed; null: unchanged, for what ended long
 * before. Idempotent. The caller marks their quarters for the statistics; those of expired chats stay as they are.
 */
export function endAlertsStatements(
  alerts: Statement,
  ending: Ending,
  now: number,
  since: number | null,
): readonly Statement[] {
  const open: Statement = { sql: `alerts.state <> 'resolved' AND ${alerts.sql}`, values: alerts.values };
  return [
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
