import * as v from "valibot";
import { type Attempt, attemptSchema, type Delivery, KINDS, type Step } from "../alerts/delivery.ts";
import { REASONS } from "../alerts/reasons.ts";
import type { Database, Row, Statement } from "./database.ts";

/**
 * The pending deliveries of a target that are due first, at most `most`. `except` are those that D1 holds as pending
 * only because it has not been told yet.
 */
export async function pendingDeliveries(
  db: Database,
  target: string,
  except: readonly string[],
  most: number,
): Promise<readonly Delivery[]> {
  const [rows = []] = await db.batch([
    {
      sql: `SELECT ${COLUMNS} FROM deliveries WHERE target = ? AND status = 'pending'
            AND id NOT IN (SELECT value FROM json_each(?)) ORDER BY due_at LIMIT ?`,
      values: [target, JSON.stringify(except), most],
    },
  ]);
  return rows.map(readDelivery);
}

/** Records an attempt and what became of the delivery, once: a repeated call changes nothing. */
export function settleStatement(id: string, attempt: Attempt | null, step: Step, now: number): Statement {
  const pending = step.status === "pending";
  return {
    sql: `UPDATE deliveries SET status = ?1, note = ?2, ended_at = ?3, due_at = coalesce(?4, due_at),
            attempts = CASE WHEN ?5 IS NULL THEN attempts ELSE json_insert(attempts, '$[#]', json(?5)) END
          WHERE id = ?6 AND status = 'pending'
            AND NOT EXISTS (SELECT 1 FROM json_each(attempts) WHERE value ->> 'message' = ?7)`,
    values: [
      step.status,
      pending ? null : step.note,
      pending ? null : now,
      pending ? step.dueAt : null,
      attempt === null ? null : JSON.stringify(attempt),
      id,
      attempt?.message ?? "",
    ],
  };
}

/** Targets with a pending delivery that is overdue: their couriers missed a wake-up. */
export async function overdueTargets(db: Database, now: number): Promise<readonly string[]> {
  const [rows] = await db.batch([
    { sql: "SELECT DISTINCT target FROM deliveries WHERE status = 'pending' AND due_at <= ?", values: [now] },
  ]);
  return v.parse(v.array(v.object({ target: v.string() })), rows).map((row) => row.target);
}

const COLUMNS = "id, chat_id, project_id, kind, rule, reasons, due_at, attempts, again_from";

const row = v.object({
  id: v.string(),
  chat_id: v.nullable(v.number()),
  project_id: v.nullable(v.number()),
  kind: v.picklist(KINDS),
  rule: v.nullable(v.string()),
  reasons: v.pipe(v.string(), v.parseJson(), v.array(v.picklist(REASONS))),
  due_at: v.number(),
  attempts: v.pipe(v.string(), v.parseJson(), v.array(attemptSchema)),
  again_from: v.number(),
});

function readDelivery(value: Row): Delivery {
  const { chat_id: chatId, project_id: projectId, due_at: dueAt, again_from: from, ...rest } = v.parse(row, value);
  const key = projectId === null || chatId === null ? null : { projectId, chatId };
  return { ...rest, key, dueAt, attempts: rest.attempts.slice(from) };
}

/** When the delivery that is due for longest was due, in milliseconds since 1970; null when nothing is pending. */
export async function oldestDue(db: Database): Promise<number | null> {
  const [rows] = await db.batch([
    { sql: "SELECT min(due_at) AS oldest FROM deliveries WHERE status = 'pending'", values: [] },
  ]);
  return v.parse(v.array(v.object({ oldest: v.nullable(v.number()) })), rows)[0]?.oldest ?? null;
}
