import { env } from "cloudflare:workers";
import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { cron } from "../privacy/support/cron.ts";
import { direct } from "../support/direct.ts";
import { ADMIN, ORIGIN } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";

nobodyDelivers();

const TOKENS = { SUPERVISOR_TOKEN: "test-supervisor-token-of-32-characters" };
const RIGHT = { Authorization: `Bearer ${TOKENS.SUPERVISOR_TOKEN}` };
const WRONG = { Authorization: "Bearer guessed" };
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

// Each test has a day of its own, so that nothing of this isolate's tally or the local rate limit is left of another's.
let day = Date.UTC(2031, 0, 1, 9);

beforeEach(async () => {
  day += 3 * DAY;
  vi.useFakeTimers({ now: day, toFake: ["Date"] });
  // What this isolate has counted since its last write goes out with the first of the hour.
  await ask("/", WRONG, "192.0.2.254", limiter(true));
  await env.DB.batch(
    ["audit", "sights", "deliveries", "wrong_tokens"].map((table) => env.DB.prepare(`DELETE FROM ${table}`)),
  );
});
afterEach(() => vi.useRealTimers());

async function ask(path: string, headers: Record<string, string>, from: string, changes: object = {}) {
  const request = new Request(ORIGIN + path, { headers: { ...headers, "CF-Connecting-IP": from } });
  const { response, rest } = await direct(request, { ...TOKENS, ...changes });
  await rest;
  return response;
}

/** One that never says no, and one that always does, by the runtime's own form. */
const limiter = (success: boolean) => ({ SIGN_IN: { limit: async () => ({ success }) } });

const audit = v.object({ audit: v.array(v.looseObject({ who: v.string(), action: v.string() })) });

async function refusals() {
  const response = await ask("/audit.json?action=sign-in-refused", ADMIN, "192.0.2.1");
  return v.parse(audit, await response.json()).audit;
}

const guessed = () => env.DB.prepare("SELECT count FROM sights WHERE kind = 'guessing'").first("count");

describe("a wrong Bearer token", () => {
  it.each(
    ["/", "/chats.json", "/chats/130/1", "/nothing", "/audit", "/healthz"].map((path, at) => [path, at] as const),
  )("is limited to ten a minute from one address, with 429 and Retry-After: %s", async (path, at) => {
    // The local limit counts by the minutes of the clock outside.
    vi.useRealTimers();
    const left = 60_000 - (Date.now() % 60_000);
    if (left < 5_000) await scheduler.wait(left);
    const from = `198.51.100.${10 + at}`;
    const statuses: number[] = [];
    for (let count = 0; count < 10; count += 1) statuses.push((await ask(path, WRONG, from)).status);
    expect(statuses).not.toContain(429);
    const limited = await ask(path, WRONG, from);
    expect([limited.status, limited.headers.get("Retry-After")]).toEqual([429, "60"]);
    // The right one is neither limited nor counted.
    expect((await ask("/chats.json", RIGHT, from)).status).toBe(200);
    expect((await ask(path, WRONG, "198.51.100.200")).status).not.toBe(429);
  });

  it("is limited whatever else it comes with, and in any method", async () => {
    const both = { ...WRONG, Cookie: "__Host-session=x" };
    expect((await ask("/chats/130/1?expires=1&target=x&signature=y", both, "192.0.2.9", limiter(false))).status).toBe(
      429,
    );
    const post = new Request(`${ORIGIN}/alerts/claim`, { method: "POST", headers: WRONG, body: "{}" });
    expect((await direct(post, limiter(false))).response.status).toBe(429);
  });

  it("is a problem for programs, and the same for what exists and what does not", async () => {
    const [one, other] = await Promise.all(
      ["/chats", "/nothing"].map(async (path) => (await ask(path, WRONG, "192.0.2.9", limiter(false))).text()),
    );
    expect(one).toBe(other);
    expect(JSON.parse(one ?? "")).toMatchObject({ status: 429, title: "Too Many Requests" });
  });

  it("is none where nothing or something else is sent, or the token is right", async () => {
    for (const headers of [{}, { Authorization: "Basic x" }, { Authorization: "Bearer" }, RIGHT, ADMIN]) {
      for (const path of ["/chats.json", "/healthz"]) {
        expect((await ask(path, { ...headers }, "192.0.2.10", limiter(false))).status).not.toBe(429);
      }
    }
    expect(await refusals()).toEqual([]);
  });
});

