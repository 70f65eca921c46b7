import { describe, expect, it } from "vitest";
import { isSameOriginForm } from "../../../src/web/auth/csrf.ts";

function isOwn(headers: Record<string, string>): boolean {
  return isSameOriginForm(new Request("https://alerts.example/sign-out", { method: "POST", headers }));
}

describe("a request is our own page's", () => {
  it.each([
    [{ "Sec-Fetch-Site": "same-origin" }],
    [{ "Sec-Fetch-Site": "same-origin", Origin: "null" }],
    [{ Origin: "https://alerts.example" }],
  ])("where the browser says so: %j", (headers) => {
    expect(isOwn(headers)).toBe(true);
  });

  it.each([
    [{ "Sec-Fetch-Site": "cross-site" }],
    [{ "Sec-Fetch-Site": "same-site" }],
    [{ "Sec-Fetch-Site": "none" }],
    [{ "Sec-Fetch-Site": "" }],
    [{ "Sec-Fetch-Site": "cross-site", Origin: "https://alerts.example" }],
    [{ Origin: "https://evil.example" }],
    [{ Origin: "http://alerts.example" }],
    [{ Origin: "https://alerts.example:8443" }],
    [{ Origin: "https://sub.alerts.example" }],
    [{ Origin: "null" }],
    [{ Referer: "https://alerts.example/" }],
    [{}],
  ])("and not where it says otherwise, or nothing: %j", (headers) => {
    expect(isOwn(headers)).toBe(false);
  });
});
