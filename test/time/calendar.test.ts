import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { dateOf, dayAt, dayOf, instantOf, weekdayOf } from "../../src/time/calendar.ts";
import { DAY } from "../../src/time/durations.ts";
import { at } from "./support/opening.ts";

const ZONES = ["UTC", "Europe/Budapest", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kolkata"];
const zone = fc.constantFrom(...ZONES);
const minute = fc.integer({ min: 0, max: 1_439 });
/** Any day of two decades, and those about changes of the clock. */
const day = fc.oneof(
  fc.integer({ min: numbered("2010-01-01"), max: numbered("2030-12-31") }),
  fc.constantFrom("2026-03-08", "2026-03-29", "2026-04-05", "2026-10-04", "2026-10-25", "2011-12-30").map(numbered),
);

function numbered(date: string): number {
  return dayOf(date) ?? Number.NaN;
}

/** As Temporal reads a wall clock; a time that is skipped is when the clock jumps. */
function byTemporal(timeZone: string, of: number, minutes: number): number {
  const wall = Temporal.PlainDateTime.from(dateOf(of)).add({ minutes });
  const early = wall.toZonedDateTime(timeZone, { disambiguation: "earlier" });
  if (early.toPlainDateTime().equals(wall)) return early.epochMilliseconds;
  return early.getTimeZoneTransition("next")?.epochMilliseconds ?? Number.NaN;
}

describe("a time of day", () => {
  it("is the instant that Temporal takes it for, in every zone on every day", () => {
    const property = fc.property(zone, day, minute, (of, on, minutes) => {
      expect(instantOf(of, on, minutes)).toBe(byTemporal(of, on, minutes));
    });
    fc.assert(property, { numRuns: 300 });
  });

  it("that the clock skips is when it jumps", () => {
    expect(instantOf("Europe/Budapest", numbered("2026-03-29"), 150)).toBe(at("2026-03-29T03:00+02:00"));
  });

  it("that the clock shows twice is the first", () => {
    expect(instantOf("Europe/Budapest", numbered("2026-10-25"), 150)).toBe(at("2026-10-25T02:30+02:00"));
  });

  it("never comes before the same of the day before", () => {
    fc.assert(
      fc.property(zone, day, minute, (of, on, minutes) => {
        expect(instantOf(of, on, minutes)).toBeGreaterThanOrEqual(instantOf(of, on - 1, minutes));
      }),
    );
  });
});

describe("a day", () => {
  it("is the one that the zone's calendar shows", () => {
    expect(dayAt("Europe/Budapest", at("2026-11-23T23:30Z"))).toBe(numbered("2026-11-24"));
    expect(dayAt("America/New_York", at("2026-11-24T03:30Z"))).toBe(numbered("2026-11-23"));
  });

  it("has its date, and its place in the week", () => {
    fc.assert(
      fc.property(day, (one) => {
        expect(dayOf(dateOf(one))).toBe(one);
        expect(weekdayOf(one) + 1).toBe(Temporal.PlainDate.from(dateOf(one)).dayOfWeek);
      }),
    );
    expect(weekdayOf(-4)).toBe(6);
    expect(dayOf("1970-01-02")).toBe(1);
    expect(instantOf("UTC", 1, 0)).toBe(DAY);
  });

  it.each(["2026-02-30", "2026-13-01", "24.11.2026", "", "2026-11-24T08:00"])("is not %j", (date) => {
    expect(dayOf(date)).toBeNull();
  });
});
