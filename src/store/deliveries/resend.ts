import * as v from "valibot";
import { type DeliveryStatus, STATUSES } from "../../alerts/delivery.ts";
import type { Database } from "../database.ts";
import { instantsOfDeliveries, markStatement } from "../statistics/recompute-marks.ts";
import { rememberMessages } from "./earlier-messages.ts";

/** Null when there is none of this id. */
export async function statusOf(db: Database, id: string): Promise<DeliveryStatus | null> {
  const [rows] = await db.batch([{ sql: "SELECT status FROM deliveries WHERE id = ?", values: [id] }]);
  return v.parse(v.array(v.object({ status: v.picklist(STATUSES) })), rows)[0]?.status ?? null;
}

/** Pending again, due now: what is on record stays, and the list of waits begins anew. */
export async function requeue(db: Database, id: string, now: number): Promise<void> {
  const ended = "status IN ('dead', 'suppressed')";
  await db.batch([
    markStatement([instantsOfDeliveries({ sql: `id = ? AND ${ended}`, values: [id] })], now),
    { sql: `${AGAIN} WHERE id = ?2 AND ${ended}`, values: [now, id] },
  ]);
}

/** Due now, where it is pending and was due later, with the message that it is in. The list of waits goes on. */
export async function makeDueNow(db: Database, id: string, now: number): Promise<void> {
  await db.batch([
    {
      sql: "UPDATE deliveries SET due_at = ?1 WHERE id = ?2 AND status = 'pending' AND due_at > ?1",
      values: [now, id],
    },
    {
      sql: `UPDATE messages SET due_at = ?1 WHERE id = (SELECT message FROM deliveries WHERE id = ?2)
              AND status = 'pending' AND due_at > ?1`,
      values: [now, id],
    },
  ]);
}

/** What became of the wish to send all dead ones of a target again. */
export interface RequeuedDead {
  /** So many are pending again. */
  readonly count: number;
  /** There are more: ask again. */
  readonly more: boolean;
}

/** Each is a few rows to write: one request makes no more than this pending. */
const MOST_AGAIN = 500;

/** The oldest that are dead. Only the target's courier may call it, or the count could be wrong. */
export async function requeueDead(db: Database, target: string, now: number): Promise<RequeuedDead> {
  // Read before and apart: a write that is repeated after a passing fault would take the next ones.
  const [rows] = await db.batch([
    {
      sql: `SELECT id FROM deliveries INDEXED BY dead WHERE target = ? AND status = 'dead'
            ORDER BY created_at, id LIMIT ?`,
      values: [target, MOST_AGAIN + 1],
    },
  ]);
  const dead = v.parse(v.array(v.object({ id: v.string() })), rows).map(({ id }) => id);
  const ids = dead.slice(0, MOST_AGAIN);
  const which = "id IN (SELECT value FROM json_each(?2)) AND status = 'dead'";
  if (ids.length > 0) {
    await db.batch([
      markStatement([instantsOfDeliveries({ sql: which.replace("?2", "?"), values: [JSON.stringify(ids)] })], now),
      { sql: `${AGAIN} WHERE ${which}`, values: [now, JSON.stringify(ids)] },
    ]);
  }
  return { count: ids.length, more: dead.length > MOST_AGAIN };
}

const AGAIN = `UPDATE deliveries SET status = 'pending', note = NULL, code = NULL, args = NULL, code_at = NULL, ended_at = NULL, due_at = ?1,
    again_from = iif(json_valid(attempts), json_array_length(attempts), 0), message = NULL, ${rememberMessages("NULL")}`;
