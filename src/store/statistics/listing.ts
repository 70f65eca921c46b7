import * as v from "valibot";
import type { Row, Statement } from "../database.ts";
import { QUARTER, quarterSql } from "./quarter.ts";

// Finds quarters that have any rows, by one seek in each index per quarter: empty stretches cost nothing.

interface Source {
  readonly rows: string;
  readonly at: string;
  readonly where: string;
}

const CHATS: Source = { rows: "chats INDEXED BY kept", at: "received_at", where: "gone IS NULL" };
const ALERTS: Source = { rows: "alerts INDEXED BY alerts_opened", at: "opened_at", where: "TRUE" };
const RESOLVED: Source = { rows: "alerts INDEXED BY resolved_lately", at: "since", where: "state = 'resolved'" };
const DELIVERIES: Source = { rows: "deliveries INDEXED BY latest", at: "created_at", where: "TRUE" };
const STORED: Source = { rows: "figures_quarters", at: "start", where: "TRUE" };

/** The sources of a period's figures. */
export const COUNTED: readonly Source[] = [CHATS, ALERTS, RESOLVED];
/** The sources of a quarter. */
export const CHANGING: readonly Source[] = [...COUNTED, DELIVERIES];
/** And stored quarters, also those whose rows are gone. */
export const EVERYTHING: readonly Source[] = [...CHANGING, STORED];

/** The limits and the maximum. */
export interface WantedRows {
  readonly sources: readonly Source[];
  /** Selects one row of two instants: `lower` (inclusive) and `upper` (exclusive). */
  readonly limits: string;
  readonly most: number;
  /** No further quarter is listed once the earlier ones have this many chats. */
  readonly mostChats: number;
}

export interface Listed {
  /** In the requested order. */
  readonly quarters: readonly ListedQuarter[];
  /** The first one that was left out, in that order; null if none. */
  readonly next: number | null;
}

export interface ListedQuarter {
  readonly start: number;
  /** How many chats it has; null for the last one. */
  readonly chats: number | null;
}

/** Later than any number of milliseconds. */
const NEVER = 9_000_000_000_000_000;

/** Earliest first. For `readListed`. */
export function earliestStatement(wanted: WantedRows, values: Statement["values"]): Statement {
  return { sql: listing(wanted, "start < upper", (after) => earliest(wanted, after ?? "lower")), values };
}

/** Latest first. For `readListed`. */
export function latestStatement(wanted: WantedRows, values: Statement["values"]): Statement {
  return { sql: listing(wanted, `start + ${QUARTER} > lower`, (after) => latest(wanted, after ?? "upper")), values };
}

/**
 * `next` is the quarter after one of the list, or the first. The bounds are carried along, so that each is computed
 * once.
 */
function listing({ limits, most, mostChats }: WantedRows, within: string, next: (after: string | null) => string) {
  const chats = `(SELECT count(*) FROM ${CHATS.rows} WHERE ${CHATS.where}
    AND ${CHATS.at} >= quarters.start AND ${CHATS.at} < quarters.start + ${QUARTER})`;
  return `WITH RECURSIVE quarters(start, before, lower, upper) AS (
      SELECT ${next(null)}, 0, lower, upper FROM (${limits})
      UNION ALL SELECT ${next("quarters.start")}, quarters.before + ${chats}, lower, upper FROM quarters
        WHERE ${within} AND quarters.before < ${mostChats} LIMIT ${most + 1})
    SELECT start, before, ${within} AS within, before < ${mostChats} AS may FROM quarters`;
}

function earliest({ sources }: WantedRows, from: string): string {
  const after = from === "lower" ? from : `${from} + ${QUARTER}`;
  const firsts = sources.map(
    ({ rows, at, where }) =>
      `coalesce((SELECT ${at} FROM ${rows} WHERE ${where} AND ${at} >= ${after} AND ${at} < upper
        ORDER BY ${at} LIMIT 1), ${NEVER})`,
  );
  return quarterSql(`min(${firsts.join(", ")})`);
}

function latest({ sources }: WantedRows, before: string): string {
  const lasts = sources.map(
    ({ rows, at, where }) =>
      `coalesce((SELECT ${at} FROM ${rows} WHERE ${where} AND ${at} < ${before} AND ${at} >= lower
        ORDER BY ${at} DESC LIMIT 1), -${NEVER})`,
  );
  return quarterSql(`max(${lasts.join(", ")})`);
}

/** The first quarter with any rows before an instant. For `readFirst`. */
export function firstStatement(before: number): Statement {
  const wanted = { sources: EVERYTHING, limits: "", most: 1, mostChats: 1 };
  return { sql: `SELECT ${earliest(wanted, "lower")} AS start FROM (SELECT 0 AS lower, ? AS upper)`, values: [before] };
}

/** Null if there is none. */
export function readFirst(rows: readonly Row[] | undefined): number | null {
  const start = v.parse(v.array(v.object({ start: v.number() })), rows)[0]?.start ?? NEVER;
  return start > NEVER - QUARTER ? null : start;
}

/** Whether there are rows between two instants: an expression, 1 or null. */
export function holdsSql(sources: readonly Source[], from: string, to: string): string {
  const found = sources.map(
    ({ rows, at, where }) => `(SELECT 1 FROM ${rows} WHERE ${where} AND ${at} >= ${from} AND ${at} < ${to} LIMIT 1)`,
  );
  return `coalesce(${found.join(", ")})`;
}

/** `most` as in the request. */
export function readListed(values: readonly Row[] | undefined, most: number): Listed {
  const rows = v.parse(listed, values);
  const isTaken = ({ within, may }: (typeof rows)[number], index: number) => within === 1 && may === 1 && index < most;
  const taken = rows.filter(isTaken);
  const next = rows[taken.length];
  return {
    quarters: taken.map(({ start, before }, index) => {
      const after = rows[index + 1];
      return { start, chats: after === undefined ? null : after.before - before };
    }),
    next: next === undefined || next.within === 0 ? null : next.start,
  };
}

const listed = v.array(v.object({ start: v.number(), before: v.number(), within: v.number(), may: v.number() }));
