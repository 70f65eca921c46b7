import { describe, expect, it } from "vitest";
import { checkMail } from "./mail/check.ts";
import { liveInMail } from "./mail/live.ts";
import { misreadIn } from "./mail/read.ts";

const good = { from: "a@example.com", to: ["b@example.com"], subject: "Hi", text: "Hi", html: "<p>Hi" };
const codes = (changes: Partial<EmailMessageBuilder>) => checkMail({ ...good, ...changes }).map(({ code }) => code);

describe("the stand-in for mail", () => {
  it("takes what keeps the rules", () => {
    const headers = {
      References: "<a@b.example>",
      "List-Id": "<a.b>",
      "Auto-Submitted": "auto-generated",
      "X-A_b": "é",
    };
    expect(codes({ headers })).toEqual([]);
  });

  it("takes a mail without HTML", async () => {
    const { html: _, ...plain } = good;
    expect(checkMail(plain)).toEqual([]);
    expect(liveInMail(plain, [])).toEqual([]);
    expect(await misreadIn(plain)).toEqual([]);
  });

  it.each([
    ["E_HEADER_NOT_ALLOWED", { "Message-ID": "<a@b.example>" }],
    ["E_HEADER_NOT_ALLOWED", { Date: "now" }],
    ["E_HEADER_NOT_ALLOWED", { "Content-Type": "text/html" }],
    ["E_HEADER_NOT_ALLOWED", { Unheard: "of" }],
    ["E_HEADER_USE_API_FIELD", { bcc: "x@evil.example" }],
    ["E_HEADER_USE_API_FIELD", { "Reply-To": "x@evil.example" }],
    ["E_HEADER_NAME_INVALID", { "X-A b": "x" }],
    ["E_HEADER_NAME_INVALID", { [`X-${"a".repeat(99)}`]: "x" }],
    ["E_HEADER_VALUE_INVALID", { "X-A": "" }],
    ["E_HEADER_VALUE_INVALID", { "X-A": "x\r\nBcc: x@evil.example" }],
    ["E_HEADER_VALUE_INVALID", { "Auto-Submitted": "yes" }],
    ["E_HEADER_VALUE_TOO_LONG", { "X-A": "é".repeat(1_025) }],
  ])("answers %s to the headers %j", (code, headers) => {
    expect(codes({ headers })).toContain(code);
  });

  it("answers too many and too large headers", () => {
    const many = (count: number, size: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`X-${index}`, "x".repeat(size)]));
    expect(codes({ headers: many(9, 2_000) })).toEqual(["E_HEADERS_TOO_LARGE"]);
    expect(codes({ headers: many(100, 1) })).toEqual([]);
  });

  it.each([
    ["E_FIELD_MISSING", { to: [] }],
    ["E_FIELD_MISSING", { subject: " " }],
    ["E_FIELD_MISSING", { text: "" }],
    ["E_FIELD_MISSING", { html: "" }],
    ["E_TOO_MANY_RECIPIENTS", { to: Array.from({ length: 51 }, (_, index) => `a${index}@example.com`) }],
    ["E_VALIDATION_ERROR", { to: ["a@example.com, b@example.com"] }],
    ["E_VALIDATION_ERROR", { from: { name: "A\nB", email: "a@example.com" } }],
    ["E_VALIDATION_ERROR", { subject: "x".repeat(999) }],
    ["E_VALIDATION_ERROR", { subject: "a\r\nBcc: x@evil.example" }],
    ["E_CONTENT_TOO_LARGE", { text: "x".repeat(5 * 1024 * 1024) }],
  ])("answers %s to a mail that breaks the rule %#", (code, changes) => {
    expect(codes(changes)).toEqual([code]);
  });
});

describe("what would act in a mail", () => {
  it.each([
    { html: "<img>" },
    { html: '<a href="https://evil.example">' },
    { html: '<td onclick="x">' },
    { html: "see evil.example" },
    { html: "<p" },
    { html: "https://evil.example" },
    { html: "write to x@evil.example" },
  ])("is found in %j", (changes) => {
    expect(liveInMail({ ...good, html: "Hi", ...changes }, ["https://ours.example"])).not.toEqual([]);
  });

  it("is not what is ours", () => {
    const text = "Open:\nhttps://ours.example";
    expect(
      liveInMail({ ...good, text, html: '<a href="https://ours.example">Open</a>' }, ["https://ours.example"]),
    ).toEqual([]);
  });
});

describe("what a reader reads otherwise than it was meant", () => {
  it("is nothing in a good mail", async () => {
    expect(await misreadIn(good)).toEqual([]);
  });

  it.each([
    { subject: "a\r\nBcc: x@evil.example" },
    { subject: "=?utf-8?Q?another?=" },
    { from: { name: "A\r\nBcc: x@evil.example,", email: "a@example.com" } },
    { to: ["b@example.com, x@evil.example"] },
    { headers: { "X-A": "a\r\nBcc: x@evil.example" } },
    { headers: { "X-A": "a\r\n\r\nanother body" } },
  ])("is found in %j", async (changes) => {
    expect(await misreadIn({ ...good, ...changes })).not.toEqual([]);
  });
});
