import { suggest } from "../../../did-you-mean.ts";
import type { Span } from "../../../statistics/period.ts";
import { dateOf, dayAt, dayOf, instantOf } from "../../../time/calendar.ts";

/** The requested days in our time zone's calendar. */
export interface Days {
  /** Each day, in order. */
  readonly days: readonly Day[];
  /** The whole period. */
  readonly time: Span;
  /** The period of the same length before. */
  readonly before: Span;
  /** The day after the last: "2026-11-25". */
  readonly end: string;
  /** The current day. */
  readonly today: string;
}

export interface Day extends Span {
  /** "2026-11-24". */
  readonly date: string;
}

export type ReadDays =
  | { readonly ok: true; readonly asked: Days }
  /** `parameter` is invalid: `problem` says what would be valid, and never repeats a value. */
  | { readonly ok: false; readonly parameter: string; readonly problem: string };

const PARAMETERS = ["days", "from", "to"];
export const OFFERED = [7, 28, 91] as const;
const OTHERWISE = 28;
/** The maximum for the Free plan's CPU time. */
const MOST = 92;
const DATE = "must be a day such as 2026-11-24";

/** `?days=28`, until today; or `?from=2026-11-01&to=2026-11-08`, where the last day is excluded, as in every list. */
export function readDays(query: URLSearchParams, zone: string, now: number): ReadDays {
  const unknown = [...query.keys()].find((name) => !PARAMETERS.includes(name));
  if (unknown !== undefined)
    return mistake(unknown, `is nothing to ask the statistics for: ${suggest(unknown, PARAMETERS)}`);
  const days = query.get("days") ?? String(OTHERWISE);
  const count = /^\d{1,3}$/.test(days) ? Number(days) : 0;
  if (count < 1 || count > MOST) return mistake("days", `must be a whole number from 1 to ${MOST}`);
  const tomorrow = dayAt(zone, now) + 1;
  const [from, to] = [query.get("from"), query.get("to")];
  const end = to === null ? tomorrow : dayOf(to);
  if (end === null) return mistake("to", DATE);
  const start = from === null ? end - count : dayOf(from);
  if (start === null) return mistake("from", DATE);
  if (start >= end) return mistake("from", "must be a day before the one that the time ends with");
  if (end - start > MOST) return mistake("from", `must be at most ${MOST} days before the end`);
  return { ok: true, asked: daysFrom(start, end, zone, tomorrow - 1) };
}

function daysFrom(start: number, end: number, zone: string, today: number): Days {
  const at = (day: number) => instantOf(zone, day, 0);
  const numbers = Array.from({ length: end - start }, (_, index) => start + index);
  return {
    days: numbers.map((day) => ({ date: dateOf(day), from: at(day), to: at(day + 1) })),
    time: { from: at(start), to: at(end) },
    before: { from: at(2 * start - end), to: at(start) },
    end: dateOf(end),
    today: dateOf(today),
  };
}

function mistake(parameter: string, problem: string): ReadDays {
  return { ok: false, parameter, problem };
}
