import * as v from "valibot";
import { KINDS } from "../../alerts/delivery.ts";
import type { Database, Statement } from "../database.ts";

/** Why something is set aside: nobody can read it, or D1 refuses it permanently. */
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
function hasUnreadableStatement(target: string): Statement {
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

/** So many are named. */
const MOST = 500;

const SORTED = KINDS.toSorted();

/** What lies between the kinds that this version knows, so that an index finds the others by a few seeks. */
const GAPS = JSON.stringify(
  [...SORTED, "\u{10ffff}"].map((before, index) => ({ after: SORTED[index - 1] ?? "", before })),
);

/** Deliveries and messages that are pending for a target and of a kind that only a newer version knows. */
function unknownKindsStatement(target: string): Statement {
  const isUnknown = "kind > gaps.value ->> 'after' AND kind < gaps.value ->> 'before'";
  return {
    sql: `SELECT deliveries.id FROM json_each(?1) AS gaps CROSS JOIN deliveries INDEXED BY in_no_message
            ON target = ?2 AND ${isUnknown} AND status = 'pending' AND message IS NULL
          UNION ALL
          SELECT messages.id FROM json_each(?1) AS gaps CROSS JOIN messages INDEXED BY messages_pending
            ON target = ?2 AND ${isUnknown} AND status = 'pending'
          LIMIT ${MOST}`,
    values: [GAPS, target],
  };
}

/** What a courier looks for when it starts. */
export interface Unknown {
  /** Ids of what is pending and of a kind that this version does not know. */
  readonly ids: readonly string[];
  /** Something is named as unreadable already. */
  readonly isNamed: boolean;
}

/** One round trip. */
export async function readUnknown(db: Database, target: string): Promise<Unknown> {
  const [rows, named = []] = await db.batch([unknownKindsStatement(target), hasUnreadableStatement(target)]);
  return { ids: v.parse(v.array(v.object({ id: v.string() })), rows).map(({ id }) => id), isNamed: named.length > 0 };
}
