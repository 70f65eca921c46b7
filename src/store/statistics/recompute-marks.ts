import { WON_BACK } from "../columns.ts";
import type { Statement } from "../database.ts";
import { computableBefore, quarterOf, quarterSql } from "./quarter.ts";

/**
 * Marks quarters to be computed again. Each of `changed` selects one column `at`: instants of what changes. It belongs
 * to the transaction of the change, before the change if it selects what that replaces. A quarter that cannot have been
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

/**
 * Alerts that change: they count when they were opened, and when they were won back. `sql` is a condition on `alerts`.
 */
export function instantsOfAlerts({ sql, values }: Statement): readonly Statement[] {
  return [
    { sql: `SELECT opened_at AS at FROM alerts WHERE ${sql}`, values },
    { sql: `SELECT since FROM alerts WHERE ${WON_BACK} AND ${sql}`, values },
  ];
}

/** Marks the quarters of known instants, if `condition` holds. Null if no such quarter can have been computed yet. */
export function markAtStatement(instants: readonly number[], condition: Statement, now: number): Statement | null {
  const quarters = [...new Set(instants.map(quarterOf))].filter((start) => start < computableBefore(now));
  if (quarters.length === 0) return null;
  return {
    sql: `INSERT INTO figures_marks (start, marked_at, changes) SELECT value, ?, 1 FROM json_each(?)
          WHERE ${condition.sql} ON CONFLICT DO UPDATE SET changes = changes + 1`,
    values: [now, JSON.stringify(quarters), ...condition.values],
  };
}

/** Of these ids, those that have not ended yet. */
export function instantsOfPending(ids: readonly string[]): Statement {
  return {
    sql: `SELECT created_at AS at FROM json_each(?) AS ids CROSS JOIN deliveries ON deliveries.id = ids.value
          WHERE status = 'pending'`,
    values: [JSON.stringify(ids)],
  };
}

/** Deliveries that change: they count when they were created. `sql` is a condition on `deliveries`. */
export function instantsOfDeliveries({ sql, values }: Statement): Statement {
  return { sql: `SELECT created_at AS at FROM deliveries WHERE ${sql}`, values };
}
