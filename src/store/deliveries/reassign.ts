import * as v from "valibot";
import type { StoredWithNote } from "../../alerts/stored-code.ts";
import type { Database, Statement } from "../database.ts";
import { instantsOfPending, markStatement } from "../statistics/recompute-marks.ts";
import { forgetMoveStatement } from "../target-moves.ts";

/**
 * What was for one target and could not be told there is told another: once, whatever the other hears anyway. A change of
 * a message is nothing to who never had it.
 */
export function fallbackStatement(ids: readonly string[], fallbackTarget: string, now: number): Statement {
  return {
    sql: `INSERT INTO deliveries
            (id, chat_id, project_id, kind, target, rule, other_target, reasons, status, created_at, due_at)
          SELECT substr(id, 1, length(id) - length(target)) || ?1, chat_id, project_id, kind, ?1, rule,
            coalesce(other_target, target), reasons, 'pending', created_at, max(due_at, ?2)
          FROM deliveries WHERE id IN (SELECT value FROM json_each(?3)) AND kind <> 'change' ON CONFLICT DO NOTHING`,
    values: [fallbackTarget, now, JSON.stringify(ids)],
  };
}

/** Messages of a target for which nothing is pending any more. Each was one of few: its deliveries were many. */
function endMessagesStatement(target: string, now: number): Statement {
  return {
    sql: `UPDATE messages SET status = 'ended', code = 'ended-elsewhere', args = '{}', ended_at = ?
          WHERE target = ? AND status = 'pending'`,
    values: [now, target],
  };
}

/** Columns of deliveries that end as suppressed. */
export const SUPPRESSED = "status = 'suppressed', note = ?, code = ?, args = ?, code_at = ?, ended_at = ?, ref = NULL";

/** The values for those. */
export function suppressedValues({ note, code, args }: StoredWithNote, now: number): readonly (string | number)[] {
  return [note, code, args, now, now];
}

/** How many deliveries are handed over at once. */
const AT_ONCE = 200;

/**
 * Hands what is pending for a target that is no more to its fallbacks, and ends it there: but for `except`, that
 * D1 does not know to have ended. Returns whether there may be more of it.
 */
export async function reassign(
  db: Database,
  target: string,
  fallbackTargets: readonly string[],
  end: StoredWithNote,
  except: readonly string[],
  now: number,
): Promise<boolean> {
  const [rows] = await db.batch([
    {
      sql: `SELECT id FROM deliveries WHERE target = ? AND status = 'pending'
            AND id NOT IN (SELECT value FROM json_each(?)) LIMIT ?`,
      values: [target, JSON.stringify(except), AT_ONCE],
    },
  ]);
  const ids = v.parse(v.array(v.object({ id: v.string() })), rows).map(({ id }) => id);
  await db.batch([
    markStatement([instantsOfPending(ids)], now),
    ...fallbackTargets.map((fallbackTarget) => fallbackStatement(ids, fallbackTarget, now)),
    {
      sql: `UPDATE deliveries SET ${SUPPRESSED}
            WHERE status = 'pending' AND id IN (SELECT value FROM json_each(?))`,
      values: [...suppressedValues(end, now), JSON.stringify(ids)],
    },
    { sql: "DELETE FROM outages WHERE target = ?", values: [target] },
    { sql: "DELETE FROM target_waits WHERE target = ?", values: [target] },
    forgetMoveStatement(target),
    ...(ids.length === AT_ONCE ? [] : [endMessagesStatement(target, now)]),
  ]);
  return ids.length === AT_ONCE;
}
