import * as v from "valibot";
import type { Database } from "./database.ts";

/**
 * The first of each target and kind, by one seek for each: what else is pending is stepped over, whatever it is. It finds
 * targets and kinds that the settings and this code do not know.
 */
const FIRSTS = `firsts(first) AS (
  SELECT (SELECT json_array(target, kind, due_at) FROM deliveries WHERE status = 'pending'
    ORDER BY target, kind, due_at LIMIT 1)
  UNION ALL
  SELECT coalesce(
    (SELECT json_array(target, kind, due_at) FROM deliveries WHERE status = 'pending'
      AND target = first ->> 0 AND kind > first ->> 1 ORDER BY kind, due_at LIMIT 1),
    (SELECT json_array(target, kind, due_at) FROM deliveries WHERE status = 'pending'
      AND target > first ->> 0 ORDER BY target, kind, due_at LIMIT 1))
  FROM firsts WHERE first IS NOT NULL
)`;

/**
 * Targets that should be awake: something pending for them was due by then (milliseconds since 1970), so that their
 * couriers missed a wake-up. One that is switched off sleeps, unless it is none of the `known` ones any more.
 */
export async function overdueTargets(
  db: Database,
  known: readonly string[],
  dueBy: number,
): Promise<readonly string[]> {
  const [rows] = await db.batch([
    {
      sql: `WITH RECURSIVE ${FIRSTS} SELECT DISTINCT first ->> 0 AS target FROM firsts WHERE first ->> 2 <= ?1
            AND (first ->> 0 NOT IN (SELECT target FROM outages)
              OR first ->> 0 NOT IN (SELECT value FROM json_each(?2)))`,
      values: [dueBy, JSON.stringify(known)],
    },
  ]);
  return v.parse(v.array(v.object({ target: v.string() })), rows).map((row) => row.target);
}

/** When the delivery that is due for longest was due, in milliseconds since 1970; null when nothing is pending. */
export async function oldestDue(db: Database): Promise<number | null> {
  const [rows] = await db.batch([
    { sql: `WITH RECURSIVE ${FIRSTS} SELECT min(first ->> 2) AS oldest FROM firsts`, values: [] },
  ]);
  return v.parse(v.array(v.object({ oldest: v.nullable(v.number()) })), rows)[0]?.oldest ?? null;
}
