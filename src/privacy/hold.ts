import { dayAt } from "../time/calendar.ts";

/** How long the reason of a hold may be, in characters. */
export const LONGEST_REASON = 500;

/** No hold is for longer, in days. */
export const MOST_DAYS = 3_660;

/** The last day that a hold may be until, as a form has it. */
export function lastDay(zone: string, now: number): number {
  return dayAt(zone, now) + MOST_DAYS - 1;
}
