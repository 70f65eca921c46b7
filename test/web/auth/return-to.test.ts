import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HOME, readReturnTo, returnTo } from "../../../src/web/auth/return-to.ts";

describe("where signing in leads", () => {
  it.each(["/", "/chats/130/101", "/deliveries.json?status=dead&after=1.x", "/chats?q=a%20b", "/sign-in"])(
    "is where they wanted to go: %s",
    (path) => {
      expect(readReturnTo(path)).toBe(path);
    },
  );

  it.each([
    ...["//evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example", "//", "/\\", "evil", ""],
    ...[
      "javascript:alert(1)",
      "/\t/evil.example",
      "/\n/evil.example",
      "/a\r\nSet-Cookie: x=1",
      " /a",
      "/a b",
      "/\u0000",
    ],
    ...["/é", "/a\\b"],
    null,
  ])("is home, where that is no path of ours: %j", (given) => {
    expect(readReturnTo(given)).toBe(HOME);
  });

  it("is never another origin, whatever a form says", () => {
    const hostile = fc.string({
      unit: fc.constantFrom("/", "\\", ".", ":", "@", "?", "#", "\t", "\n", "%2f", "evil.example", "https:", "a"),
    });
    fc.assert(
      fc.property(fc.oneof(hostile, fc.webUrl(), fc.string({ unit: "binary" })), (given) => {
        const location = `https://alerts.example${readReturnTo(given)}`;
        expect(new URL(location).origin).toBe("https://alerts.example");
        expect(location).toMatch(/^[!-~]+$/);
      }),
      { numRuns: 2000 },
    );
  });

  it("is the page that was refused, or home after what was no page, or nowhere over http", () => {
    const page = "https://alerts.example/chats/130/101?x=1";
    expect(returnTo(new Request(page))).toBe("/chats/130/101?x=1");
    expect(returnTo(new Request(page, { method: "POST" }))).toBe(HOME);
    expect(returnTo(new Request(page.replace("https", "http")))).toBeNull();
  });

  it("is the page itself, where it had asked for itself again", () => {
    const page = "https://alerts.example/?state=mine&refresh=1";
    expect(returnTo(new Request(page))).toBe("/?state=mine");
    expect(returnTo(new Request("https://alerts.example/?refresh=1"))).toBe(HOME);
  });

  it("is home from an address that is longer than the form could carry", () => {
    const page = `https://alerts.example/chats?q=${"á".repeat(10_000)}`;
    expect(returnTo(new Request(page))).toBe(HOME);
  });
});
