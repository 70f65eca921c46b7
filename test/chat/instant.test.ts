import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readInstant } from "../../src/chat/conversation.ts";

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
    expect(readInstant(text)).toBe(Date.parse(instant));
  });

  it.each(["2025-03-06T14:37:52", "2025-03-06 14:37:52"])("without an offset is in UTC: %j", (text) => {
    expect(readInstant(text)).toBe(Date.parse("2025-03-06T14:37:52Z"));
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
    expect(readInstant(text)).toBeNull();
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
        expect(readInstant(text)).toBe(instant);
      }),
    );
  });
});
