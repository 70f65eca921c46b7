import * as v from "valibot";
import { DAY } from "../../time/durations.ts";
import { hourlyAuditStatement } from "../audit/log.ts";
import type { Database, Statement } from "../database.ts";
import { recurringStatement } from "../service-events.ts";

/** So many rows the audit list takes of a day (UTC): with one each hour and address, a flood from many addresses is a count. */
export const LISTED_A_DAY = 100;

/** From so many in a day on somebody is guessing, however slowly, or from however many addresses. Fewer are slips. */
const GUESSED_A_DAY = 20;

/** Tokens that were tried and are none. */
export interface WrongTokens {
  /** The last was tried from there: an address, or an IPv6 network. */
  readonly address: string;
  readonly tries: number;
  /** Somebody tried so many at once that they were told to wait. */
  readonly limited: boolean;
  /** Another for each write: a repeated one counts once. */
  readonly receipt: string;
}

/** The days before today that are shown. */
const SHOWN_DAYS = 30;

/** Counts them, puts the address on the audit list once an hour, and has the engineers told where it is no slip. */
export function wrongTokensStatements(
  { address, tries, limited, receipt }: WrongTokens,
  now: number,
): readonly Statement[] {
  const day = Math.floor(now / DAY);
  const actor = { authMethod: "token", id: null, name: address };
  const deed = { actor, action: "sign-in-refused", chat: null, what: "a wrong token" } as const;
  return [
    {
      sql: `INSERT INTO wrong_tokens (day, tries, listed, receipt) VALUES (?, ?, 0, ?)
            ON CONFLICT DO UPDATE SET tries = tries + excluded.tries, receipt = excluded.receipt
            WHERE receipt <> excluded.receipt`,
      values: [day, tries, receipt],
    },
    hourlyAuditStatement(
      { ...deed, at: now },
      { sql: "EXISTS (SELECT 1 FROM wrong_tokens WHERE day = ? AND listed < ?)", values: [day, LISTED_A_DAY] },
    ),
    // As many as the statement before it wrote: one or none.
    { sql: "UPDATE wrong_tokens SET listed = listed + changes() WHERE day = ? AND changes() > 0", values: [day] },
    recurringStatement(
      { kind: "guessing", count: tries, now },
      {
        sql: `SELECT tries AS first FROM wrong_tokens WHERE day = ? AND (tries >= ? OR ?)`,
        values: [day, GUESSED_A_DAY, limited ? 1 : 0],
      },
    ),
  ];
}

/** A day (UTC) on which wrong tokens were tried, and how many. */
export interface WrongTokenDay {
  readonly day: string;
  readonly tries: number;
}

/** Today and the days before, the latest first. */
export async function readWrongTokens(db: Database, now: number): Promise<readonly WrongTokenDay[]> {
  const [rows] = await db.batch([
    {
      sql: "SELECT day, tries FROM wrong_tokens WHERE day >= ? ORDER BY day DESC LIMIT ?",
      values: [Math.floor(now / DAY) - SHOWN_DAYS, SHOWN_DAYS + 1],
    },
  ]);
  return v
    .parse(v.array(row), rows)
    .map(({ day, tries }) => ({ day: new Date(day * DAY).toISOString().slice(0, 10), tries }));
}

/** Days that are not shown any more: one row each. */
export function forgetWrongTokensStatement(now: number): Statement {
  return { sql: "DELETE FROM wrong_tokens WHERE day < ?", values: [Math.floor(now / DAY) - SHOWN_DAYS] };
}

const row = v.object({ day: v.number(), tries: v.number() });
