import { DAY, MINUTE } from "./durations.ts";
import type { MinuteRange, Week } from "./week.ts";
import { offsetAt, stretches } from "./zone.ts";

/**
 * Opening hours in local time. A time that the clock skips counts as nothing, a repeated time counts twice. So a period
 * over the night is an hour shorter in spring and an hour longer in autumn.
 */
export interface Hours {
  readonly zone: string;
  readonly week: Week;
  /** Closed from midnight to midnight: "2026-12-24", and "12-25" in every year. */
  readonly closed: ReadonlySet<string>;
}

/** How many days ahead an opening is searched: more than a year, so that any opening is found. */
const LOOK_AHEAD = 400;

/** The longest wait for an opening, or for open time, in milliseconds. */
export const LONGEST_WAIT = LOOK_AHEAD * DAY;

export function isOpen(hours: Hours, at: number): boolean {
  const shown = at + offsetAt(hours.zone, at);
  const day = Math.floor(shown / DAY);
  const minute = (shown - day * DAY) / MINUTE;
  return spansOn(day, hours).some(({ from, to }) => from <= minute && minute < to);
}

/** The first open instant at or after `at`; null if there is none within 400 days. */
export function nextOpening(hours: Hours, at: number): number | null {
  return openings(hours, at).next().value?.start ?? null;
}

/**
 * The instant at which `duration` milliseconds of open time have passed since `from`: `from` itself if the duration is
 * 0, the closing time if the duration ends exactly there. Null if there is not enough open time within 400 days.
 */
export function afterOpen(hours: Hours, from: number, duration: number): number | null {
  if (duration <= 0) return from;
  let rest = duration;
  for (const { start, end } of openings(hours, from)) {
    if (rest <= end - start) return start + rest;
    rest -= end - start;
  }
  return null;
}

export interface Opening {
  readonly start: number;
  readonly end: number;
}

/** The open periods from `from` on, within 400 days. */
function openings(hours: Hours, from: number): Generator<Opening, undefined> {
  return openingsBetween(hours, from, from + LONGEST_WAIT);
}

/** The open periods from `from` to `to`, in order; some are split into two adjacent ones. */
export function* openingsBetween(hours: Hours, from: number, to: number): Generator<Opening, undefined> {
  for (const { start, end, offset } of stretches(hours.zone, from, to)) {
    for (let day = Math.floor((start + offset) / DAY); day * DAY - offset < end; day++) {
      for (const span of spansOn(day, hours)) {
        const opens = Math.max(start, day * DAY + span.from * MINUTE - offset);
        const closes = Math.min(end, day * DAY + span.to * MINUTE - offset);
        if (opens < closes) yield { start: opens, end: closes };
      }
    }
  }
}

/** `day` counts from 1 January 1970, which was a Thursday. */
function spansOn(day: number, { week, closed }: Hours): readonly MinuteRange[] {
  const date = new Date(day * DAY).toISOString().slice(0, 10);
  if (closed.has(date) || closed.has(date.slice(5))) return [];
  return week[(((day + 3) % 7) + 7) % 7] ?? [];
}
