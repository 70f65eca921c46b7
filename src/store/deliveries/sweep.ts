import * as v from "valibot";
import { DAY } from "../../time/durations.ts";
import type { Database, Statement } from "../database.ts";
import { readState, stateStatement, writeStateStatement } from "../worker-state.ts";
import { rememberMessages } from "./earlier-messages.ts";

/**
 * Older versions know no messages: what is sent again by hand while one of them runs is pending in a message that has
 * ended, and no courier would look for it there. So once a day all that is pending is gone through, some in each run.
 */
const SWEEP = "delivery-sweep";
const EVERY = DAY;

/** So many are looked at in one run. */
const LOOKED_AT = 500;

/** A message that was taken in by another is followed so far. */
const STEPS = 10;

/** The most statements that one run sends. */
export const DELIVERY_SWEEP_STATEMENTS = 4;

/** Where a sweep is. `after`: the delivery that was looked at last, by the index; null: it has ended. */
const placeSchema = v.tuple([v.string(), v.string(), v.number(), v.string()]);
const progressSchema = v.object({ begunAt: v.number(), after: v.nullable(placeSchema) });
type Place = v.InferOutput<typeof placeSchema>;

/** One run's share. Ended at any statement, the next run goes on from there. */
export async function sweepDeliveries(db: Database, now: number): Promise<void> {
  const [fact] = await db.batch([stateStatement(SWEEP)]);
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), progressSchema), readState(fact));
  const last = read.success ? read.output : null;
  if (last !== null && last.after === null && now - last.begunAt < EVERY) return;
  const from: Place = last?.after ?? ["", "", 0, ""];
  const [ends] = await db.batch([endStatement(from), freeStatement(from)]);
  const [end] = v.parse(v.array(placeRow), ends);
  const after = end === undefined ? null : [end.target, end.kind, end.due_at, end.id];
  const begunAt = last?.after ? last.begunAt : now;
  await db.batch([writeStateStatement(SWEEP, JSON.stringify({ begunAt, after }))]);
}

const PAGE = `FROM deliveries INDEXED BY pending WHERE status = 'pending' AND (target, kind, due_at, id) > (?, ?, ?, ?)
  ORDER BY target, kind, due_at, id`;

function endStatement(from: Place): Statement {
  return { sql: `SELECT target, kind, due_at, id ${PAGE} LIMIT 1 OFFSET ${LOOKED_AT - 1}`, values: from };
}

/** In no message again, as if it were new: those whose message is not pending, nor the one that it was taken in by. */
function freeStatement(from: Place): Statement {
  return {
    sql: `WITH RECURSIVE page(id, message) AS (SELECT id, message ${PAGE} LIMIT ${LOOKED_AT}),
          chain(message, id, step) AS (
            SELECT DISTINCT message, message, 0 FROM page WHERE message IS NOT NULL
            UNION ALL SELECT chain.message, messages.args ->> 'into', step + 1
            FROM chain CROSS JOIN messages ON messages.id = chain.id
            WHERE messages.status = 'absorbed' AND step < ${STEPS})
          UPDATE deliveries SET message = NULL, ${rememberMessages("NULL")}
          WHERE id IN (SELECT id FROM page WHERE message IS NOT NULL AND message NOT IN (
            SELECT chain.message FROM chain CROSS JOIN messages ON messages.id = chain.id
            WHERE messages.status = 'pending'))`,
    values: from,
  };
}

const placeRow = v.object({ target: v.string(), kind: v.string(), due_at: v.number(), id: v.string() });
