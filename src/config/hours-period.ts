import { suggest } from "../did-you-mean.ts";
import type { OpeningPeriod } from "../time/week.ts";
import { quoted } from "./vars.ts";

/** One period for each of its days; or what is wrong with it and what would be right. */
export type PeriodReading =
  | { readonly ok: true; readonly periods: readonly OpeningPeriod[] }
  | { readonly ok: false; readonly problem: string };

/** As they are written among the settings. */
export const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const RANGE = String.raw`[a-z]+(?:\s*[-–]\s*[a-z]+)?`;
const TIME = String.raw`(\d{1,2}):(\d{2})`;
const FORM = new RegExp(String.raw`^(${RANGE}(?:\s*,\s*${RANGE})*)\s+${TIME}\s*[-–]\s*${TIME}$`, "i");
const DAY = 24 * 60;

/**
 * Reads "Mon-Fri 08:00-12:00", "Mon,Wed 08:00-16:30", "Sat-Mon 09:00-13:00" (round the week's end), "Fri 22:00-06:00"
 * (over midnight, until Saturday) and "Sun 00:00-24:00".
 */
export function readPeriod(text: string): PeriodReading {
  const wrong = (problem: string): PeriodReading => ({ ok: false, problem: `${quoted(text)} ${problem}` });
  const [, days = "", ...numbers] = FORM.exec(text.trim()) ?? [];
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = numbers.map(Number);
  if (days === "") return wrong('is no period: write days and times, such as "Mon-Fri 08:00-12:00"');
  const unknown = days.split(/[^a-z]+/i).find((name) => dayOf(name) < 0);
  if (unknown !== undefined) return wrong(`has no day in ${quoted(unknown)}; ${suggest(unknown, DAYS)}`);
  const from = fromHour * 60 + fromMinute;
  const to = toHour * 60 + toMinute;
  if (fromMinute > 59 || toMinute > 59 || from >= DAY || to > DAY) {
    return wrong("has a time that no day has: they go from 00:00 to 24:00, the latter only as an end");
  }
  if (from === to) return wrong('ends when it begins: the whole day is written "00:00-24:00"');
  const length = to > from ? to - from : to + DAY - from;
  return { ok: true, periods: daysOf(days).map((day) => ({ day, from, to: from + length })) };
}

function daysOf(ranges: string): readonly number[] {
  return ranges.split(",").flatMap((range) => {
    const [first = 0, last = first] = range.split(/[-–]/).map((name) => dayOf(name.trim()));
    const more = (last - first + DAYS.length) % DAYS.length;
    return Array.from({ length: more + 1 }, (_, step) => (first + step) % DAYS.length);
  });
}

/** From Monday, 0, to Sunday, 6; -1 for any other word. */
export function dayOf(name: string): number {
  return DAYS.findIndex((day) => day.toLowerCase() === name.toLowerCase());
}
