import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { RecipientMark } from "../../../src/alerts/recipient-mark.ts";
import { openDatabase } from "../../../src/store/database.ts";
import { markRecipientsStatements } from "../../../src/store/mail/recipient-marks.ts";
import { direct } from "../support/direct.ts";
import { ADMIN, ORIGIN } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { signedIn, TOKENS } from "../support/signed-in.ts";
import { forgetMarks, SETTINGS as MAIL, marks, report } from "./support/mail-door.ts";

nobodyDelivers();

const db = openDatabase(env.DB, AbortSignal.timeout(600_000));
const SETTINGS = {
  ...MAIL,
  TARGETS: { boss: { channel: "email", to: ["BOSS@example.com", "chief/o'hara@example.com"] } },
  SUPERVISOR_TOKEN: TOKENS.supervisorToken,
  TIME_ZONE: "Europe/Budapest",
};
const AT = Date.parse("2026-03-02T09:12:00Z");

const LEADS: RecipientMark = {
  address: "leads@example.com",
  mark: "bounced",
  provider: "resend",
  at: AT,
  reason: "Permanent/General",
};
const BOSS: RecipientMark = { ...LEADS, address: "boss@example.com", mark: "complained", provider: "ses", reason: "" };
const ODD: RecipientMark = {
  ...LEADS,
  address: "chief/o'hara@example.com",
  mark: "suppressed",
  provider: "cloudflare",
  reason: "E_RECIPIENT_SUPPRESSED",
};

const mark = (...all: readonly RecipientMark[]) => db.batch(markRecipientsStatements(all, AT));

async function ask(path: string, init: RequestInit = {}, changes: object = {}): Promise<Response> {
  const request = new Request(`${ORIGIN}${path}`, { headers: ADMIN, redirect: "manual", ...init });
  const { response, rest } = await direct(request, { ...SETTINGS, ...changes });
  await rest;
  return response;
}

async function page(language = "en", query = "", changes: object = {}): Promise<string> {
  const headers = { ...ADMIN, Accept: "text/html", "Accept-Language": language };
  const html = await (await ask(`/settings${query}`, { headers }, changes)).text();
  return html
    .replace(/<style>.*?<\/style>/s, "")
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&#39;", "'")
    .replace(/\s+/g, " ");
}

const clear = (address: string, init: RequestInit = {}) =>
  ask("/recipients/clear", { method: "POST", body: new URLSearchParams({ address, next: "/settings" }), ...init });

const audited = async () =>
  (await env.DB.prepare("SELECT who, action, what FROM audit WHERE action = 'mark-cleared'").all()).results;

beforeEach(async () => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  await forgetMarks();
});

describe("the page of the settings", () => {
  it("shows each marked recipient, of which targets it is, why, who reported it and since when", async () => {
    await mark(LEADS, BOSS, ODD);
    const text = await page();
    expect(text).toContain("Mail recipients that get nothing");
    for (const row of [
      "boss@example.com email, boss ✗ the reader reported a message as spam Amazon SES 2 Mar 2026, 10:12 Clear mark",
      "chief/o'hara@example.com boss ✗ the provider refuses to send (E_RECIPIENT_SUPPRESSED) Cloudflare",
      "leads@example.com email ✗ mail cannot be delivered (Permanent/General) Resend 2 Mar 2026, 10:12 Clear mark",
    ]) {
      expect(text).toContain(row);
    }
    expect(await page("hu")).toContain(
      "nem kézbesíthető (Permanent/General) Resend 2026. márc. 2. 10:12 Jelölés törlése",
    );
    expect(await page("de")).toContain("eine Nachricht wurde als Spam gemeldet Amazon SES");
  });

  it("says nothing of marks where there are none, or none of an address in the settings", async () => {
    expect(await page()).not.toContain("Mail recipients");
    await mark({ ...LEADS, address: "gone@example.com" });
    expect(await page()).not.toMatch(/Mail recipients|gone@/);
  });

  it("has a button for each that clears it, and leads back", async () => {
    await mark(LEADS, ODD);
    const html = await (await ask("/settings", { headers: { ...ADMIN, Accept: "text/html" } })).text();
    expect(html.match(/action="\/recipients\/clear"/g)).toHaveLength(2);
    expect(html).toContain('aria-label="Clear mark: leads@example.com"');
    const form = { headers: { ...ADMIN, Accept: "text/html" } };
    const response = await clear("leads@example.com", form);
    expect([response.status, response.headers.get("Location")]).toEqual([303, `${ORIGIN}/settings?done=mark-cleared`]);
    expect(await marks()).toHaveLength(1);
    expect(await page("en", "?done=mark-cleared")).toContain(
      "The mark is cleared: the recipient gets the next messages again.",
    );
  });

  it("says which secret is set, and of which provider nobody receives bounces", async () => {
    expect(await page()).toContain("RESEND_WEBHOOK_SECRET ✓ set");
    expect(await page()).not.toContain("Bounces and complaints of");
    const html = await (await ask("/settings", { headers: { ...ADMIN, Accept: "text/html" } })).text();
    for (const secret of [MAIL.RESEND_WEBHOOK_SECRET, MAIL.MAILGUN_SIGNING_KEY, MAIL.POSTMARK_WEBHOOK_PASSWORD]) {
      expect(html).not.toContain(secret);
    }
  });
});

