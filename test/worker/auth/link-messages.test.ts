import { env } from "cloudflare:workers";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { moved } from "../../demo/moved.ts";
import missed from "../../fixtures/chats/missed-without-agent.json";
import { emptyDatabase } from "../../support/empty.ts";
import { collectStatements, rowsOf } from "../growth/support/collect.ts";
import { clockwork } from "../support/clockwork.ts";
import { ADMIN, ORIGIN, posted } from "../support/door.ts";
import { isolate } from "./support/one-isolate.ts";

const MINUTE = 60_000;
const START = Date.UTC(2041, 4, 14, 9, 7);
const SETTINGS = { LINK_SECRET: "", LEADS_URL: "https://hooks.slack.test/services/T1/B1/leads" };
const TARGETS = { leads: { channel: "slack", webhook: "LEADS_URL" } };

const clock = clockwork({ ...SETTINGS, TARGETS }, ["slack", "leads"], START);
/** What each target was told, the last last. */
const told: { readonly leads: boolean; readonly body: string }[] = [];
let chats = 0;

beforeEach(() => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  vi.spyOn(globalThis, "fetch").mockImplementation(async (url, init) => {
    told.push({ leads: String(url).endsWith("/leads"), body: String(init?.body) });
    return new Response("ok");
  });
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => clock.end());

/** A chat is missed, and its targets are told: the links that each message carries. `origin`: what D1 remembers then. */
async function alerted(origin = ORIGIN, within = 2 * MINUTE) {
  chats += 1;
  told.length = 0;
  const ids = { chatId: chats, contactId: chats, entityId: chats };
  const body = { ...moved(missed, Date.now() - 1_000), ...ids };
  expect((await clock.ask(posted(JSON.stringify(body)))).status).toBe(200);
  await env.DB.prepare("UPDATE facts SET value = ? WHERE name = 'origin'").bind(origin).run();
  await clock.until(Date.now() + within);
  return { slack: linksFor(false), leads: linksFor(true) };
}

