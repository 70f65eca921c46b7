import { describe, expect, it } from "vitest";
import { failureOf, isLimit, LIMITS, usedUpUntil } from "../../src/store/d1-failure.ts";

/** As Cloudflare's documentation and its users quote them. */
const SAID: readonly (readonly [message: string, failure: string])[] = [
  [
    "D1_ERROR: Your account has exceeded D1's free tier daily row read limit. Upgrade to a paid plan or wait until tomorrow (midnight UTC) to continue. See https://developers.cloudflare.com/d1/platform/limits/ for more details.",
    "daily-rows-read",
  ],
  [
    "D1_ERROR: Your account has exceeded D1's free tier daily row write limit. Upgrade to a paid plan or wait until tomorrow (midnight UTC) to continue.",
    "daily-rows-written",
  ],
  ["D1_ERROR: Exceeded maximum DB size", "database-size"],
  ["D1_ERROR: Exceeded maximum DB size.", "database-size"],
  ["D1_ERROR: database or disk is full: SQLITE_FULL", "database-size"],
  [
    "D1_ERROR: Your account has exceeded D1's maximum account storage limit, please contact Cloudflare to raise your limit",
    "account-storage",
  ],
  ["D1_ERROR: no such table: chats: SQLITE_ERROR", "missing-schema"],
  ["D1_ERROR: no such column: ended_as at offset 7: SQLITE_ERROR", "missing-schema"],
  ["D1_ERROR: table alerts has no column named ended_as: SQLITE_ERROR", "missing-schema"],
  ["D1_ERROR: no such index: failed_before: SQLITE_ERROR", "missing-schema"],
  ["D1_ERROR: Network connection lost.", "passing"],
  ["D1_ERROR: D1 DB is overloaded. Requests queued for too long.", "passing"],
  ["D1_ERROR: UNIQUE constraint failed: chats.chat_id: SQLITE_CONSTRAINT", "constraint"],
  ["D1_ERROR: string or blob too big: SQLITE_TOOBIG", "too-large"],
  ['D1_ERROR: near "SELEC": syntax error at offset 0: SQLITE_ERROR', "other"],
];

describe("why D1 failed is known by its words", () => {
  it.each(SAID)("%s", (message, failure) => {
    expect(failureOf(new Error(message), false)).toBe(failure);
    expect(failureOf(new Error("D1_ERROR", { cause: new Error(message) }), false)).toBe(failure);
  });

  it("and where the deadline has passed, but not in place of a limit", () => {
    expect(failureOf(new Error("no answer before the deadline"), true)).toBe("no-answer");
    expect(failureOf(new Error("D1_ERROR: Network connection lost."), true)).toBe("no-answer");
    expect(failureOf(new Error("D1_ERROR: Exceeded maximum DB size"), true)).toBe("database-size");
    expect(failureOf("thrown as it is", false)).toBe("other");
  });

  it("so that what is used up is told from what is not", () => {
    const known = [...new Set(SAID.map(([, failure]) => failure))];
    expect(known.filter((failure) => LIMITS.some((limit) => limit === failure))).toEqual([...LIMITS]);
    expect([isLimit("passing"), isLimit("missing-schema"), isLimit("database-size")]).toEqual([false, false, true]);
  });
});

describe("what is used up ends", () => {
  const at = (time: string) => Date.parse(`2026-11-24T${time}Z`);

  it.each(["00:00:00", "09:30:00", "23:59:59.999"])(
    "at the next midnight UTC, where it is of the day, at %s",
    (time) => {
      expect(usedUpUntil("daily-rows-read", at(time))).toBe(Date.parse("2026-11-25T00:00:00Z"));
      expect(usedUpUntil("daily-rows-written", at(time))).toBe(Date.parse("2026-11-25T00:00:00Z"));
    },
  );

  it("not by itself, where it is room", () => {
    expect([usedUpUntil("database-size", at("09:00:00")), usedUpUntil("account-storage", at("09:00:00"))]).toEqual([
      null,
      null,
    ]);
  });
});
