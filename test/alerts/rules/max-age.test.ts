import { describe, expect, it } from "vitest";
import { tooOld } from "../../../src/alerts/rules/max-age.ts";

const DAY = 86_400_000;
const NOW = Date.parse("2026-11-24T09:00:00Z");

describe("a chat is too old", () => {
  it("when it was closed more than so many days ago, and not a moment earlier", () => {
    expect(tooOld(NOW - 25 * DAY, NOW, 25)).toBeNull();
    expect(tooOld(NOW - 25 * DAY - 1, NOW, 25)).toBe("too old: closed more than 25 days before it came in");
    expect(tooOld(NOW - DAY - 1, NOW, 1)).toBe("too old: closed more than 1 day before it came in");
  });

  it("never when nothing says when it was closed, or when that is still to come", () => {
    expect(tooOld(null, NOW, 1)).toBeNull();
    expect(tooOld(NOW + 400 * DAY, NOW, 1)).toBeNull();
  });
});
