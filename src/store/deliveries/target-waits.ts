import * as v from "valibot";
import type { Database, Statement } from "../database.ts";

/** A target that asked to be left alone for long. Instants in milliseconds since 1970. */
export interface TargetWait {
  readonly target: string;
  readonly since: number;
  readonly until: number;
  /** What it answered, as a result is stored. */
  readonly code: string;
  readonly args: string;
}

export function waitStatement({ target, since, until, code, args }: TargetWait): Statement {
  return {
    sql: `INSERT INTO target_waits (target, since, until, code, args) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT DO UPDATE SET since = excluded.since, until = excluded.until, code = excluded.code,
            args = excluded.args`,
    values: [target, since, until, code, args],
  };
}

export function waitOverStatement(target: string): Statement {
  return { sql: "DELETE FROM target_waits WHERE target = ?", values: [target] };
}

/** Those whose wait is not over, by name. One row for each target at most. */
export async function listWaits(db: Database, now: number): Promise<readonly TargetWait[]> {
  const [rows] = await db.batch([
    {
      sql: "SELECT target, since, until, code, args FROM target_waits WHERE until > ? ORDER BY target",
      values: [now],
    },
  ]);
  return v.parse(v.array(row), rows);
}

const row = v.object({ target: v.string(), since: v.number(), until: v.number(), code: v.string(), args: v.string() });
