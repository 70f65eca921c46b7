import { describe, expect, it } from "vitest";
import { judge } from "../../src/channels/judge.ts";

const NOW = 1_741_280_800_000;

function note(status: number, text: string, retryAfter: string | null = null): string {
  return judge({ kind: "answered", status, retryAfter, text }, NOW).note;
}

describe("the note on an answer", () => {
  it("repeats the other side's error word", () => {
    expect(note(404, "no_service\n")).toBe("answered 404 no_service");
  });

  it.each(["<html>", "No service", "no-service", "a", `a${"b".repeat(41)}`, "token xoxb-1", "no_service\nand more"])(
    "repeats nothing else: %j",
    (text) => {
      expect(note(404, text)).toBe("answered 404");
    },
  );

  it.each([400, 403, 405, 500])("repeats it whatever %i means", (status) => {
    expect(note(status, "invalid_blocks")).toBe(`answered ${status} invalid_blocks`);
  });

  it("says that a redirect was not followed", () => {
    expect(note(302, "")).toBe("answered 302, a redirect, which is never followed");
  });

  it("says how long it was asked to wait", () => {
    expect(note(429, "rate_limited", "30")).toBe("answered 429 rate_limited, asked to wait 30 s");
  });
});
