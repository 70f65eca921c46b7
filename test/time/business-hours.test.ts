import { describe, expect, it } from "vitest";
import { afterOpen, isOpen, nextOpening } from "../../src/time/business-hours.ts";
import { at, HOUR, MINUTE, openingHours } from "./support/opening.ts";

const office = openingHours(
  "Europe/Budapest",
  ["Mon-Fri 08:00-12:00", "Mon-Fri 13:00-18:00", "Sat 09:00-13:00"],
  ["2026-12-24", "12-25"],
);

describe("hours", () => {
  it.each([
    ["2026-03-06T08:00+01:00", true],
    ["2026-03-06T07:59:59.999+01:00", false],
    ["2026-03-06T11:59:59.999+01:00", true],
    ["2026-03-06T12:00+01:00", false],
    ["2026-03-06T13:00+01:00", true],
    ["2026-03-07T12:59+01:00", true],
    ["2026-03-08T10:00+01:00", false],
  ])("at %s: open is %s", (moment, open) => {
    expect(isOpen(office, at(moment))).toBe(open);
  });

  it.each([
    ["in summer", "2026-07-06T06:00Z"],
    ["in winter", "2026-01-05T07:00Z"],
  ])("open by their own zone's clock %s", (_, moment) => {
    expect(isOpen(office, at(moment))).toBe(true);
    expect(isOpen(office, at(moment) - 1)).toBe(false);
  });

  it("hold for the years before 1970 too", () => {
    expect(isOpen(office, at("1969-12-23T08:00+01:00"))).toBe(true);
    expect(isOpen(office, at("1969-12-21T08:00+01:00"))).toBe(false);
  });

  it("that run over midnight are open on both days", () => {
    const night = openingHours("Europe/Budapest", ["Fri 22:00-06:00"]);
    expect(isOpen(night, at("2026-03-06T22:00+01:00"))).toBe(true);
    expect(isOpen(night, at("2026-03-07T05:59+01:00"))).toBe(true);
    expect(isOpen(night, at("2026-03-07T06:00+01:00"))).toBe(false);
    expect(isOpen(night, at("2026-03-06T05:00+01:00"))).toBe(false);
  });

  it("that run over Sunday's midnight are open on Monday morning", () => {
    const night = openingHours("UTC", ["Sun 22:00-06:00"]);
    expect(isOpen(night, at("2026-03-09T05:59Z"))).toBe(true);
  });
});

describe("a closed date", () => {
  it("is closed all day, in its year", () => {
    expect(isOpen(office, at("2026-12-24T10:00+01:00"))).toBe(false);
    expect(isOpen(office, at("2025-12-24T10:00+01:00"))).toBe(true);
  });

  it("without a year is closed in every one", () => {
    for (const year of [2025, 2026, 2031]) expect(isOpen(office, at(`${year}-12-25T10:00+01:00`))).toBe(false);
  });

  it("closes from midnight to midnight what runs over midnight, and not the rest of that night", () => {
    const night = openingHours("UTC", ["Mon-Sun 22:00-06:00"], ["2026-12-24"]);
    expect(isOpen(night, at("2026-12-23T23:59Z"))).toBe(true);
    expect(isOpen(night, at("2026-12-24T00:00Z"))).toBe(false);
    expect(isOpen(night, at("2026-12-24T23:59Z"))).toBe(false);
    expect(isOpen(night, at("2026-12-25T00:00Z"))).toBe(true);
  });
});

describe("the next opening", () => {
  it.each([
    ["now while it is open", "2026-03-06T09:00:00.001+01:00", "2026-03-06T09:00:00.001+01:00"],
    ["after lunch", "2026-03-06T12:00+01:00", "2026-03-06T13:00+01:00"],
    ["the next morning", "2026-03-05T18:00+01:00", "2026-03-06T08:00+01:00"],
    ["after the weekend", "2026-03-07T13:00+01:00", "2026-03-09T08:00+01:00"],
    ["after the holidays", "2026-12-23T18:00+01:00", "2026-12-26T09:00+01:00"],
    ["after the clock was moved", "2026-03-28T13:00+01:00", "2026-03-30T08:00+02:00"],
  ])("is %s", (_, from, opening) => {
    expect(nextOpening(office, at(from))).toBe(at(opening));
  });

  it("is found a year ahead, and is none where it is more than 400 days away", () => {
    const yearly = openingHours("UTC", ["Mon-Sun 09:00-10:00"], everyDayBut("03-01"));
    expect(nextOpening(yearly, at("2024-03-01T10:00Z"))).toBe(at("2025-03-01T09:00Z"));
    const leapYears = openingHours("UTC", ["Mon-Sun 09:00-10:00"], everyDayBut("02-29"));
    expect(nextOpening(leapYears, at("2024-02-29T10:00Z"))).toBeNull();
    expect(afterOpen(leapYears, at("2024-02-29T10:00Z"), 1)).toBeNull();
  });
});

describe("a time counted in open hours", () => {
  it.each([
    [15, "2026-03-06T09:00+01:00", "2026-03-06T09:15+01:00"],
    [15, "2026-03-06T11:50+01:00", "2026-03-06T13:05+01:00"],
    [15, "2026-03-06T11:45+01:00", "2026-03-06T12:00+01:00"],
    [15, "2026-03-06T12:30+01:00", "2026-03-06T13:15+01:00"],
    [60, "2026-03-07T12:30+01:00", "2026-03-09T08:30+01:00"],
    [15, "2026-12-23T17:50+01:00", "2026-12-26T09:05+01:00"],
    [10 * 60, "2026-03-06T08:00+01:00", "2026-03-07T10:00+01:00"],
  ])("of %i minutes from %s ends at %s", (minutes, from, end) => {
    expect(afterOpen(office, at(from), minutes * MINUTE)).toBe(at(end));
  });

  it("of nothing ends at once", () => {
    expect(afterOpen(office, at("2026-03-08T10:00+01:00"), 0)).toBe(at("2026-03-08T10:00+01:00"));
  });

  it("counts once what two periods have in common", () => {
    const twice = openingHours("UTC", ["Mon 08:00-12:00", "Mon 10:00-14:00", "Mon 09:00-10:00"]);
    expect(afterOpen(twice, at("2026-03-09T08:00Z"), 6 * HOUR)).toBe(at("2026-03-09T14:00Z"));
    expect(afterOpen(twice, at("2026-03-09T08:00Z"), 6 * HOUR + 1)).toBe(at("2026-03-16T08:00Z") + 1);
  });
});

/** Every day of a leap year but one, each as "12-25". */
function everyDayBut(open: string): readonly string[] {
  const days = Array.from({ length: 366 }, (_, day) => at("2024-01-01T00:00Z") + day * 24 * HOUR);
  return days.map((day) => new Date(day).toISOString().slice(5, 10)).filter((date) => date !== open);
}
