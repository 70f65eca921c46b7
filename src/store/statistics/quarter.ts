import { MINUTE } from "../../time/durations.ts";

/** Figures are stored by quarters of an hour in UTC, in milliseconds: the days of every time zone begin with one. */
export const QUARTER = 900_000;

/** The start of the quarter of an instant, in milliseconds since 1970. */
export function quarterOf(at: number): number {
  return Math.floor(at / QUARTER) * QUARTER;
}

/** The same in SQL, for an integer expression. */
export function quarterSql(at: string): string {
  return `${at} / ${QUARTER} * ${QUARTER}`;
}

/** Quarters that begin before this may be computed: they ended two minutes ago, so everything in them is committed. */
export function closedBefore(now: number): number {
  return quarterOf(now - 2 * MINUTE);
}

/**
 * Quarters that begin before this may have been computed already, or when a current write is committed.
 */
export function computableBefore(now: number): number {
  return quarterOf(now - MINUTE);
}

/** From an instant until before another, in milliseconds since 1970. */
export type Stretch = readonly [from: number, to: number];
