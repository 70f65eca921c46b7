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
  return localClock(zone)(day * DAY + minute * MINUTE);
}

/**
 * Reads local times of a zone, given as if they were of UTC, as instants; both in milliseconds since 1970. It remembers
 * the last stretch with one offset, since times that are read together are close to each other.
 */
export function localClock(zone: string): (shown: number) => number {
  let last = { from: 0, to: 0, offset: 0 };
  return (shown) => {
    if (last.from <= shown && shown < last.to) return shown - last.offset;
    let from = Number.NEGATIVE_INFINITY;
    for (const { start, end, offset } of stretches(zone, shown - FARTHEST, shown + FARTHEST)) {
      // A repeated time is of the stretch before.
      from = Math.max(from, start + offset);
      const to = end + offset;
      if (shown >= to) {
        from = to;
        continue;
      }
      last = { from, to, offset };
      return Math.max(start, shown - offset);
    }
    throw new Error("no place is so far from UTC");
  };
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
