import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { afterOpen, isOpen, nextOpening } from "../../src/time/business-hours.ts";
import { at, HOUR, MINUTE, openingHours } from "./support/opening.ts";

const ZONES = ["Europe/Budapest", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kolkata"];
const day = fc.constantFrom("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
const time = fc
  .nat({ max: 24 * 60 - 1 })
  .map((minutes) => [minutes / 60, minutes % 60].map((part) => String(Math.floor(part)).padStart(2, "0")).join(":"));
const times = fc.tuple(time, time).filter(([from, to]) => from !== to);
const period = fc.tuple(day, day, times).map(([first, last, [from, to]]) => `${first}-${last} ${from}-${to}`);
const hours = fc
  .tuple(fc.constantFrom(...ZONES), fc.array(period, { minLength: 1, maxLength: 4 }))
  .map(([zone, open]) => openingHours(zone, open, ["12-25", "2026-03-29", "2026-10-26"]));
/** About the changes of the clock in 2026, the day that Samoa left out, and Christmas. */
const moment = fc
  .tuple(
    fc.constantFrom("2026-03-08", "2026-03-29", "2026-04-04", "2026-10-25", "2011-12-30", "2025-12-25"),
    fc.integer({ min: -3 * 24 * 60, max: 3 * 24 * 60 }),
  )
  .map(([date, minutes]) => at(`${date}T00:00Z`) + minutes * MINUTE);
const minutes = fc.integer({ min: 1, max: 1_500 });

describe("whatever the hours, at any moment", () => {
  it("the next opening is open, and nothing is open before it", () => {
    fc.assert(
      fc.property(hours, moment, (these, from) => {
        const opening = nextOpening(these, from) ?? Number.NaN;
        expect(isOpen(these, opening)).toBe(true);
        expect(openMinutes(these, from, Math.min(opening, from + 48 * HOUR))).toBe(0);
      }),
    );
  });

  it("the next opening is now exactly while it is open", () => {
    fc.assert(
      fc.property(hours, moment, (these, from) => (nextOpening(these, from) === from) === isOpen(these, from)),
      { numRuns: 300 },
    );
  });

  it("the minutes that are counted are those that are open", () => {
    fc.assert(
      fc.property(hours, moment, minutes, (these, from, counted) => {
        const end = afterOpen(these, from, counted * MINUTE);
        fc.pre(end !== null && end - from < 10 * 24 * HOUR);
        expect(openMinutes(these, from, end)).toBe(counted);
        expect(isOpen(these, end - 1)).toBe(true);
      }),
    );
  });

  it("counting on from where a count ended is counting the sum", () => {
    fc.assert(
      fc.property(hours, moment, minutes, minutes, (these, from, one, other) => {
        const between = afterOpen(these, from, one * MINUTE);
        fc.pre(between !== null);
        const sum = afterOpen(these, from, (one + other) * MINUTE);
        fc.pre(sum !== null);
        expect(afterOpen(these, between, other * MINUTE)).toBe(sum);
      }),
    );
  });
});

function openMinutes(these: Parameters<typeof isOpen>[0], from: number, to: number): number {
  let open = 0;
  for (let minute = from; minute < to; minute += MINUTE) if (isOpen(these, minute)) open += 1;
  return open;
}
