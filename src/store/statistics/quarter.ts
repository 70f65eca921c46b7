import { MINUTE } from "../../time/durations.ts";

/** Figures are kept by quarters of an hour, UTC, in milliseconds: the days of every time zone begin with one. */
export const QUARTER = 900_000;

/** When the quarter began that an instant lies in. Milliseconds since 1970. */
export function quarterOf(at: number): number {
  return Math.floor(at / QUARTER) * QUARTER;
}

/** The same in SQL, of an expression that is an integer. */
export function quarterSql(at: string): string {
  return `${at} / ${QUARTER} * ${QUARTER}`;
}

/** Quarters that begin before this may be computed: they ended two minutes ago, so that whatever belongs to them is committed. */
export function closedBefore(now: number): number {
  return quarterOf(now - 2 * MINUTE);
}

/** Quarters that begin before this may have been computed by now, or by the time at which a write of now is committed. */
export function computableBefore(now: number): number {
  return quarterOf(now - MINUTE);
}

/** From an instant until before another, in milliseconds since 1970. */
export type Stretch = readonly [from: number, to: number];
