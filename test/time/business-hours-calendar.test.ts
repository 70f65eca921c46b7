import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { afterOpen, isOpen, nextOpening } from "../../src/time/business-hours.ts";
import { HOUR, MINUTE, openingHours } from "./support/opening.ts";

// Years that have passed: their clocks are moved no more by any law. Clocks are moved on Sunday nights: one period ends, the other begins within an hour that is skipped or shown twice.
const OPEN = ["Mon-Fri 08:00-12:00", "Mon-Fri 13:00-18:00", "Sat 22:00-02:15", "Sun 02:30-04:00"];
const CLOSED = ["12-25", "2019-12-24"];

/** The same in another way: by what a clock in the place shows. */
function shownOpen({ day, month, year, dayOfWeek, hour, minute }: Temporal.ZonedDateTime): boolean {
  if (month === 12 && (day === 25 || (day === 24 && year === 2019))) return false;
  const time = hour * 60 + minute;
  if (dayOfWeek === 6) return time >= 22 * 60;
  if (dayOfWeek === 7) return time < 2 * 60 + 15 || (time >= 2 * 60 + 30 && time < 4 * 60);
  return (hour >= 8 && hour < 12) || (hour >= 13 && hour < 18);
}

const QUARTER = 15 * MINUTE;
/** And how often their clocks were moved in ten years. */
const ZONES = [
  ["Europe/Budapest", 20],
  ["Europe/London", 20],
  ["America/New_York", 20],
  ["America/St_Johns", 20],
  ["Australia/Lord_Howe", 20],
  ["Asia/Kolkata", 0],
  ["Africa/Casablanca", 29],
] as const;

describe("against another calendar, each day of ten years", () => {
  it.each(ZONES)("%s", (zone) => {
    const hours = openingHours(zone, OPEN, CLOSED);
    const regular = new Map<string, readonly number[]>();
    const days = [...daysOf(zone, "2014-01-01", "2024-01-01")];
    const quarters = days.map((day, index) => openQuarters(day, days[index + 1] ?? day.add({ days: 1 }), regular));
    const first = quarters.map((open) => open[0]);
    for (let index = days.length - 1; index >= 0; index--) first[index] ??= first[index + 1];
    const differing = days.slice(0, -7).filter((day, index) => {
      const start = day.epochMilliseconds;
      const open = (quarters[index]?.length ?? 0) * QUARTER;
      const next = first[index + 1] ?? 0;
      const some = start + ((index * 7919) % (24 * 60)) * MINUTE;
      return (
        nextOpening(hours, start) !== first[index] ||
        afterOpen(hours, start, open + 1) !== next + 1 ||
        isOpen(hours, some) !== shownOpen(zoned(some, zone))
      );
    });
    expect(differing.map(String)).toEqual([]);
  });

  it.each(ZONES)("%s, each quarter of an hour about the %i changes of its clock", (zone, moved) => {
    const hours = openingHours(zone, OPEN, CLOSED);
    const changes = changesOf(zone, "2014-01-01", "2024-01-01");
    expect(changes).toHaveLength(moved);
    const around = changes.flatMap((change) =>
      Array.from({ length: 24 * 4 }, (_, index) => change - 12 * HOUR + index * QUARTER).flatMap((at) => [at - 1, at]),
    );
    const differing = around.filter((at) => isOpen(hours, at) !== shownOpen(zoned(at, zone)));
    expect(differing.map((at) => zoned(at, zone).toString())).toEqual([]);
  });
});

function zoned(at: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}

function* daysOf(zone: string, first: string, end: string): Generator<Temporal.ZonedDateTime> {
  const last = Temporal.PlainDate.from(end);
  for (
    let day = Temporal.PlainDate.from(first);
    Temporal.PlainDate.compare(day, last) < 0;
    day = day.add({ days: 1 })
  ) {
    yield day.toZonedDateTime(zone);
  }
}

/** The instants of a day's quarters that are open. Days of 24 hours are alike, and are looked at once. */
function openQuarters(
  day: Temporal.ZonedDateTime,
  next: Temporal.ZonedDateTime,
  regular: Map<string, readonly number[]>,
): readonly number[] {
  const start = day.epochMilliseconds;
  const length = next.epochMilliseconds - start;
  const kind = `${length} ${day.month === 12 ? day.toPlainDate() : day.dayOfWeek}`;
  const known = length === 24 * HOUR ? regular.get(kind) : undefined;
  if (known) return known.map((since) => start + since);
  const all = Array.from({ length: length / QUARTER }, (_, index) => index * QUARTER);
  const open = all.filter((since) => shownOpen(zoned(start + since, day.timeZoneId)));
  regular.set(kind, open);
  return open.map((since) => start + since);
}

function changesOf(zone: string, first: string, end: string): readonly number[] {
  const changes: number[] = [];
  const last = Temporal.PlainDate.from(end).toZonedDateTime(zone);
  let at = Temporal.PlainDate.from(first).toZonedDateTime(zone).getTimeZoneTransition("next");
  while (at && Temporal.ZonedDateTime.compare(at, last) < 0) {
    changes.push(at.epochMilliseconds);
    at = at.getTimeZoneTransition("next");
  }
  return changes;
}
