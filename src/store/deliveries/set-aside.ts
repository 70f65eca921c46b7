import * as v from "valibot";
import type { Database, Statement } from "../database.ts";

/** Why something is set aside: nobody can read it, or D1 refuses it for good. */
export const ASIDE_CODES = ["unreadable", "refused"] as const;
export type AsideCode = (typeof ASIDE_CODES)[number];

/** What a courier could not read or D1 refused. */
export interface SetAside {
  readonly target: string;
  /** Of the delivery or the message. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** One of a newer version is named all the same. */
  readonly code: string;
}

/** Writes nothing for what is set aside already. */
export function setAsideStatement(target: string, ids: readonly string[], code: AsideCode, now: number): Statement {
  return {
    sql: `INSERT INTO set_aside (target, id, at, code, args) SELECT ?, value, ?, ?, '{}' FROM json_each(?)
          WHERE true ON CONFLICT DO NOTHING`,
    values: [target, now, code, JSON.stringify(ids)],
  };
}

/** What could not be read is looked at anew: another version may read it. */
export function forgetUnreadableStatement(target: string): Statement {
  const code: AsideCode = "unreadable";
  return { sql: "DELETE FROM set_aside WHERE target = ? AND code = ?", values: [target, code] };
}

/** Somebody has looked after what D1 refused of a target. */
export function forgetRefusedStatement(target: string): Statement {
  const code: AsideCode = "refused";
  return { sql: "DELETE FROM set_aside WHERE target = ? AND code = ?", values: [target, code] };
}

/** Whether anything of a target is set aside because nobody could read it. */
export function hasUnreadableStatement(target: string): Statement {
  const code: AsideCode = "unreadable";
  return { sql: "SELECT 1 FROM set_aside WHERE target = ? AND code = ? LIMIT 1", values: [target, code] };
}

/** So many are named; of more it is said that there are. */
const NAMED = 20;

/** What is set aside of all targets. */
export interface SetAsideRead {
  readonly named: readonly SetAside[];
  /** There are more than are named. */
  readonly more: boolean;
}

/** The first ones by their target. */
export async function readSetAside(db: Database): Promise<SetAsideRead> {
  const [rows] = await db.batch([
    { sql: `SELECT target, id, at, code FROM set_aside ORDER BY target, id LIMIT ${NAMED + 1}`, values: [] },
  ]);
  const found = v.parse(
    v.array(v.object({ target: v.string(), id: v.string(), at: v.number(), code: v.string() })),
    rows,
  );
  return { named: found.slice(0, NAMED), more: found.length > NAMED };
}
