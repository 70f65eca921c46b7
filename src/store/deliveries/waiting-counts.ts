import * as v from "valibot";
import { KINDS } from "../../alerts/delivery.ts";
import type { Database, Statement } from "../database.ts";

/** Counted up to a thousand. */
export interface CappedCount {
  readonly count: number;
  /** There are more than that. */
  readonly more: boolean;
}

/** Nobody decides by the difference between a thousand and more, and each that is counted is a row read. */
const COUNTED = 1_000;

/** Told only if nobody claims or resolves an alert: before it is due it is not known whether it will be told. */
const CONDITIONAL = ["escalation", "reminder"];
const CERTAIN = KINDS.filter((kind) => !CONDITIONAL.includes(kind));

const quoted = (kinds: readonly string[]) => kinds.map((kind) => `'${kind}'`).join(", ");

/** How many wait for a target: are told, or are held or kept to be. `?1` is the time. */
const countOf = (target: string) => `(SELECT count(*) FROM (
  SELECT 1 FROM deliveries WHERE target = ${target} AND kind IN (${quoted(CERTAIN)}) AND status = 'pending'
  UNION ALL
  SELECT 1 FROM deliveries WHERE target = ${target} AND kind IN (${quoted(CONDITIONAL)}) AND status = 'pending'
    AND due_at <= ?1
  LIMIT ${COUNTED + 1}))`;

/** How many deliveries wait for a target. */
export async function countWaiting(db: Database, target: string, now: number): Promise<CappedCount> {
  const [rows] = await db.batch([{ sql: `SELECT ${countOf("?2")} AS count`, values: [now, target] }]);
  return capped(v.parse(v.array(v.object({ count: v.number() })), rows)[0]?.count ?? 0);
}

/** How many deliveries wait, for each target that has any. */
export async function waitingByTarget(db: Database, now: number): Promise<ReadonlyMap<string, CappedCount>> {
  const [rows] = await db.batch([
    {
      sql: `WITH RECURSIVE ${TARGETS}
            SELECT target, ${countOf("targets.target")} AS count FROM targets WHERE target IS NOT NULL`,
      values: [now],
    },
  ]);
  const counts = v.parse(v.array(v.object({ target: v.string(), count: v.number() })), rows);
  return new Map(counts.filter(({ count }) => count > 0).map(({ target, count }) => [target, capped(count)]));
}

/** Each target for which anything is pending, by one seek. */
const TARGETS = `targets(target) AS (
  SELECT (SELECT target FROM deliveries WHERE status = 'pending' ORDER BY target LIMIT 1)
  UNION ALL
  SELECT (SELECT target FROM deliveries WHERE status = 'pending' AND target > targets.target ORDER BY target LIMIT 1)
  FROM targets WHERE target IS NOT NULL
)`;

function capped(count: number): CappedCount {
  return count > COUNTED ? { count: COUNTED, more: true } : { count, more: false };
}

/** What waits for a target's hours. */
export interface UntilOpeningCount extends CappedCount {
  readonly target: string;
  /** When the first of them is due, in milliseconds since 1970. */
  readonly dueAt: number;
}

/** Of each target, the alerts that are due next: those among them that did not fail before. */
export function untilOpeningStatement(now: number): Statement {
  return {
    sql: `WITH RECURSIVE ${TARGETS}
          SELECT target, (
            SELECT json_object('count', count(*), 'held', sum(attempts = '[]'),
              'dueAt', min(iif(attempts = '[]', due_at, NULL)))
            FROM (SELECT due_at, attempts FROM deliveries WHERE target = targets.target AND kind = 'alert'
                AND status = 'pending' AND due_at > ?1 ORDER BY due_at LIMIT ${COUNTED + 1})
          ) AS found FROM targets WHERE target IS NOT NULL`,
    values: [now],
  };
}

/** What the statement above gave. */
export function readUntilOpening(rows: unknown): readonly UntilOpeningCount[] {
  return v.parse(v.array(row), rows).flatMap(({ target, found: { count, held, dueAt } }) => {
    if (dueAt === null || held === null) return [];
    const looked = capped(count);
    return [{ target, count: Math.min(held, looked.count), more: looked.more, dueAt }];
  });
}

const row = v.object({
  target: v.string(),
  found: v.pipe(
    v.string(),
    v.parseJson(),
    v.object({ count: v.number(), held: v.nullable(v.number()), dueAt: v.nullable(v.number()) }),
  ),
});
