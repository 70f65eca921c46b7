import * as v from "valibot";
import type { Database } from "./database.ts";

/** What became of everything that a target was to be told. `accepted` is the sum of the four. */
export interface Account {
  readonly target: string;
  readonly accepted: number;
  readonly sent: number;
  readonly dead: number;
  readonly suppressed: number;
  readonly pending: number;
  /** When the pending one that is due for longest was due, in milliseconds since 1970; null when none is due. */
  readonly oldestDue: number | null;
}

/** One query, so it is one moment of the database: it always adds up. Reads every delivery. */
export async function readLedger(db: Database, now: number): Promise<readonly Account[]> {
  const [rows] = await db.batch([
    {
      sql: `SELECT target, count(*) AS accepted, sum(status = 'sent') AS sent, sum(status = 'dead') AS dead,
              sum(status = 'suppressed') AS suppressed, sum(status = 'pending') AS pending,
              min(iif(status = 'pending' AND due_at <= ?, due_at, NULL)) AS oldestDue
            FROM deliveries GROUP BY target ORDER BY target`,
      values: [now],
    },
  ]);
  return v.parse(v.array(account), rows);
}

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

const account = v.object({
  target: v.string(),
  accepted: v.number(),
  sent: v.number(),
  dead: v.number(),
  suppressed: v.number(),
  pending: v.number(),
  oldestDue: v.nullable(v.number()),
});
