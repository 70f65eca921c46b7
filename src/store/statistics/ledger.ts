import * as v from "valibot";
import { KINDS, STATUSES } from "../../alerts/delivery.ts";
import type { Database, Statement } from "../database.ts";
import { QUARTER } from "./quarter.ts";

/** The outcomes of all deliveries of a target. `accepted` is the sum of the four. */
export interface Account {
  readonly target: string;
  readonly accepted: number;
  readonly sent: number;
  readonly dead: number;
  readonly suppressed: number;
  readonly pending: number;
  /** When the longest due pending delivery was due, in milliseconds since 1970; null if none is due. */
  readonly oldestDue: number | null;
}

/**
 * The maximum of deliveries counted that are not computed yet, and of marked quarters counted again. The latest ones.
 */
const MOST_LIVE = 2_000;
const MOST_MARKED = 32;

/**
 * Running totals of what is computed, plus counts of what is not or has changed. One transaction, so it is one moment
 * of the database and always adds up. Of a history that the cron has not computed yet, it has the latest part.
 */
export async function readLedger(db: Database, now: number): Promise<readonly Account[]> {
  const results = await db.batch([
    { sql: `SELECT target, ${STATUSES.join(", ")} FROM figures_ledger`, values: [] },
    {
      sql: `SELECT ledgers.key AS target, ${STATUSES.map((status) => `-(ledgers.value ->> '${status}') AS ${status}`).join(", ")}
            FROM (${MARKED}) AS marked CROSS JOIN figures_quarters ON figures_quarters.start = marked.start
            CROSS JOIN json_each(ledger) AS ledgers`,
      values: [],
    },
    counting(`(${MARKED}) AS marked CROSS JOIN deliveries INDEXED BY latest
      ON created_at >= marked.start AND created_at < marked.start + ${QUARTER}`),
    counting(notComputed(`created_at >= ${stored("forward")}`)),
    counting(notComputed(`created_at < ${stored("backward")}`)),
    overdueStatement(now),
  ]);
  const accounts = new Map<string, Account>();
  for (const { target, ...counts } of v.parse(v.array(countRow), results.slice(0, -1).flat())) {
    const known = accounts.get(target) ?? { ...NOTHING, target };
    const sums = Object.fromEntries(STATUSES.map((status) => [status, known[status] + counts[status]]));
    accounts.set(target, { ...known, ...sums });
  }
  const overdue = new Map(
    v
      .parse(v.array(overdueRow), results.at(-1))
      .map(({ target, oldestDue }) => [target, oldestDue !== null && oldestDue <= now ? oldestDue : null]),
  );
  return [...accounts.values()]
    .map((account) => ({
      ...account,
      accepted: STATUSES.reduce((sum, status) => sum + account[status], 0),
      oldestDue: overdue.get(account.target) ?? null,
    }))
    .filter(({ accepted }) => accepted > 0)
    .toSorted((one, other) => (one.target < other.target ? -1 : 1));
}

const NOTHING = { accepted: 0, sent: 0, dead: 0, suppressed: 0, pending: 0, oldestDue: null };

/** Later than any delivery: before the first run, nothing is computed. */
function stored(column: "forward" | "backward"): string {
  return `coalesce((SELECT ${column} FROM figures_progress), 9000000000000000)`;
}

const MARKED = `SELECT start FROM figures_marks WHERE start >= ${stored("backward")} AND start < ${stored("forward")}
  ORDER BY start DESC LIMIT ${MOST_MARKED}`;

function counting(deliveries: string): Statement {
  const sums = STATUSES.map((status) => `sum(status = '${status}') AS ${status}`);
  return { sql: `SELECT target, ${sums.join(", ")} FROM ${deliveries} GROUP BY target`, values: [] };
}

function notComputed(condition: string): string {
  return `(SELECT target, status FROM deliveries INDEXED BY latest WHERE ${condition}
    ORDER BY created_at DESC LIMIT ${MOST_LIVE})`;
}

/** By target and kind, so that the index gives the first of each; a delivery in a message is due with the message. */
function overdueStatement(now: number): Statement {
  return {
    sql: `WITH RECURSIVE waiting(target) AS (
            SELECT (SELECT min(target) FROM deliveries INDEXED BY pending WHERE status = 'pending')
            UNION ALL SELECT (SELECT min(target) FROM deliveries INDEXED BY pending
              WHERE status = 'pending' AND deliveries.target > waiting.target) FROM waiting WHERE target IS NOT NULL)
          SELECT target, min(min(coalesce((
            SELECT due_at FROM deliveries INDEXED BY in_no_message WHERE deliveries.target = waiting.target
              AND kind = kinds.value AND status = 'pending' AND message IS NULL AND due_at <= ?1
            ORDER BY due_at LIMIT 1), 9e15), coalesce((
            SELECT due_at FROM messages INDEXED BY messages_pending WHERE messages.target = waiting.target
              AND kind = kinds.value AND status = 'pending' AND due_at <= ?1 ORDER BY due_at LIMIT 1), 9e15))) AS oldestDue
          FROM waiting CROSS JOIN json_each(?2) AS kinds WHERE target IS NOT NULL GROUP BY target`,
    values: [now, JSON.stringify(KINDS)],
  };
}

const countRow = v.object({
  ...{ target: v.string(), sent: v.number(), dead: v.number(), suppressed: v.number(), pending: v.number() },
});
const overdueRow = v.object({ target: v.string(), oldestDue: v.nullable(v.number()) });
