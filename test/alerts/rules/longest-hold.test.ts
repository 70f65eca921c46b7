import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escalationSteps } from "../../../src/alerts/rules/escalation.ts";
import { longestHold, longestWait, openingsFrom } from "../../../src/alerts/rules/longest-hold.ts";
import type { Rule } from "../../../src/alerts/rules/rules.ts";
import { afterOpen, type Hours, nextOpening } from "../../../src/time/business-hours.ts";
import { at, HOUR, MINUTE, openingHours } from "../../time/support/opening.ts";

const DAY = 24 * HOUR;
const NOW = at("2026-06-01T12:00+02:00");

const rule = (name: string, more: Partial<Rule> = {}): Rule => ({
  ...{ name, match: [], to: ["sales"], continue: false, hours: null, except: [], escalate: [], remind: null },
  ...more,
});

function hold(rules: readonly Rule[], hours: Readonly<Record<string, Hours>> = {}, now = NOW) {
  return longestHold({ rules, hours: new Map(Object.entries(hours)) }, now);
}

const CHRISTMAS = ["12-24", "12-25", "12-26", "12-28", "12-29", "12-30", "12-31", "01-01"];
const office = openingHours("Europe/Budapest", ["Mon-Fri 09:00-17:00"], CHRISTMAS);

describe("the longest hold", () => {
  it("is none where every rule tells at once, or nobody", () => {
    expect(hold([])).toBeNull();
    expect(hold([rule("All"), rule("Tests", { to: [], hours: "office" })], { office })).toBeNull();
  });

  it("is the longest closing of the year, from its first moment to the opening", () => {
    // Wednesday 23 December at 17:00 until Monday 4 January at 9:00.
    expect(hold([rule("All"), rule("Sales", { hours: "office" })], { office })).toEqual({
      milliseconds: 12 * DAY - 8 * HOUR,
      rules: ["Sales"],
    });
  });

  it("is forty open hours over a long Christmas: two weeks and a half", () => {
    const escalate = [
      { after: 15 * MINUTE, to: ["leads"] },
      { after: 40 * HOUR, to: ["boss"] },
    ];
    // From Friday 18 December at 17:00: three days before Christmas and two after it, until Tuesday 5 January at 17:00.
    expect(hold([rule("Sales", { hours: "office", escalate })], { office })).toEqual({
      milliseconds: 18 * DAY,
      rules: ["Sales"],
    });
  });

  it("is the escalation itself, and then the reminder of a claim, where there are no hours", () => {
    const escalate = [{ after: 2 * HOUR, to: ["boss"] }];
    expect(hold([rule("Sales", { escalate, remind: 4 * HOUR })])?.milliseconds).toBe(6 * HOUR);
  });

  it("has the reminder of one rule after what another tells only where the first of them goes on", () => {
    const slow = rule("Slow", { escalate: [{ after: 100 * HOUR, to: ["boss"] }] });
    const reminding = rule("Reminding", { remind: 50 * HOUR });
    expect(hold([slow, reminding])).toEqual({ milliseconds: 100 * HOUR, rules: ["Slow"] });
    const both = { milliseconds: 150 * HOUR, rules: ["Slow", "Reminding"] };
    expect(hold([{ ...slow, continue: true }, reminding])).toEqual(both);
    expect(hold([{ ...reminding, continue: true }, slow])).toEqual(both);
  });

  it("is what is counted without hours where these never open, and 400 days where they hardly do", () => {
    const never = openingHours("UTC", ["Mon 09:00-10:00"], everyDay());
    const escalate = [{ after: HOUR, to: ["boss"] }];
    expect(hold([rule("Sales", { hours: "never", escalate })], { never })?.milliseconds).toBe(HOUR);
    const rarely = openingHours("UTC", ["Mon 09:00-10:00"]);
    expect(
      hold([rule("Sales", { hours: "rarely", escalate: [{ after: 168 * HOUR, to: ["boss"] }] })], { rarely }),
    ).toMatchObject({ milliseconds: 400 * DAY });
  });
});

const ZONES = ["Europe/Budapest", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"];
const day = fc.constantFrom("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
const time = fc
  .nat({ max: 24 * 60 - 1 })
  .map((minutes) => [minutes / 60, minutes % 60].map((part) => String(Math.floor(part)).padStart(2, "0")).join(":"));
const period = fc
  .tuple(day, day, time, time)
  .filter(([, , from, to]) => from !== to)
  .map(([first, last, from, to]) => `${first}-${last} ${from}-${to}`);
const dates = fc.array(
  fc.nat({ max: 420 }).map((days) => new Date(NOW + days * DAY).toISOString().slice(0, 10)),
  { maxLength: 40 },
);
const anyHours = fc
  .tuple(fc.constantFrom(...ZONES), fc.array(period, { minLength: 1, maxLength: 3 }), dates)
  .map(([zone, open, closed]) => openingHours(zone, open, [...closed, ...CHRISTMAS]));
const duration = fc.integer({ min: 0, max: 168 * 60 }).map((minutes) => minutes * MINUTE);
const arrival = fc.integer({ min: 0, max: 365 * 24 * 60 }).map((minutes) => NOW + minutes * MINUTE);

describe("whatever the hours", () => {
  it("no chat that comes in within a year is held for longer, by a rule or a claim of it", () => {
    fc.assert(
      fc.property(
        fc.record({
          hours: anyHours,
          after: duration,
          remind: duration,
          arrivals: fc.array(arrival, { maxLength: 6 }),
        }),
        ({ hours, after, remind, arrivals }) => {
          const these = new Map([["these", hours]]);
          const sales = rule("Sales", {
            hours: "these",
            escalate: [{ after: after + MINUTE, to: ["boss"] }],
            remind: remind + MINUTE,
          });
          const longest = longestHold({ rules: [sales], hours: these }, NOW)?.milliseconds ?? 0;
          for (const came of arrivals) {
            const opening = nextOpening(hours, came) ?? came;
            const last = Math.max(opening, ...escalationSteps([sales], these, came).map(({ dueAt }) => dueAt));
            const reminded = afterOpen(hours, last, remind + MINUTE) ?? last + remind + MINUTE;
            expect(reminded - came).toBeLessThanOrEqual(longest);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("a wait is as long as that for some chat: it is not only a bound", () => {
    fc.assert(
      fc.property(anyHours, fc.integer({ min: 0, max: 600 }), (hours, minutes) => {
        const wanted = minutes * MINUTE;
        const longest = longestWait(openingsFrom(hours, NOW), wanted, NOW, NOW + 15 * DAY);
        const instants = Array.from({ length: 15 * 24 }, (_, index) => NOW + index * HOUR);
        const waits = instants.map((came) => {
          const end = wanted === 0 ? nextOpening(hours, came) : afterOpen(hours, came, wanted);
          return end === null ? 0 : end - came;
        });
        expect(Math.max(...waits)).toBeLessThanOrEqual(longest);
        fc.pre(longest < 60 * DAY);
        expect(Math.max(...waits)).toBeGreaterThanOrEqual(longest - HOUR);
      }),
      { numRuns: 8 },
    );
  });
});

/** As days of every year. */
function everyDay(): readonly string[] {
  const leapYear = Date.parse("2028-01-01");
  return Array.from({ length: 366 }, (_, index) => new Date(leapYear + index * DAY).toISOString().slice(5, 10));
}
