import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { weekOf } from "../../src/time/week.ts";

const period = fc
  .record({ day: fc.nat({ max: 6 }), from: fc.nat({ max: 23 }), length: fc.integer({ min: 1, max: 24 }) })
  .map(({ day, from, length }) => ({ day, from: from * 60, to: (from + length) * 60 }));
const WEEK = 7 * 24 * 60;

describe("a week of periods", () => {
  it("is open in each hour that a period has, and in no other", () => {
    fc.assert(
      fc.property(fc.array(period, { maxLength: 8 }), (periods) => {
        const week = weekOf(periods);
        for (let minute = 0; minute < WEEK; minute += 60) {
          const [day, time] = [Math.floor(minute / 1440), minute % 1440];
          const open = week[day]?.some(({ from, to }) => from <= time && time < to);
          const had = periods.some((one) => (minute - one.day * 1440 - one.from + 2 * WEEK) % WEEK < one.to - one.from);
          expect(open).toBe(had);
        }
      }),
    );
  });

  it("has each day's times in order, apart, and within the day", () => {
    fc.assert(
      fc.property(fc.array(period, { maxLength: 8 }), (periods) => {
        for (const spans of weekOf(periods)) {
          const edges = spans.flatMap(({ from, to }) => [from, to]);
          expect(edges).toEqual([...new Set(edges)].sort((one, other) => one - other));
          expect(edges.every((edge) => edge >= 0 && edge <= 1440)).toBe(true);
        }
      }),
    );
  });
});
