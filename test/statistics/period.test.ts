import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DigestTimes, duePeriods, periodOf } from "../../src/statistics/period.ts";
import { at, HOUR, MINUTE } from "../time/support/opening.ts";

const ZONE = "Europe/Budapest";
const EIGHT = 8 * 60;
const BOTH: DigestTimes = { daily: EIGHT, weekly: { day: 0, minute: EIGHT }, always: false };
const due = (now: string, times = BOTH) => duePeriods(times, ZONE, at(now));

describe("a digest is due", () => {
  it("at its time of the day, and not a moment before", () => {
    const before = at("2026-11-24T08:00+01:00") - 1;
    expect(duePeriods(BOTH, ZONE, before)).toEqual([]);
    expect(due("2026-11-24T08:00+01:00")).toEqual(["daily-2026-11-24-0800"]);
  });

  it("for twelve hours, so that a cron that failed is made up for, and no longer", () => {
    expect(due("2026-11-24T20:00+01:00")).toEqual(["daily-2026-11-24-0800"]);
    expect(due("2026-11-24T20:01+01:00")).toEqual([]);
  });

  it("over midnight too", () => {
    const late = { ...BOTH, daily: 23 * 60 + 30 };
    expect(due("2026-11-25T03:00+01:00", late)).toEqual(["daily-2026-11-24-2330"]);
  });

  it("each week on its day, beside the daily one", () => {
    expect(due("2026-11-23T08:00+01:00")).toEqual(["daily-2026-11-23-0800", "weekly-2026-11-23-0800"]);
  });

  it("never where none is asked for", () => {
    expect(due("2026-11-23T08:00+01:00", { daily: null, weekly: null, always: true })).toEqual([]);
  });

  it("when the clock jumps, where it skips the time", () => {
    const night = { ...BOTH, daily: 150 };
    expect(due("2026-03-29T01:59+01:00", night)).toEqual([]);
    expect(due("2026-03-29T03:00+02:00", night)).toEqual(["daily-2026-03-29-0230"]);
  });
});

describe("the period of a digest", () => {
  it("of a day is since the same time of the day before, whatever the clock did", () => {
    expect(periodOf("daily-2026-03-29-0800", ZONE)).toEqual({
      rhythm: "daily",
      from: at("2026-03-28T08:00+01:00"),
      to: at("2026-03-29T08:00+02:00"),
      before: { from: at("2026-03-27T08:00+01:00"), to: at("2026-03-28T08:00+01:00") },
    });
  });

  it("of a week is seven days, held against the seven before", () => {
    expect(periodOf("weekly-2026-10-26-0800-sales-slack", ZONE)).toEqual({
      rhythm: "weekly",
      from: at("2026-10-19T08:00+02:00"),
      to: at("2026-10-26T08:00+01:00"),
      before: { from: at("2026-10-12T08:00+02:00"), to: at("2026-10-19T08:00+02:00") },
    });
  });

  it.each(["daily-2026-02-30-0800", "monthly-2026-11-24-0800", "daily-2026-11-24", "", "daily-2026-11-24-08000"])(
    "is not named by %j",
    (text) => {
      expect(periodOf(text, ZONE)).toBeNull();
    },
  );

  it("joins the one before it, and each is found again by its name at any moment at which it is due", () => {
    const zone = fc.constantFrom("UTC", ZONE, "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata");
    const minute = fc.integer({ min: 0, max: 1_439 });
    const moment = fc.integer({ min: at("2026-01-01T00:00Z") / MINUTE, max: at("2028-01-01T00:00Z") / MINUTE });
    const times = fc.record({
      daily: minute,
      weekly: fc.record({ day: fc.integer({ min: 0, max: 6 }), minute }),
      always: fc.boolean(),
    });
    const property = fc.property(zone, times, moment, (of, asked, minutes) => {
      const now = minutes * MINUTE;
      for (const name of duePeriods(asked, of, now)) {
        const period = periodOf(`${name}-slack`, of);
        if (period === null) throw new Error(name);
        expect(period.before.to).toBe(period.from);
        expect(period.to).toBeLessThanOrEqual(now);
        expect(now - period.to).toBeLessThanOrEqual(12 * HOUR);
        const days = period.rhythm === "daily" ? 1 : 7;
        expect(Math.abs(period.to - period.from - days * 24 * HOUR)).toBeLessThanOrEqual(HOUR);
      }
    });
    fc.assert(property, { numRuns: 200 });
  });

  it("follows upon the last without a gap, through a year of changing clocks", () => {
    const ends = new Set<number>();
    const starts = new Set<number>();
    for (let now = at("2026-01-01T12:00Z"); now < at("2027-01-01T12:00Z"); now += 30 * MINUTE) {
      for (const name of duePeriods({ ...BOTH, weekly: null }, ZONE, now)) {
        const period = periodOf(name, ZONE);
        ends.add(period?.to ?? 0);
        starts.add(period?.from ?? 0);
      }
    }
    expect(ends.size).toBe(366);
    expect([...starts].filter((start) => !ends.has(start))).toHaveLength(1);
  });
});
