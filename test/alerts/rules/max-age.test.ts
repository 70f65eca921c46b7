import { describe, expect, it } from "vitest";
import { olderThanMaxAge } from "../../../src/alerts/rules/max-age.ts";

const DAY = 86_400_000;
const NOW = Date.parse("2026-11-24T09:00:00Z");

describe("a chat is too old", () => {
  it("when it was closed more than so many days ago, and not a moment earlier", () => {
    expect(olderThanMaxAge(NOW - 25 * DAY, NOW, 25)).toBeNull();
    expect(olderThanMaxAge(NOW - 25 * DAY - 1, NOW, 25)).toEqual({ code: "too-old", days: 25 });
    expect(olderThanMaxAge(NOW - DAY - 1, NOW, 1)).toEqual({ code: "too-old", days: 1 });
  });

  it("never when nothing says when it was closed, or when that is still to come", () => {
    expect(olderThanMaxAge(null, NOW, 1)).toBeNull();
    expect(olderThanMaxAge(NOW + 400 * DAY, NOW, 1)).toBeNull();
  });
});
