import * as v from "valibot";
import { type DeliveryStatus, STATUSES } from "../alerts/delivery.ts";
import type { Database } from "./database.ts";
import { instantsOfDeliveries, markStatement } from "./figures/marks.ts";

/** Null when there is none of this id. */
export async function statusOf(db: Database, id: string): Promise<DeliveryStatus | null> {
  const [rows] = await db.batch([{ sql: "SELECT status FROM deliveries WHERE id = ?", values: [id] }]);
  return v.parse(v.array(v.object({ status: v.picklist(STATUSES) })), rows)[0]?.status ?? null;
}

/** Pending again, due now: what is on record stays, and the list of waits begins anew. */
export async function sendAgain(db: Database, id: string, now: number): Promise<void> {
  const ended = "status IN ('dead', 'suppressed')";
  await db.batch([
    markStatement([instantsOfDeliveries({ sql: `id = ? AND ${ended}`, values: [id] })], now),
    { sql: `${AGAIN} WHERE id = ?2 AND ${ended}`, values: [now, id] },
  ]);
}

/** Due now, where it is pending and was due later. The list of waits goes on. */
export async function hurry(db: Database, id: string, now: number): Promise<void> {
  await db.batch([
    {
      sql: "UPDATE deliveries SET due_at = ?1 WHERE id = ?2 AND status = 'pending' AND due_at > ?1",
      values: [now, id],
    },
  ]);
}

/** All of a target that are dead. Returns how many; only the target's courier may call it, or the count could be wrong. */
export async function sendDeadAgain(db: Database, target: string, now: number): Promise<number> {
  // Read before and apart: a write that is repeated after a passing fault would count none.
  const [rows] = await db.batch([
    { sql: "SELECT count(*) AS count FROM deliveries WHERE target = ? AND status = 'dead'", values: [target] },
  ]);
  const [{ count } = { count: 0 }] = v.parse(v.array(v.object({ count: v.number() })), rows);
  if (count === 0) return 0;
  await db.batch([
    markStatement([instantsOfDeliveries({ sql: "target = ? AND status = 'dead'", values: [target] })], now),
    { sql: `${AGAIN} WHERE target = ?2 AND status = 'dead'`, values: [now, target] },
  ]);
  return count;
}

const AGAIN = `UPDATE deliveries SET status = 'pending', note = NULL, ended_at = NULL, due_at = ?1,
    again_from = json_array_length(attempts)`;
