import * as v from "valibot";
import type { Statement } from "../database.ts";
import { type CappedCount, COUNTED, capped, TARGETS } from "./waiting-counts.ts";

/** What waits for a target's hours. */
export interface HeldCount extends CappedCount {
  readonly target: string;
  /** When the first of them is due, in milliseconds since 1970. */
  readonly dueAt: number;
}

/** Of each target, the alerts that are due next: those among them that did not fail before. */
export function heldStatement(now: number): Statement {
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
export function readHeld(rows: unknown): readonly HeldCount[] {
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
