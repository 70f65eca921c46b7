import * as v from "valibot";
import { suggest } from "../../../did-you-mean.ts";
import type { TimeRange } from "../../../statistics/period.ts";
import { dateOf, dayAt, dayOf, instantOf } from "../../../time/calendar.ts";
import { filter, mistake, type QueryMistake, readFilters } from "../../http/query-params.ts";

/** The requested days in our time zone's calendar. */
export interface Days {
  /** Each day, in order. */
  readonly days: readonly AskedDay[];
  /** The whole period. */
  readonly time: TimeRange;
  /** The period of the same length before. */
  readonly before: TimeRange;
  /** The day after the last: "2026-11-25". */
  readonly end: string;
  /** The current day. */
  readonly today: string;
}

export interface AskedDay extends TimeRange {
  /** "2026-11-24". */
  readonly date: string;
}

export type ReadDays = { readonly ok: true; readonly asked: Days } | QueryMistake;

export const OFFERED = [7, 28, 91] as const;
const OTHERWISE = 28;
/** The maximum for the Free plan's CPU time. */
const MOST = 92;

const date = filter((text) => dayOf(text) ?? undefined, "must be a day such as 2026-11-24");
const FILTERS = v.object({
  days: filter((text) => {
    const count = /^\d{1,3}$/.test(text) ? Number(text) : 0;
    return count < 1 || count > MOST ? undefined : count;
  }, `must be a whole number from 1 to ${MOST}`),
  ...{ from: date, to: date },
});

/** `?days=28`, until today; or `?from=2026-11-01&to=2026-11-08`, where the last day is excluded, as in every list. */
export function readDays(query: URLSearchParams, zone: string, now: number): ReadDays {
  const read = readFilters(query, FILTERS, notAsked);
  if (!read.ok) return read;
  const { days, from, to } = read.values;
  const tomorrow = dayAt(zone, now) + 1;
  const end = to ?? tomorrow;
  const start = from ?? end - (days ?? OTHERWISE);
  if (start >= end) return mistake("from", "must be a day before the one that the time ends with");
  if (end - start > MOST) return mistake("from", `must be at most ${MOST} days before the end`);
  return { ok: true, asked: daysFrom(start, end, zone, tomorrow - 1) };
}

function notAsked(name: string, known: readonly string[]): string {
  return `is nothing to ask the statistics for: ${suggest(name, known)}`;
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
