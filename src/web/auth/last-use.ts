import { MINUTE } from "../../time/durations.ts";

/** The parameter of an address that a page asks for again by itself. */
export const REFRESH = "refresh";

/** The last use of a session is written no more often than this, in milliseconds. */
const BETWEEN = 10 * MINUTE;

/** Whether somebody uses the service by it: what a page asks for by itself, on whatever screen it was left, is no use. */
export function isUse({ url }: Request): boolean {
  return !new URL(url).searchParams.has(REFRESH);
}

/**
 * Before which instant a last use on record must be, so that this one is written. Where a session ends very soon without
 * use, it is written more often, or nobody could keep one.
 */
export function writtenBefore(now: number, idle: number): number {
  return now - Math.min(BETWEEN, idle / 2);
}
