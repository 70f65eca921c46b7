import * as v from "valibot";
import { BATCHED_KINDS } from "../../alerts/delivery.ts";
import type { StoredWithNote } from "../../alerts/stored-code.ts";
import type { Database, Row, Statement } from "../database.ts";
import { instantsOfPending, markStatement } from "../statistics/recompute-marks.ts";
import { fallbackStatement, SUPPRESSED, suppressedValues } from "./reassign.ts";

/** How many deliveries of each kind are told to another at once. */
export const AT_ONCE = 100;

/**
 * What is due for a target that takes nothing for long, and was meant for it and no other: what was told to it in another's
 * place waits here, so that nothing goes in a circle. The latest are looked at: those before them were told already.
 */
export async function reassignable(
  db: Database,
  target: string,
  except: readonly string[],
  now: number,
): Promise<readonly string[]> {
  const parts = BATCHED_KINDS.map(
    (kind) => `SELECT id FROM (SELECT id, other_target FROM deliveries INDEXED BY pending
      WHERE target = ?1 AND kind = '${kind}' AND status = 'pending' AND due_at <= ?2 ORDER BY due_at DESC LIMIT ${AT_ONCE})
      WHERE other_target IS NULL AND id NOT IN (SELECT value FROM json_each(?3))`,
  );
  const [rows] = await db.batch([{ sql: parts.join(" UNION ALL "), values: [target, now, JSON.stringify(except)] }]);
  return v.parse(v.array(v.object({ id: v.string() })), rows).map(({ id }) => id);
}

/** Of these targets those that take something: neither off nor waiting themselves. In their order. */
export async function takingAmong(db: Database, targets: readonly string[], now: number): Promise<readonly string[]> {
  const [rows] = await db.batch([
    {
      sql: `SELECT value AS target FROM json_each(?) WHERE value NOT IN (SELECT target FROM outages)
            AND value NOT IN (SELECT target FROM target_waits WHERE until > ?) ORDER BY key`,
      values: [JSON.stringify(targets), now],
    },
  ]);
  return v.parse(v.array(v.object({ target: v.string() })), rows).map(({ target }) => target);
}

/** Another is told of these, once, and they end here; where the other could not be told either, they stay. */
export function reassignStatements(
  ids: readonly string[],
  standIn: string,
  end: StoredWithNote,
  now: number,
): readonly Statement[] {
  return [
    markStatement([instantsOfPending(ids)], now),
    fallbackStatement(ids, standIn, now),
    {
      sql: `UPDATE deliveries SET ${SUPPRESSED}
            WHERE status = 'pending' AND id IN (SELECT value FROM json_each(?)) AND EXISTS (
              SELECT 1 FROM deliveries AS heirs
              WHERE heirs.id = substr(deliveries.id, 1, length(deliveries.id) - length(deliveries.target)) || ?
                AND heirs.status IN ('pending', 'sent')) RETURNING id AS redirected`,
      values: [...suppressedValues(end, now), JSON.stringify(ids), standIn],
    },
  ];
}

/** Ends messages of which nothing is pending any more. Few wait for a target, and each covers a bounded number. */
export function endEmptyStatement(target: string, now: number): Statement {
  return {
    sql: `UPDATE messages SET status = 'ended', code = 'ended-elsewhere', args = '{}', ended_at = ?, version = version + 1
          WHERE target = ? AND status = 'pending' AND NOT EXISTS (
            SELECT 1 FROM json_each(messages.deliveries) AS members CROSS JOIN deliveries
              ON deliveries.id = members.value ->> 'id' WHERE deliveries.status = 'pending')`,
    values: [now, target],
  };
}

/** How many ended here. */
export function readReassigned(results: readonly (readonly Row[])[]): number {
  return results.flat().filter((row) => "redirected" in row).length;
}