describe("a mark is cleared", () => {
  it.each(["LEADS@example.com", " leads@example.com "])("by its address in any case: %s", async (address) => {
    await mark(LEADS, BOSS);
    const response = await clear(address);
    expect(await response.json()).toEqual({ address: "leads@example.com", status: "cleared" });
    expect(await marks()).toEqual(["boss@example.com complained ses "]);
    expect(await audited()).toEqual([
      { who: "admin token", action: "mark-cleared", what: "leads@example.com: bounced, resend" },
    ]);
  });

  it("by a program's JSON too, whatever characters the address has", async () => {
    await mark(ODD);
    const headers = { ...ADMIN, "Content-Type": "application/json" };
    const response = await clear("", { headers, body: JSON.stringify({ address: ODD.address }) });
    expect(response.status).toBe(200);
    expect(await marks()).toEqual([]);
  });

  it("also where no target has the address any more", async () => {
    await mark({ ...LEADS, address: "gone@example.com" });
    expect((await clear("gone@example.com")).status).toBe(200);
    expect(await marks()).toEqual([]);
  });

  it("and the next bounce marks the recipient again, which the engineers are told again", async () => {
    const bounce = { RecordType: "Bounce", Inactive: true, Email: "leads@example.com" };
    const told = async () => (await env.DB.prepare("SELECT what FROM sights").all()).results;
    await report("postmark", bounce);
    expect(await told()).toEqual([{ what: "leads@example.com/bounced/postmark" }]);
    await clear("leads@example.com");
    expect(await told()).toEqual([]);
    await report("postmark", bounce);
    expect(await told()).toHaveLength(1);
  });

  it.each([
    ["there is none", "leads@example.com", {}, 404],
    ["no address is given", "", {}, 400],
    [
      "the address is no text",
      "",
      { headers: { ...ADMIN, "Content-Type": "application/json" }, body: '{"address":7}' },
      400,
    ],
    ["the body is not JSON", "", { headers: { ...ADMIN, "Content-Type": "application/json" }, body: "{" }, 400],
    ["the body is too large", "x".repeat(10_001), {}, 400],
  ])("not where %s", async (_, address, init, status) => {
    expect((await clear(address, init)).status).toBe(status);
    expect(await audited()).toEqual([]);
  });

  it("by administrators alone, and from no page of another site", async () => {
    await mark(LEADS);
    const session = { ...(await signedIn("admin")), "Sec-Fetch-Site": "cross-site" };
    for (const [headers, status] of [
      [{}, 401],
      [{ Authorization: `Bearer ${TOKENS.supervisorToken}` }, 403],
      [session, 403],
    ] as const) {
      expect((await clear("leads@example.com", { headers })).status).toBe(status);
    }
    expect((await ask("/recipients/clear")).status).toBe(405);
    expect(await marks()).toHaveLength(1);
    const own = { ...session, "Sec-Fetch-Site": "same-origin" };
    expect((await clear("leads@example.com", { headers: own })).status).toBe(200);
  });
});
