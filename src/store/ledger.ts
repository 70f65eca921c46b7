import * as v from "valibot";
import type { Database } from "./database.ts";

/** Is told, or is held or kept to be: what is told only if nobody claims or resolves an alert is not, until it is due. */
const WAITS = "status = 'pending' AND (kind NOT IN ('escalation', 'reminder') OR due_at <= ?)";

/** How many deliveries wait for a target. */
export async function countPending(db: Database, target: string, now: number): Promise<number> {
  const [rows] = await db.batch([
    { sql: `SELECT count(*) AS count FROM deliveries WHERE target = ? AND ${WAITS}`, values: [target, now] },
  ]);
  return v.parse(v.array(v.object({ count: v.number() })), rows)[0]?.count ?? 0;
}

/** How many deliveries wait, for each target that has any. Reads those alone. */
export async function pendingByTarget(db: Database, now: number): Promise<ReadonlyMap<string, number>> {
  const [rows] = await db.batch([
    { sql: `SELECT target, count(*) AS count FROM deliveries WHERE ${WAITS} GROUP BY target`, values: [now] },
  ]);
  const counts = v.parse(v.array(v.object({ target: v.string(), count: v.number() })), rows);
  return new Map(counts.map(({ target, count }) => [target, count]));
}