function linksFor(leads: boolean): readonly string[] {
  const bodies = told.filter((one) => one.leads === leads).map(({ body }) => body);
  const urls = bodies
    .flatMap((body) => body.match(/https?:\/\/[^"\\|>\s]+/g) ?? [])
    .map((url) => url.replaceAll("&amp;", "&"));
  return [...new Set(urls.filter((url) => url.includes("sig=")))];
}

const pathOf = (url: string) => url.slice(new URL(url).origin.length);

const opens = async (url: string, init: RequestInit = {}) =>
  (await clock.ask(new Request(ORIGIN + pathOf(url), { redirect: "manual", ...init }))).status;

const revoke = (target: string) => clock.act(`/targets/${target}/revoke-links`, {});

describe("a message", () => {
  it("carries links that open: to the transcript, to claim and to resolve, signed by what is kept in D1", async () => {
    const { slack } = await alerted();
    expect(slack.map((url) => new URL(url).pathname.split("/").at(-1))).toEqual([String(chats), "claim", "resolve"]);
    for (const url of slack) expect([url, await opens(url)]).toEqual([url, 200]);
    const secrets = await env.DB.prepare("SELECT count(*) AS n FROM facts WHERE name = 'links/secret'").first("n");
    expect(secrets).toBe(1);
  });

  it.each([
    ["http://alerts.example", "https://alerts.example"],
    ["http://alerts.example:8080", "https://alerts.example:8080"],
    ["http://localhost:8787", "http://localhost:8787"],
    ["https://alerts.example", "https://alerts.example"],
  ])("has links of https, but on this machine, where %s was remembered", async (came, links) => {
    const { slack } = await alerted(came);
    expect(slack.length).toBeGreaterThan(0);
    for (const url of slack) expect(new URL(url).origin).toBe(links);
  });

  it("costs a courier three rows for its links, once a minute, and writes none once there is a secret", async () => {
    await alerted();
    const links = () => env.DB.prepare("SELECT * FROM facts WHERE name LIKE 'links/%'").raw();
    const before = await links();
    const { take } = collectStatements();
    await alerted();
    const sent = take().filter(({ sql }) => sql.includes("links/"));
    expect([1, 2]).toContain(sent.length);
    expect(rowsOf(sent).read).toBeLessThanOrEqual(3 * sent.length);
    expect([await links(), before.length]).toEqual([before, 2]);
  });
});

describe("POST /targets/{name}/revoke-links", () => {
  it("ends every link that the target was sent, at once here, and no other's", async () => {
    const { slack, leads } = await alerted();
    expect(slack.map((url) => new URL(url).searchParams.has("n"))).toEqual([false, false, false]);
    const response = await revoke("slack");
    expect([response.status, await response.json()]).toEqual([200, { target: "slack", status: "revoked", number: 1 }]);
    for (const url of slack) {
      expect(await opens(url)).toBe(401);
      expect(await opens(url, { method: "POST", body: new URLSearchParams({ outcome: "spam" }) })).toBe(401);
    }
    for (const url of leads) expect(await opens(url)).toBe(200);
  });

  it("leaves what a holder had opened of no more use: the links on it are revoked too", async () => {
    const { slack } = await alerted();
    const page = await clock.ask(new Request(slack[0] ?? "", { headers: { Accept: "text/html" } }));
    const [, derived = ""] = /href="([^"]*\.txt\?[^"]*)"/.exec(await page.text()) ?? [];
    const next = ORIGIN + derived.replaceAll("&amp;", "&");
    expect(new URL(next).searchParams.get("n")).toBe(new URL(slack[0] ?? "").searchParams.get("n"));
    expect(await opens(next)).toBe(200);
    await revoke("slack");
    expect(await opens(next)).toBe(401);
  });

  it("has the next message carry links that open, with the next number, though its courier knew the one before", async () => {
    await alerted();
    expect((await alerted(ORIGIN, 1_000)).slack.length).toBeGreaterThan(0);
    const { number } = JSON.parse(await (await revoke("slack")).text());
    const { slack } = await alerted(ORIGIN, 45_000);
    expect(slack.length).toBeGreaterThan(0);
    for (const url of slack) {
      expect(new URL(url).searchParams.get("n")).toBe(String(number));
      expect(await opens(url)).toBe(200);
    }
  });

  it("takes effect within a minute wherever the number before is remembered", async () => {
    const { slack } = await alerted();
    const { ask } = isolate({ ...SETTINGS, TARGETS });
    expect((await ask(pathOf(slack[0] ?? ""))).status).toBe(200);
    await revoke("slack");
    vi.setSystemTime(Date.now() + MINUTE);
    expect((await ask(pathOf(slack[0] ?? ""))).status).toBe(401);
  });

  it("says so to who opens one, in words that lead on, in both languages", async () => {
    const { slack } = await alerted();
    await revoke("slack");
    for (const [language, said] of [
      ["en", "This link has been revoked"],
      ["hu", "Ezt a linket visszavonták"],
    ] as const) {
      const headers = { Accept: "text/html", "Accept-Language": language };
      const response = await clock.ask(new Request(slack[0] ?? "", { headers }));
      const html = await response.text();
      expect(html).toContain(said);
      expect(html).toContain('name="token"');
    }
  });

  it("is on the audit list, with who it was", async () => {
    await env.DB.prepare("DELETE FROM audit").run();
    const { number } = JSON.parse(await (await revoke("leads")).text());
    const rows = await env.DB.prepare("SELECT who, door, action, chat_id, what FROM audit").raw();
    expect(rows).toEqual([["admin token", "token", "revoked-links", null, `target leads, number ${number}`]]);
    const list = await clock.ask(
      new Request(`${ORIGIN}/audit?action=revoked-links`, { headers: { ...ADMIN, Accept: "text/html" } }),
    );
    expect(await list.text()).toContain("Revoked all links");
  });

  it("keeps one row for each target, whatever is asked, and two at once revoke both", async () => {
    await Promise.all(Array.from({ length: 8 }, () => revoke("slack")));
    await revoke("slack");
    const rows = await env.DB.prepare("SELECT name FROM facts WHERE name LIKE 'links/revoked/%' ORDER BY name").raw();
    expect(rows).toEqual([["links/revoked/leads"], ["links/revoked/slack"]]);
    const { slack } = await alerted();
    expect(slack.length).toBeGreaterThan(0);
    for (const url of slack) expect(await opens(url)).toBe(200);
  });

  it("is 404 for a target that the settings do not know, says which there are, and writes nothing", async () => {
    const before = await env.DB.prepare("SELECT * FROM facts ORDER BY name").raw();
    const response = await revoke("slakc");
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("slack");
    expect(await env.DB.prepare("SELECT * FROM facts ORDER BY name").raw()).toEqual(before);
  });

  it("leads a person back to the settings, which say what was done and what the button does", async () => {
    const page = async (path: string, language: string) => {
      const headers = { ...ADMIN, Accept: "text/html", "Accept-Language": language };
      return (await clock.ask(new Request(ORIGIN + path, { headers }))).text();
    };
    const html = await page("/settings", "en");
    expect(html).toContain('action="/targets/slack/revoke-links"');
    expect(html).toContain("To revoke a target’s links: ");
    const body = new URLSearchParams({ next: "/settings" });
    const headers = { ...ADMIN, Accept: "text/html" };
    const answer = await clock.ask(
      new Request(`${ORIGIN}/targets/slack/revoke-links`, { method: "POST", headers, body }),
    );
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, `${ORIGIN}/settings?done=revoked-slack`]);
    expect(await page("/settings?done=revoked-slack", "en")).toContain(
      "All links that slack was sent until now are revoked.",
    );
    expect(await page("/settings?done=revoked-slack", "hu")).toContain(
      "slack: az eddig elküldött összes link vissza van vonva.",
    );
  });
});

it("a link opens nothing while its target is not in the settings", async () => {
  await emptyDatabase();
  const { leads } = await alerted();
  expect(leads.length).toBeGreaterThan(0);
  const without = isolate({ ...SETTINGS, TARGETS: undefined });
  const again = isolate({ ...SETTINGS, TARGETS });
  for (const url of leads) {
    expect((await without.ask(pathOf(url))).status).toBe(401);
    expect(
      (await without.ask(pathOf(url), { method: "POST", body: new URLSearchParams({ outcome: "spam" }) })).status,
    ).toBe(401);
    expect((await again.ask(pathOf(url))).status).toBe(200);
  }
});
