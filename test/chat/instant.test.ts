import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readInstant } from "../../src/chat/conversation.ts";
import { localClock } from "../../src/time/calendar.ts";

/** Where times without an offset are read as of UTC. */
const UTC = (shown: number) => shown;

describe("a date", () => {
  it.each([
    ["2025-03-06T14:37:52+01:00", "2025-03-06T13:37:52.000Z"],
    ["2025-03-06T14:37:52-0530", "2025-03-06T20:07:52.000Z"],
    ["2025-03-06T14:37:52+01", "2025-03-06T13:37:52.000Z"],
    ["2025-03-06T14:37:52Z", "2025-03-06T14:37:52.000Z"],
    ["2025-03-06t14:37:52z", "2025-03-06T14:37:52.000Z"],
    ["2025-03-06T14:37:52.5Z", "2025-03-06T14:37:52.500Z"],
    ["2025-03-06T14:37:52,123456Z", "2025-03-06T14:37:52.123Z"],
    ["2025-03-06T14:37Z", "2025-03-06T14:37:00.000Z"],
    [" 2025-03-06 14:37:52 +01:00 ", "2025-03-06T13:37:52.000Z"],
    ["2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z"],
  ])("%j is %s", (text, instant) => {
    expect(readInstant(text, UTC)).toBe(Date.parse(instant));
  });

  it.each([
    ["2025-03-06T14:37:52", "2025-03-06T13:37:52Z"],
    ["2025-03-06 14:37:52", "2025-03-06T13:37:52Z"],
    ["2025-07-06 14:37", "2025-07-06T12:37:00Z"],
    ["2025-03-30 01:59:59.5", "2025-03-30T00:59:59.500Z"],
    // The clock goes from 2 to 3: that time does not exist.
    ["2025-03-30 02:30:00", "2025-03-30T01:00:00Z"],
    ["2025-03-30 03:00:00", "2025-03-30T01:00:00Z"],
    // And from 3 back to 2: the first of the two.
    ["2025-10-26 02:30:00", "2025-10-26T00:30:00Z"],
    ["2025-10-26 03:00:00", "2025-10-26T02:00:00Z"],
  ])("without an offset is of the zone in the settings: %j in Budapest is %s", (text, instant) => {
    expect(readInstant(text, localClock("Europe/Budapest"))).toBe(Date.parse(instant));
  });

  it("without an offset is read the same, whatever was read before it", () => {
    // Around the hour that is there twice, and the one that is not there.
    const around = ["2025-11-02T01:00Z", "2025-03-09T02:00Z"].map(Date.parse);
    const instants = fc
      .tuple(fc.constantFrom(...around), fc.integer({ min: -300, max: 300 }))
      .map(([at, minutes]) => at + minutes * 60_000);
    fc.assert(
      fc.property(fc.array(instants, { minLength: 1, maxLength: 20 }), (shown) => {
        const local = localClock("America/New_York");
        expect(shown.map(local)).toEqual(shown.map((one) => localClock("America/New_York")(one)));
      }),
    );
  });

  it.each([
    "2025-02-31T14:37:52+01:00",
    "2025-02-29T00:00:00Z",
    "2025-04-31T00:00:00Z",
    "2025-13-01T00:00:00Z",
    "2025-00-10T00:00:00Z",
    "2025-01-00T00:00:00Z",
    "0000-00-00 00:00:00",
    "0001-01-01T00:00:00Z",
    "2025-03-06T25:00:00Z",
    "2025-03-06T14:60:00Z",
    "2025-03-06T14:37:52+24:00",
    "2025-03-06",
    "06/03/2025 14:37",
    "yesterday",
    "1741268272",
    "",
  ])("%j is none", (text) => {
    expect(readInstant(text, UTC)).toBeNull();
  });

  it("is the same instant that any other way of writing it gives", () => {
    const instants = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1000);
    const minutes = fc.integer({ min: -23 * 60 - 59, max: 23 * 60 + 59 });
    fc.assert(
      fc.property(instants, minutes, (instant, offset) => {
        const away = Math.abs(offset);
        const two = (value: number) => String(value).padStart(2, "0");
        const local = new Date(instant + offset * 60_000).toISOString().slice(0, 19);
        const text = `${local}${offset < 0 ? "-" : "+"}${two(Math.floor(away / 60))}:${two(away % 60)}`;
        expect(readInstant(text, UTC)).toBe(instant);
      }),
    );
  });
});
