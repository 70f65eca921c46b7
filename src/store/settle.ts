import type { Attempt, Step } from "../alerts/delivery.ts";
import type { Statement } from "./database.ts";
import { instantsOfPending, markStatement } from "./figures/marks.ts";

/** What became of one delivery of a message. */
export interface Settled {
  readonly id: string;
  /** Null where nothing was sent. */
  readonly attempt: Attempt | null;
  readonly step: Step;
}

/** Records what became of all deliveries of a message, once: a repeated call changes nothing. */
export function settleStatement(settled: readonly Settled[], now: number): Statement {
  const rows = settled.map(({ id, attempt, step }) => {
    const pending = step.status === "pending";
    return {
      ...{ id, attempt, message: attempt?.message ?? "", status: step.status },
      ...(pending ? { dueAt: step.dueAt, note: null, endedAt: null } : { dueAt: null, note: step.note, endedAt: now }),
    };
  });
  return {
    sql: `UPDATE deliveries SET
            status = told.value ->> 'status',
            note = told.value ->> 'note',
            ended_at = told.value ->> 'endedAt',
            ref = iif(told.value ->> 'endedAt' IS NULL, ref, NULL),
            due_at = coalesce(told.value ->> 'dueAt', due_at),
            attempts = iif(told.value ->> 'attempt' IS NULL, attempts,
              json_insert(attempts, '$[#]', told.value -> 'attempt'))
          FROM json_each(?) AS told
          WHERE deliveries.id = told.value ->> 'id' AND deliveries.status = 'pending'
            AND NOT EXISTS (
              SELECT 1 FROM json_each(deliveries.attempts) AS made
              WHERE made.value ->> 'message' = told.value ->> 'message'
            )`,
    values: [JSON.stringify(rows)],
  };
}

/** Comes before it: those that end are counted anew where they were made. Null where none ends. */
export function settleMark(settled: readonly Settled[], now: number): Statement | null {
  const ended = settled.flatMap(({ id, step }) => (step.status === "pending" ? [] : [id]));
  return ended.length === 0 ? null : markStatement([instantsOfPending(ended)], now);
}

/** A target has recovered: what waits only because it failed before is due now. What is held for its hours stays held. */
export function hurryFailedStatement(target: string, now: number): Statement {
  return {
    // By the index failed_before: what has not failed is not looked at, however much of it there is.
    sql: `UPDATE deliveries SET due_at = ?1 WHERE target = ?2 AND status = 'pending' AND attempts <> '[]' AND due_at > ?1
            AND json_array_length(attempts) > again_from`,
    values: [now, target],
  };
}
