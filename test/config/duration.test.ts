import { describe, expect, it } from "vitest";
import { readDuration } from "../../src/config/duration.ts";

describe("a duration", () => {
  it.each([
    ["15m", 15],
    ["2h", 120],
    ["1h30m", 90],
    ["90m", 90],
    [" 1m ", 1],
    ["168h", 10_080],
  ])("%j is %i minutes", (text, minutes) => {
    expect(readDuration(text)).toBe(minutes * 60_000);
  });

  it.each(["", "0m", "0h0m", "15", "15 m", "30m1h", "1d", "-5m", "1.5h", "168h1m", 15, null, undefined])(
    "%j is none",
    (value) => {
      expect(readDuration(value)).toBeNull();
    },
  );
});
