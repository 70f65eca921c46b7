import * as v from "valibot";
import type { Database } from "../database.ts";

/**
 * The first of each target and kind, by one seek for each: what else is pending is stepped over, whatever it is. It finds
 * targets and kinds that the settings and this code do not know.
 */
function firsts(name: string, table: string, condition: string): string {
  const from = `FROM ${table} WHERE ${condition}`;
  return `${name}(first) AS (
    SELECT (SELECT json_array(target, kind, due_at) ${from} ORDER BY target, kind, due_at LIMIT 1)
    UNION ALL
    SELECT coalesce(
      (SELECT json_array(target, kind, due_at) ${from}
        AND target = first ->> 0 AND kind > first ->> 1 ORDER BY kind, due_at LIMIT 1),
      (SELECT json_array(target, kind, due_at) ${from}
        AND target > first ->> 0 ORDER BY target, kind, due_at LIMIT 1))
    FROM ${name} WHERE first IS NOT NULL
  )`;
}

/** What is in a message is due when that is. */
const FIRSTS = `${firsts("fresh", "deliveries INDEXED BY in_no_message", "status = 'pending' AND message IS NULL")},
  ${firsts("waiting", "messages INDEXED BY messages_pending", "status = 'pending'")},
  firsts(first) AS (SELECT first FROM fresh UNION ALL SELECT first FROM waiting)`;

/**
 * Targets that should be awake: something pending for them was due by then (milliseconds since 1970), so that their
 * couriers missed a wake-up. One that is switched off sleeps, unless it is none of the `known` ones any more. One that
 * asked to be left alone is woken while a message waits for it, which others may be told: that is due much later.
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
              OR first ->> 0 NOT IN (SELECT value FROM json_each(?2)))
            UNION SELECT target FROM target_waits WHERE until > ?1 AND EXISTS (
              SELECT 1 FROM messages INDEXED BY messages_pending
              WHERE messages.target = target_waits.target AND status = 'pending')`,
      values: [dueBy, JSON.stringify(known)],
    },
  ]);
  return v.parse(v.array(v.object({ target: v.string() })), rows).map((row) => row.target);
}

/**
 * When what is due for longest was due, in milliseconds since 1970; null when nothing is pending. What waits for a target
 * that asked to be left alone for long, and could not be told to another, is due since it did.
 */
export async function oldestDue(db: Database, now: number): Promise<number | null> {
  const [rows] = await db.batch([
    {
      sql: `WITH RECURSIVE ${FIRSTS} SELECT min(first ->> 2) AS oldest FROM firsts
            UNION ALL SELECT min(since) FROM target_waits WHERE until > ? AND EXISTS (
              SELECT 1 FROM messages INDEXED BY messages_pending
              WHERE messages.target = target_waits.target AND status = 'pending')`,
      values: [now],
    },
  ]);
  const instants = v
    .parse(v.array(v.object({ oldest: v.nullable(v.number()) })), rows)
    .flatMap(({ oldest }) => oldest ?? []);
  return instants.length === 0 ? null : Math.min(...instants);
}

/** Whether anything is due for a target, in a message or in none. */
export async function hasDue(db: Database, target: string, now: number): Promise<boolean> {
  const [fresh = [], waiting = []] = await db.batch([
    {
      sql: `SELECT 1 FROM deliveries INDEXED BY in_no_message
            WHERE target = ? AND status = 'pending' AND message IS NULL AND due_at <= ? LIMIT 1`,
      values: [target, now],
    },
    {
      sql: "SELECT 1 FROM messages INDEXED BY messages_pending WHERE target = ? AND status = 'pending' LIMIT 1",
      values: [target],
    },
  ]);
  return fresh.length + waiting.length > 0;
}
