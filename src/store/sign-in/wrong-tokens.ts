import * as v from "valibot";
import { DAY } from "../../time/durations.ts";
import { hourlyAuditStatement } from "../audit/log.ts";
import type { Database, Statement } from "../database.ts";
import { recurringStatement } from "../service-events.ts";

/**
 * How many rows per day (UTC) the audit list takes: with one per hour and address, a flood from many addresses becomes
 * a count.
 */
export const LISTED_A_DAY = 100;

/**
 * From this many a day on, somebody is guessing, however slowly and from however many addresses. Fewer are mistakes.
 */
const GUESSED_A_DAY = 20;

/** Wrong tokens that were tried. */
export interface WrongTokens {
  /** The address, or IPv6 network, of the last one. */
  readonly address: string;
  readonly tries: number;
  /** An attempt was limited. */
  readonly limited: boolean;
  /** Unique per write: a repeated one counts once. */
  readonly receipt: string;
}

/** How many days before today are shown. */
const SHOWN_DAYS = 30;

/** Counts them, adds the address to the audit list once an hour, and notifies the engineers if it is no mistake. */
export function wrongTokensStatements(
  { address, tries, limited, receipt }: WrongTokens,
  now: number,
): readonly Statement[] {
  const day = Math.floor(now / DAY);
  const actor = { authMethod: "token", id: null, name: address };
  const entry = { actor, action: "sign-in-refused", chat: null, what: "a wrong token" } as const;
  return [
    {
      sql: `INSERT INTO wrong_tokens (day, tries, listed, receipt) VALUES (?, ?, 0, ?)
            ON CONFLICT DO UPDATE SET tries = tries + excluded.tries, receipt = excluded.receipt
            WHERE receipt <> excluded.receipt`,
      values: [day, tries, receipt],
    },
    hourlyAuditStatement(
      { ...entry, at: now },
      { sql: "EXISTS (SELECT 1 FROM wrong_tokens WHERE day = ? AND listed < ?)", values: [day, LISTED_A_DAY] },
    ),
    // As many as the previous statement wrote: one or none.
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

/** A day (UTC) with wrong tokens, and how many. */
export interface WrongTokenDay {
  readonly day: string;
  readonly tries: number;
}

/** Today and earlier days, latest first. */
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

/** Days that are no longer shown: one row each. */
export function forgetWrongTokensStatement(now: number): Statement {
  return { sql: "DELETE FROM wrong_tokens WHERE day < ?", values: [Math.floor(now / DAY) - SHOWN_DAYS] };
}

const row = v.object({ day: v.number(), tries: v.number() });
