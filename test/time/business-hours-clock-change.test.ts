import { describe, expect, it } from "vitest";
import { afterOpen, isOpen, nextOpening } from "../../src/time/business-hours.ts";
import { at, HOUR, MINUTE, openingHours } from "./support/opening.ts";

const always = openingHours("Europe/Budapest", ["Mon-Sun 00:00-24:00"]);
const night = openingHours("Europe/Budapest", ["Sat 22:00-06:00"]);

describe("when the clock is put forward", () => {
  it("an opening within the skipped hour is when the clock jumps", () => {
    const early = openingHours("Europe/Budapest", ["Sun 02:30-04:00"]);
    const jump = at("2026-03-29T03:00+02:00");
    expect(nextOpening(early, at("2026-03-29T00:00+01:00"))).toBe(jump);
    expect(isOpen(early, jump - 1)).toBe(false);
    expect(afterOpen(early, jump, HOUR)).toBe(at("2026-03-29T04:00+02:00"));
  });

  it("a period that is skipped whole does not happen", () => {
    const skipped = openingHours("Europe/Budapest", ["Sun 02:00-03:00"]);
    expect(nextOpening(skipped, at("2026-03-29T00:00+01:00"))).toBe(at("2026-04-05T02:00+02:00"));
  });

  it("a night is an hour shorter", () => {
    expect(afterOpen(night, at("2026-03-28T22:00+01:00"), 7 * HOUR)).toBe(at("2026-03-29T06:00+02:00"));
    expect(nextOpening(night, at("2026-03-29T06:00+02:00"))).toBe(at("2026-04-04T22:00+02:00"));
  });
});

describe("when the clock is put back", () => {
  it("a time that is shown twice is open twice", () => {
    const twice = openingHours("Europe/Budapest", ["Sun 02:15-02:30"]);
    const [first, second] = [at("2026-10-25T02:15+02:00"), at("2026-10-25T02:15+01:00")];
    expect(nextOpening(twice, first - HOUR)).toBe(first);
    expect(isOpen(twice, first + 15 * MINUTE)).toBe(false);
    expect(nextOpening(twice, first + 15 * MINUTE)).toBe(second);
    expect(afterOpen(twice, first, 30 * MINUTE)).toBe(second + 15 * MINUTE);
  });

  it("a night is an hour longer", () => {
    expect(afterOpen(night, at("2026-10-24T22:00+02:00"), 9 * HOUR)).toBe(at("2026-10-25T06:00+01:00"));
  });

  it("a place that moves its clock by half an hour gains half an hour", () => {
    const island = openingHours("Australia/Lord_Howe", ["Sat 22:00-06:00"]);
    expect(afterOpen(island, at("2026-04-04T22:00+11:00"), 8.5 * HOUR)).toBe(at("2026-04-05T06:00+10:30"));
  });
});

describe("hours round the clock", () => {
  it("never close, whatever the clock does", () => {
    const from = at("2026-01-01T00:00Z");
    expect(afterOpen(always, from, 365 * 24 * HOUR)).toBe(from + 365 * 24 * HOUR);
  });
});

describe("a day that a place left out", () => {
  it("was never open there", () => {
    const samoa = openingHours("Pacific/Apia", ["Thu-Sat 08:00-17:00"]);
    const thursdaysEnd = at("2011-12-29T17:00-10:00");
    expect(nextOpening(samoa, thursdaysEnd)).toBe(at("2011-12-31T08:00+14:00"));
    expect(nextOpening(samoa, thursdaysEnd)).toBe(thursdaysEnd + 15 * HOUR);
  });
});
