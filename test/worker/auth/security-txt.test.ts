import { describe, expect, it } from "vitest";
import { direct } from "../support/direct.ts";
import { ADMIN, ORIGIN } from "../support/door.ts";

const PATH = "/.well-known/security.txt";
const CONTACT = { SECURITY_CONTACT: "security@example.com" };
const DAY = 86_400_000;

async function ask(changes: object, init: RequestInit = {}): Promise<Response> {
  return (await direct(new Request(ORIGIN + PATH, init), changes)).response;
}

describe("security.txt", () => {
  it("tells everybody whom to tell of a vulnerability, for less than a year", async () => {
    const response = await ask(CONTACT);
    expect([response.status, response.headers.get("Content-Type")]).toEqual([200, "text/plain; charset=utf-8"]);
    const text = await response.text();
    expect(text).toMatch(/^Contact: mailto:security@example\.com\nExpires: \S+\nPreferred-Languages: en\n$/);
    const left = Date.parse(/Expires: (\S+)/.exec(text)?.[1] ?? "") - Date.now();
    expect(left).toBeGreaterThan(90 * DAY);
    expect(left).toBeLessThan(365 * DAY);
  });

  it("says where it is and in which language to write, as far as the settings do", async () => {
    const changes = {
      SECURITY_CONTACT: "https://example.com/report",
      PUBLIC_URL: "https://alerts.example.com",
      LOCALE: "hu",
    };
    const text = await (await ask(changes)).text();
    expect(text).toContain("Contact: https://example.com/report\n");
    expect(text).toContain("Preferred-Languages: hu, en\n");
    expect(text).toContain("Canonical: https://alerts.example.com/.well-known/security.txt\n");
  });

  it("answers HEAD, and is not there where no contact is set", async () => {
    const head = await ask(CONTACT, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    for (const headers of [{}, ADMIN]) expect((await ask({}, { headers })).status).toBe(404);
  });

  it("names what is wrong with the setting to administrators alone", async () => {
    const wrong = { SECURITY_CONTACT: "nobody" };
    expect((await ask(wrong)).status).toBe(503);
    const health = await direct(new Request(`${ORIGIN}/healthz`, { headers: ADMIN }), wrong);
    expect(await health.response.text()).toContain("SECURITY_CONTACT must be a mail address");
  });
});
