import type { ChatKey } from "../../chat/chat.ts";
import type { Statement } from "../database.ts";
import { computableBefore, quarterSql } from "./quarter.ts";

/** Of an alert: it ended as the figures call won back. */
export const WON_BACK = "state = 'resolved' AND outcome IN ('called-back', 'came-back')";

/**
 * Marks quarters to be computed again. Each of `changed` selects one column `at`: instants of what changes. Belongs to
 * the transaction of the change, before it where it selects what the change replaces. A quarter that can not have been
 * computed yet costs no row.
 */
export function markStatement(changed: readonly Statement[], now: number): Statement {
  return {
    sql: `INSERT INTO figures_marks (start, marked_at, changes)
          SELECT DISTINCT ${quarterSql("at")}, ?, 1 FROM (${changed.map(({ sql }) => sql).join(" UNION ALL ")})
          WHERE at < ? ON CONFLICT DO UPDATE SET changes = changes + 1`,
    values: [now, ...changed.flatMap(({ values }) => values), computableBefore(now)],
  };
}

/** Alerts that change: they count where they were opened, and where they were won back. `sql` is a condition on `alerts`. */
export function instantsOfAlerts({ sql, values }: Statement): readonly Statement[] {
  return [
    { sql: `SELECT opened_at AS at FROM alerts WHERE ${sql}`, values },
    { sql: `SELECT since FROM alerts WHERE ${WON_BACK} AND ${sql}`, values },
  ];
}

/** A chat that changes, with its alert, while it has so many revisions: it counts where it came in last. */
export function instantsOfChat({ chatId, projectId }: ChatKey, revisions: number): readonly Statement[] {
  const chat = [chatId, projectId, revisions];
  const standing = "SELECT chat_id, project_id FROM chats WHERE chat_id = ? AND project_id = ? AND revisions = ?";
  return [
    {
      sql: `SELECT received_at AS at FROM chats WHERE chat_id = ? AND project_id = ? AND revisions = ? AND gone IS NULL`,
      values: chat,
    },
    ...instantsOfAlerts({ sql: `(chat_id, project_id) IN (${standing})`, values: chat }),
  ];
}

/** A condition on `deliveries`: those of these ids that have not ended yet. */
export function stillPending(ids: readonly string[]): Statement {
  return { sql: "status = 'pending' AND id IN (SELECT value FROM json_each(?))", values: [JSON.stringify(ids)] };
}

/** Deliveries of which something changes: they count where they were made. `sql` is a condition on `deliveries`. */
export function instantsOfDeliveries({ sql, values }: Statement): Statement {
  return { sql: `SELECT created_at AS at FROM deliveries WHERE ${sql}`, values };
}
