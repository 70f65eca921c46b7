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

const account = v.object({
  target: v.string(),
  accepted: v.number(),
  sent: v.number(),
  dead: v.number(),
  suppressed: v.number(),
  pending: v.number(),
  oldestDue: v.nullable(v.number()),
});
