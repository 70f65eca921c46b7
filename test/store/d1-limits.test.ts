import { describe, expect, it } from "vitest";
import { createLimits } from "../../src/store/d1-limits.ts";

const HOUR = 3_600_000;
const NOON = Date.parse("2026-11-24T12:00:00Z");
const MIDNIGHT = Date.parse("2026-11-25T00:00:00Z");
const SMALL = { rowsRead: 0, rowsWritten: 0, size: 1_000_000 };

describe("what was last seen of D1's limits", () => {
  it("is nothing at first, and after faults that are no limits", () => {
    const limits = createLimits();
    limits.failed("passing", NOON);
    limits.failed("missing-schema", NOON);
    expect(limits.usedUp(500, NOON)).toEqual([]);
  });

  it("holds until midnight UTC, where it is of the day", () => {
    const limits = createLimits();
    limits.failed("daily-rows-read", NOON);
    expect(limits.usedUp(500, MIDNIGHT - 1)).toEqual([{ limit: "daily-rows-read", until: MIDNIGHT }]);
    expect(limits.usedUp(500, MIDNIGHT)).toEqual([]);
  });

  it("is over once rows are read or written again, such as under another plan, and not by an answer without any", () => {
    const limits = createLimits();
    limits.failed("daily-rows-read", NOON);
    limits.failed("daily-rows-written", NOON);
    limits.answered(SMALL);
    expect(limits.usedUp(500, NOON)).toHaveLength(2);
    limits.answered({ ...SMALL, rowsRead: 1 });
    expect(limits.usedUp(500, NOON)).toEqual([{ limit: "daily-rows-written", until: MIDNIGHT }]);
    limits.answered({ ...SMALL, rowsWritten: 1 });
    expect(limits.usedUp(500, NOON)).toEqual([]);
  });

  it("is a size that is used up, for an hour after it was said: rows that are read prove nothing about it", () => {
    const limits = createLimits();
    limits.failed("account-storage", NOON);
    limits.answered({ ...SMALL, rowsRead: 1 });
    expect(limits.usedUp(500, NOON + HOUR - 1)).toEqual([{ limit: "account-storage", until: null }]);
    expect(limits.usedUp(500, NOON + HOUR)).toEqual([]);
  });

  it("is a size that was measured, where reads still work", () => {
    const limits = createLimits();
    limits.answered({ ...SMALL, size: 499_000_000 });
    expect(limits.usedUp(500, NOON)).toEqual([]);
    // The largest size below 500 MB, in pages of 4,096 bytes.
    limits.answered({ ...SMALL, size: 499_998_720 });
    expect(limits.usedUp(500, NOON)).toEqual([{ limit: "database-size", until: null }]);
    expect(limits.usedUp(10_000, NOON)).toEqual([]);
  });
});