describe("of wrong tokens the audit list", () => {
  it("has one row an hour for each address, and nothing of the token", async () => {
    for (let count = 0; count < 5; count += 1) {
      await ask("/", WRONG, "192.0.2.20", limiter(true));
      await ask("/", WRONG, "2001:db8:1:2::5", limiter(true));
    }
    expect(await refusals()).toMatchObject([
      { who: "2001:db8:1:2::", door: "token", action: "sign-in-refused", what: "a wrong token" },
      { who: "192.0.2.20" },
    ]);
    vi.setSystemTime(day + HOUR);
    await ask("/", WRONG, "192.0.2.20", limiter(true));
    await ask("/", WRONG, "192.0.2.20", limiter(true));
    expect(await refusals()).toHaveLength(3);
    const rows = JSON.stringify((await env.DB.prepare("SELECT * FROM audit").all()).results);
    expect(rows).not.toContain("guessed");
  });

  it("has those from the form too", async () => {
    const headers = { "Sec-Fetch-Site": "same-origin", "CF-Connecting-IP": "192.0.2.21" };
    for (let count = 0; count < 2; count += 1) {
      const body = new URLSearchParams({ name: "Anna", token: "guessed" });
      const request = new Request(`${ORIGIN}/sign-in`, { method: "POST", headers, body });
      const { response, rest } = await direct(request, { ...TOKENS, ...limiter(true) });
      expect(response.status).toBe(401);
      await rest;
    }
    expect(await refusals()).toMatchObject([{ who: "192.0.2.21", door: "token" }]);
  });

  it("has a hundred of a day, and counts the rest", async () => {
    for (let hour = 0; hour < 3; hour += 1) {
      vi.setSystemTime(day + hour * HOUR);
      for (let from = 0; from < 60; from += 1) {
        await ask("/", WRONG, `203.0.113.${from}`, limiter(true));
        await ask("/", WRONG, `203.0.113.${from}`, limiter(true));
      }
    }
    vi.setSystemTime(day + 3 * HOUR);
    await ask("/", WRONG, "203.0.113.0", limiter(true));
    expect(await env.DB.prepare("SELECT count(*) AS n FROM audit WHERE action = 'sign-in-refused'").first("n")).toBe(
      100,
    );
    const health = await ask("/healthz", ADMIN, "192.0.2.1");
    const today = new Date(day).toISOString().slice(0, 10);
    expect(await health.json()).toMatchObject({ wrongTokens: [{ day: today, tries: 361 }] });
    vi.setSystemTime(day + DAY);
    await ask("/", WRONG, "203.0.113.0", limiter(true));
    expect(await env.DB.prepare("SELECT count(*) AS n FROM audit WHERE action = 'sign-in-refused'").first("n")).toBe(
      101,
    );
  });

  it("costs a flood from one address few writes", async () => {
    const batch = vi.spyOn(Object.getPrototypeOf(env.DB), "batch");
    for (let count = 0; count < 50; count += 1) await ask("/", WRONG, "192.0.2.30", limiter(count < 10));
    const writes = batch.mock.calls.length;
    batch.mockRestore();
    expect(writes).toBeLessThanOrEqual(2);
  });

  it("misses none that could not be written down", async () => {
    const away = { DB: { prepare: () => ({ bind: () => null }), batch: () => Promise.reject(new Error("away")) } };
    await ask("/", WRONG, "192.0.2.31", { ...limiter(true), ...away });
    await ask("/", WRONG, "192.0.2.31", limiter(true));
    expect(await refusals()).toMatchObject([{ who: "192.0.2.31" }]);
    expect(await env.DB.prepare("SELECT tries FROM wrong_tokens").first("tries")).toBe(2);
  });
});

describe("the engineers", () => {
  it("hear of nobody's slip", async () => {
    for (let from = 0; from < 19; from += 1) await ask("/", WRONG, `192.0.2.${100 + from}`, limiter(true));
    expect(await guessed()).toBeNull();
  });

  it("hear at once of an address that was told to wait", async () => {
    await ask("/", WRONG, "192.0.2.40", limiter(true));
    await ask("/", WRONG, "192.0.2.40", limiter(false));
    expect(await guessed()).toBe(2);
    await cron(1);
    const rows = await env.DB.prepare("SELECT kind FROM deliveries").all();
    expect(rows.results).toEqual([{ kind: "watch" }]);
  });

  it("hear of many tries in a day, from however many addresses and however slow, and are told once", async () => {
    for (let from = 0; from < 25; from += 1) {
      vi.setSystemTime(day + from * 10 * 60_000);
      await ask("/", WRONG, `192.0.2.${100 + (from % 7)}`, limiter(true));
    }
    expect(await guessed()).toBe(25);
    await cron(1);
    for (let minute = 1; minute < 5; minute += 1) {
      vi.setSystemTime(day + (250 + 20 * minute) * 60_000);
      await ask("/", WRONG, "192.0.2.100", limiter(true));
      await cron(1);
    }
    expect(await env.DB.prepare("SELECT count(*) AS n FROM deliveries").first("n")).toBe(1);
  });
});

describe("without the rate limit", () => {
  const warned = async (path: string, headers: Record<string, string>, changes: object) =>
    (await (await ask(path, headers, "192.0.2.50", changes)).text()).includes("SIGN_IN");

  it("nothing is limited, and /healthz and the settings warn of it", async () => {
    const missing = { SIGN_IN: undefined };
    for (let count = 0; count < 15; count += 1) expect((await ask("/", WRONG, "192.0.2.51", missing)).status).toBe(401);
    const page = { ...ADMIN, Accept: "text/html" };
    expect(await warned("/healthz", ADMIN, missing)).toBe(true);
    expect(await warned("/settings", page, missing)).toBe(true);
    expect(await warned("/settings", { ...page, "Accept-Language": "hu" }, missing)).toBe(true);
    expect(await warned("/healthz", {}, missing)).toBe(false);
    expect(await warned("/healthz", ADMIN, {})).toBe(false);
    expect(await warned("/settings", page, {})).toBe(false);
  });
});
