import { describe, expect, it } from "vitest";
import type { Result } from "../../../../src/channels/result.ts";
import { mayHaveArrived } from "../../../../src/web/pages/deliveries/may-have-arrived.ts";

function arrived(result: Result, outcome: "retry" | "dead" | "sent" | "malformed" = "retry"): boolean {
  return mayHaveArrived({ outcome, status: "status" in result ? result.status : null }, result);
}

describe("a message may have arrived", () => {
  it.each<Result>([
    { code: "no-answer", seconds: 10 },
    { code: "connection-failed" },
    { code: "interrupted" },
    { code: "answered", status: 500 },
    { code: "answered", status: 503, word: "busy", asked: 30 },
    { code: "not-as-slack", status: 200 },
    { code: "not-as-slack", status: 502 },
    { code: "answered", status: 200, word: "fatal_error" },
    { code: "mail-failed" },
  ])("where the other side was asked and did not say no: %j", (result) => {
    expect(arrived(result)).toBe(true);
    expect(arrived(result, "sent")).toBe(false);
  });

  it.each<Result>([
    { code: "answered", status: 429, asked: 30 },
    { code: "answered", status: 404, word: "no_service" },
    { code: "answered", status: 200, word: "ratelimited" },
    { code: "redirected", status: 302 },
    { code: "refused", status: 403 },
    { code: "unknown-error", status: 200 },
    { code: "mail-failed", error: "E_DAILY_LIMIT_EXCEEDED" },
    { code: "mail-refused", error: "E_FIELD_MISSING" },
    { code: "no-mail-binding" },
    { code: "not-composed" },
    { code: "not-sent" },
  ])("but not where it said no, or was not asked: %j", (result) => {
    expect(arrived(result)).toBe(false);
  });

  it.each([
    ["no answer within 10 s", null, true],
    ["the connection failed", null, true],
    ["interrupted before an answer was recorded: it may have arrived", null, true],
    ["failed without a code", null, true],
    ["answered 500", 500, true],
    ["answered 200, but not as Slack does", 200, true],
    ["answered 429, asked to wait 30 s", 429, false],
    ["refused E_FIELD_MISSING: a field of the mail is missing", null, false],
    ["our own fault: the message could not be composed", null, false],
  ])("by what an older version kept as a sentence: %s", (text, status, expected) => {
    expect(mayHaveArrived({ outcome: "retry", status }, { code: "said", text })).toBe(expected);
  });

  it("where only a newer version knows what it came to, unless its status says no", () => {
    const of = (status: number | null) => mayHaveArrived({ outcome: "retry", status }, null);
    expect([of(null), of(502), of(200), of(404)]).toEqual([true, true, false, false]);
  });
});
