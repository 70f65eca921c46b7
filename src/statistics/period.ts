import { dateOf, dayAt, dayOf, instantOf, weekdayOf } from "../time/calendar.ts";
import { DAY } from "../time/durations.ts";

export const RHYTHMS = ["daily", "weekly"] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** When a target gets a digest. Minutes after midnight; days from Monday, 0, to Sunday, 6. */
export interface DigestTimes {
  readonly daily: number | null;
  readonly weekly: { readonly day: number; readonly minute: number } | null;
  /** Also if there is nothing to report. */
  readonly always: boolean;
}

/** From an instant until before another, in milliseconds since 1970. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** A digest's period, and the one it is compared with. */
export interface DigestPeriod extends TimeRange {
  readonly rhythm: Rhythm;
  readonly before: TimeRange;
}

/** How late a digest may be sent if the cron failed. */
const MADE_UP = DAY / 2;

const DAYS_IN: Readonly<Record<Rhythm, number>> = { daily: 1, weekly: 7 };

/** The names of the periods whose digest is due: those that ended within the last twelve hours. */
export function duePeriods({ daily, weekly }: DigestTimes, zone: string, now: number): readonly string[] {
  const today = dayAt(zone, now);
  return [
    ...(daily === null ? [] : lately("daily", daily, today, zone, now)),
    ...(weekly === null
      ? []
      : lately("weekly", weekly.minute, today, zone, now, (day) => weekdayOf(day) === weekly.day)),
  ];
}

/** Twelve hours can reach into the previous day, but no further. */
function lately(
  rhythm: Rhythm,
  minute: number,
  today: number,
  zone: string,
  now: number,
  isOn: (day: number) => boolean = () => true,
): readonly string[] {
  return [today - 1, today].filter(isOn).flatMap((day) => {
    const ended = instantOf(zone, day, minute);
    return ended <= now && now - ended <= MADE_UP ? [nameOf(rhythm, day, minute)] : [];
  });
}

/** "daily-2026-11-24-0800": its end in local time. Safe in a URL. */
function nameOf(rhythm: Rhythm, day: number, minute: number): string {
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0"));
  return `${rhythm}-${dateOf(day)}-${hours}${minutes}`;
}

const NAME = /^(daily|weekly)-(\d{4}-\d\d-\d\d)-(\d\d)(\d\d)(?=-|$)/;

/** The period whose name the text begins with; null if there is none. */
export function periodOf(text: string, zone: string): DigestPeriod | null {
  const [, named, date = "", hours, minutes] = NAME.exec(text) ?? [];
  const rhythm = RHYTHMS.find((known) => known === named);
  const day = dayOf(date);
  if (rhythm === undefined || day === null) return null;
  const days = DAYS_IN[rhythm];
  const ends = (back: number) => instantOf(zone, day - back * days, Number(hours) * 60 + Number(minutes));
  return { rhythm, from: ends(1), to: ends(0), before: { from: ends(2), to: ends(1) } };
}
