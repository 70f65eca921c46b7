import { readHours } from "../../../src/config/hours.ts";
import type { Hours } from "../../../src/time/business-hours.ts";

/** Hours as they are written among the settings; the test fails where they are none. */
export function openingHours(zone: string, open: readonly string[], closed: readonly string[] = []): Hours {
  const hours = readHours({ HOURS: { these: { open, closed } } }, zone, (setting, problem) => {
    throw new Error(`${setting} ${problem}`);
  }).get("these");
  if (!hours) throw new Error("not read");
  return hours;
}

/** The instant of an ISO date and time with its offset, such as "2026-03-06T08:00+01:00". */
export function at(text: string): number {
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) throw new Error(`${text} is no date`);
  return instant;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
