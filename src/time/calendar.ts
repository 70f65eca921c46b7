import { DAY, MINUTE } from "./durations.ts";
import { offsetAt, stretches } from "./zone.ts";

// Days of a zone's calendar, numbered from 1 January 1970.

/** More than any zone's offset from UTC, in milliseconds. */
const FARTHEST = 26 * 60 * MINUTE;

/** The local day at an instant. */
export function dayAt(zone: string, at: number): number {
  return Math.floor((at + offsetAt(zone, at)) / DAY);
}

/**
 * The instant of a local time, given as minutes after midnight of a day, in milliseconds since 1970. For a time that
 * the clock skips: the first instant after the jump. For a repeated time: the first of the two.
 */
export function instantOf(zone: string, day: number, minute: number): number {
  const shown = day * DAY + minute * MINUTE;
  for (const { start, end, offset } of stretches(zone, shown - FARTHEST, shown + FARTHEST)) {
    if (shown < end + offset) return Math.max(start, shown - offset);
  }
  throw new Error("no place is so far from UTC");
}

/** From Monday, 0, to Sunday, 6. */
export function weekdayOf(day: number): number {
  // 1 January 1970 was a Thursday.
  return (((day + 3) % 7) + 7) % 7;
}

/** "2026-11-24". */
export function dateOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Null if the date does not exist. */
export function dayOf(date: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return null;
  const at = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(at) && dateOf(at / DAY) === date ? at / DAY : null;
}
