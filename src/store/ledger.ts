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
  /** When the pending one that is due for longest was due, in milliseconds since 1970; null when nothing is pending. */
  readonly oldestDue: number | null;
}

/** One query, so it is one moment of the database: it always adds up. Reads every delivery. */
export async function readLedger(db: Database): Promise<readonly Account[]> {
  const [rows] = await db.batch([
    {
      sql: `SELECT target, count(*) AS accepted, sum(status = 'sent') AS sent, sum(status = 'dead') AS dead,
              sum(status = 'suppressed') AS suppressed, sum(status = 'pending') AS pending,
              min(iif(status = 'pending', due_at, NULL)) AS oldestDue
            FROM deliveries GROUP BY target ORDER BY target`,
      values: [],
    },
  ]);
  return v.parse(v.array(account), rows);
}

/** How many deliveries of a target are pending. */
export async function countPending(db: Database, target: string): Promise<number> {
  const [rows] = await db.batch([
    { sql: "SELECT count(*) AS count FROM deliveries WHERE target = ? AND status = 'pending'", values: [target] },
  ]);
  return v.parse(v.array(v.object({ count: v.number() })), rows)[0]?.count ?? 0;
}

/** How many deliveries are pending, for each target that has any. Reads those alone. */
export async function pendingByTarget(db: Database): Promise<ReadonlyMap<string, number>> {
  const [rows] = await db.batch([
    { sql: "SELECT target, count(*) AS count FROM deliveries WHERE status = 'pending' GROUP BY target", values: [] },
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
