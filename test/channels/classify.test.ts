import { describe, expect, it } from "vitest";
import { classify } from "../../src/channels/classify.ts";
import type { Result } from "../../src/channels/result.ts";

const NOW = 1_741_280_800_000;

function result(status: number, text: string, retryAfter: string | null = null): Result {
  return classify({ kind: "answered", status, retryAfter, text }, NOW).result;
}

describe("what an answer came to", () => {
  it("repeats the other side's error word", () => {
    expect(result(404, "no_service\n")).toEqual({ code: "answered", status: 404, word: "no_service" });
  });

  it.each(["<html>", "No service", "no-service", "a", `a${"b".repeat(41)}`, "token xoxb-1", "no_service\nand more"])(
    "repeats nothing else: %j",
    (text) => {
      expect(result(404, text)).toEqual({ code: "answered", status: 404 });
    },
  );

  it.each([400, 403, 405, 500])("repeats it whatever %i means", (status) => {
    expect(result(status, "invalid_blocks")).toEqual({ code: "answered", status, word: "invalid_blocks" });
  });

  it("says that a redirect was not followed", () => {
    expect(result(302, "")).toEqual({ code: "redirected", status: 302 });
  });

  it("says how long it was asked to wait", () => {
    expect(result(429, "rate_limited", "29.5")).toEqual({
      code: "answered",
      status: 429,
      word: "rate_limited",
      asked: 30,
    });
  });
});
