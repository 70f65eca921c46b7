import { dayAt } from "../time/calendar.ts";

/** The maximum length of a hold's reason, in characters. */
export const LONGEST_REASON = 500;

/** The maximum length of a hold, in days. */
export const MOST_DAYS = 3_660;

/** The last day that a hold's form offers. */
export function lastDay(zone: string, now: number): number {
  return dayAt(zone, now) + MOST_DAYS - 1;
}
