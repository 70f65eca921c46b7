import { env } from "cloudflare:test";
import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { linkTo } from "../support/by-link.ts";
import { direct } from "../support/direct.ts";
import { ADMIN, get, ORIGIN } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { cron, DAY, later } from "./support/cron.ts";
import { erasure, settled } from "./support/erasure.ts";
import { empty, placesOf } from "./support/everything.ts";
import { chatOf, NAME } from "./support/planted.ts";

nobodyDelivers();
beforeEach(empty);
afterEach(() => vi.useRealTimers());

const REASON = "Complaint 7 of the planted reason";

/** As the admin's program, or as somebody's form. */
async function post(path: string, fields: object, headers: Record<string, string> = {}): Promise<Response> {
  const init = { method: "POST", headers: { ...ADMIN, "Content-Type": "application/json", ...headers } };
  const { response, rest } = await direct(new Request(ORIGIN + path, { ...init, body: JSON.stringify(fields) }), {});
  await rest;
  return response;
}

function inDays(days: number): string {
  return new Date(Date.now() + days * DAY).toISOString();
}

async function held(chat: number, days: number): Promise<void> {
  const response = await post(`/chats/130/${chat}/hold`, { reason: REASON, until: inDays(days) });
  expect([response.status, await response.clone().text()]).toEqual([200, expect.stringContaining(REASON)]);
}

async function entries(): Promise<readonly unknown[]> {
  const sql = `SELECT who, door, action, chat_id, what FROM audit
    WHERE action IN ('held', 'hold-ended', 'asked-to-erase', 'erased') ORDER BY at, action`;
  return (await env.DB.prepare(sql).all()).results;
}

/** Where it is kept, but for the figures: the planted chats have it as the names of their queue and agent too. */
async function textsOf(text: string): Promise<readonly string[]> {
  return (await placesOf(text)).filter((place) => !place.startsWith("figures_"));
}

const page = (path: string, language = "en") =>
  get(path, { headers: { ...ADMIN, Accept: "text/html", "Accept-Language": language } }).then((one) => one.text());

describe("POST /chats/{project}/{chat}/hold", () => {
  beforeEach(() => settled(chatOf(9, 1)));

  it("takes a reason and an instant, and is on the audit list without the reason", async () => {
    const until = inDays(30);
    const response = await post("/chats/130/1/hold", { reason: ` ${REASON} `, until });
    expect(await response.json()).toEqual({
      chat: "130/1",
      hold: {
        until,
        reason: REASON,
        by: { who: "admin token", door: "token", actor: { authMethod: "token", id: "admin", name: "admin token" } },
        made: expect.stringMatching(/^20.+Z$/),
      },
    });
    expect(await entries()).toEqual([
      { who: "admin token", door: "token", action: "held", chat_id: 1, what: `until ${until}` },
    ]);
  });

  it("takes a day of the time zone, until its end", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-03-01T12:00:00Z") });
    const response = await post("/chats/130/1/hold", { reason: REASON, until: "2026-03-31" });
    expect(await response.json()).toMatchObject({ hold: { until: "2026-03-31T22:00:00.000Z" } });
  });

  it("in place of the hold before", async () => {
    await held(1, 30);
    await held(1, 3);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM holds").first("n")).toBe(1);
    later(4 * DAY);
    expect(await (await get("/chats/130/1.meta.json")).json()).not.toHaveProperty("hold");
  });

  it.each<readonly [string, object, string]>([
    ["no reason", { until: "2027-01-31" }, "reason"],
    ["a blank one", { reason: " \n ", until: "2027-01-31" }, "reason"],
    ["one that is too long", { reason: "x".repeat(501), until: "2027-01-31" }, "reason"],
    ["no end", { reason: REASON }, "until"],
    ["an end that is no day", { reason: REASON, until: "2027-02-30" }, "until"],
    ["an instant on a day that is none", { reason: REASON, until: "2027-02-30T08:00:00Z" }, "until"],
    ["an end in words", { reason: REASON, until: "tomorrow" }, "until"],
    ["an end that is over", { reason: REASON, until: "2020-01-31" }, "until"],
    ["an end too far ahead", { reason: REASON, until: "2099-01-31" }, "until"],
    ["something else", { reason: 7 }, "body"],
  ])("says what is wrong with %s", async (_, fields, parameter) => {
    const response = await post("/chats/130/1/hold", fields);
    expect([response.status, await response.json()]).toEqual([400, expect.objectContaining({ parameter })]);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM holds").first("n")).toBe(0);
  });

  it("takes a form, and leads back to the transcript", async () => {
    const headers = { ...ADMIN, Accept: "text/html", "Content-Type": "application/x-www-form-urlencoded" };
    const body = new URLSearchParams({ reason: REASON, until: inDays(30).slice(0, 10) });
    const { response } = await direct(new Request(`${ORIGIN}/chats/130/1/hold`, { method: "POST", headers, body }), {});
    expect([response.status, response.headers.get("Location")]).toEqual([303, `${ORIGIN}/chats/130/1`]);
    expect(await page("/chats/130/1")).toContain(REASON);
  });

  it("finds nothing where there is no such chat, or nothing of it can be read", async () => {
    expect((await post("/chats/130/2/hold", { reason: REASON, until: inDays(1) })).status).toBe(404);
    await erasure("DELETE", "/chats/130/1");
    expect((await post("/chats/130/1/hold", { reason: REASON, until: inDays(1) })).status).toBe(404);
    expect((await post("/chats/130/1/hold/end", {})).status).toBe(404);
    expect(await placesOf(REASON)).toEqual([]);
  });
});

describe("a hold is shown", () => {
  beforeEach(async () => {
    await settled(chatOf(9, 1));
    await held(1, 30);
  });

  it("on the transcript, in its figures and on the list, in the reader's language", async () => {
    expect(await page("/chats/130/1")).toMatch(/On hold until .*Complaint 7 of the planted reason/s);
    expect(await page("/chats/130/1", "hu")).toMatch(/Zárolva eddig: .*Complaint 7 of the planted reason/s);
    expect(await page("/chats")).toContain("on hold until");
    expect(await page("/chats", "hu")).toContain("zárolva eddig");
    expect(await (await get("/chats.json")).json()).toMatchObject({ chats: [{ hold: expect.stringMatching(/Z$/) }] });
    expect(await (await get("/chats/130/1.meta.json")).json()).toMatchObject({ hold: { reason: REASON } });
  });

  it("and nothing of it to whoever holds a link", async () => {
    for (const form of ["", ".meta.json", ".txt", ".md", ".csv"]) {
      const link = await linkTo(`/chats/130/1${form}`, "slack");
      const response = await get(link, { headers: {} });
      const shown = await response.text();
      expect([form, response.status]).toEqual([form, 200]);
      expect(shown.toLowerCase()).not.toMatch(/on hold|"hold"|planted reason/);
    }
  });
});

describe("retention passes over a chat on hold", () => {
  it("and takes it when the hold has ended, also where others had gone before", async () => {
    for (const chat of [1, 2, 3]) await settled(chatOf(9, chat));
    await held(2, 200);
    later(181 * DAY);
    await cron(3);
    expect(await Promise.all([1, 2, 3].map(async (chat) => (await get(`/chats/130/${chat}`)).status))).toEqual([
      ...[404, 200, 404],
    ]);
    later(18 * DAY);
    await cron(3);
    expect((await get("/chats/130/2")).status).toBe(200);
    later(2 * DAY);
    await cron(3);
    expect((await get("/chats/130/2")).status).toBe(404);
    expect(await textsOf(NAME)).toEqual([]);
    expect(await placesOf(REASON)).toEqual([]);
    expect((await entries()).at(-1)).toEqual({
      ...{ who: "the service itself", door: "cron", action: "hold-ended", chat_id: 2, what: "its time is over" },
    });
  });

  it("reads each of many once in half a day, and still takes what comes after them", async () => {
    for (let chat = 1; chat <= 3; chat += 1) await settled(chatOf(9, chat));
    const copies = `WITH RECURSIVE numbers(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM numbers WHERE i < 1449)`;
    await env.DB.batch(
      [
        `${copies} INSERT INTO chats (chat_id, project_id, revision, revisions, receipt, messages, is_spam, received_at)
           SELECT i, 130, 1, 1, '', 0, 0, 1000 + i FROM numbers`,
        `${copies} INSERT INTO holds SELECT i, 130, 'r', 'w', 'd', 1, 4000000000000 FROM numbers`,
      ].map((sql) => env.DB.prepare(sql)),
    );
    later(181 * DAY);
    await cron(12);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM chats WHERE gone IS NULL").first("n")).toBe(450);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM expiries WHERE ended_at IS NOT NULL").first("n")).toBe(1);
  });

  it("which goes on being held where a revision comes", async () => {
    await settled(chatOf(9, 1));
    await held(1, 400);
    await settled(chatOf(9, 1, { conversation: [] }));
    later(300 * DAY);
    await cron(3);
    expect((await get("/chats/130/1.meta.json")).status).toBe(200);
  });
});

const receipt = v.object({
  status: v.string(),
  erased: v.record(v.string(), v.number()),
  notReached: v.array(v.string()),
  held: v.array(v.object({ chat: v.string(), until: v.string(), erasure: v.string() })),
});

describe("an erasure of a chat on hold", () => {
  it("by its id waits, says until when, and is carried out when the hold has ended", async () => {
    await settled(chatOf(9, 1));
    await held(1, 30);
    const { status, body } = await asked("DELETE", "/chats/130/1");
    expect([status, body.status, body.held]).toEqual([
      ...[202, "on hold"],
      [{ chat: "130/1", until: expect.stringMatching(/Z$/), erasure: "chat-130-1" }],
    ]);
    await cron(6);
    expect((await get("/chats/130/1")).status).toBe(200);
    later(31 * DAY);
    await cron(9);
    expect(await textsOf(NAME)).toEqual([]);
    expect((await asked("GET", "/erasures/chat-130-1")).body).toMatchObject({ status: "done", held: [] });
    expect(await entries()).toMatchObject([
      { action: "held" },
      { action: "asked-to-erase", who: "admin token" },
      { action: "hold-ended", door: "cron" },
      { action: "erased", who: "admin token", what: expect.stringMatching(/^chat 130\/1: 1 chat, 1 revision/) },
    ]);
  });

  it("is carried out where the hold is ended before its time", async () => {
    await settled(chatOf(9, 1));
    await held(1, 30);
    await asked("DELETE", "/chats/130/1");
    const ended = await post("/chats/130/1/hold/end", {});
    expect(await ended.json()).toEqual({ chat: "130/1", hold: null });
    await cron(6);
    expect((await get("/chats/130/1")).status).toBe(404);
    expect(await textsOf(NAME)).toEqual([]);
    expect(await placesOf(REASON)).toEqual([]);
  });

  it("by the contact takes the others at once, and says which wait", async () => {
    for (const chat of [1, 2, 3]) await settled(chatOf(9, chat));
    await held(2, 30);
    const { status, body } = await asked("DELETE", "/contacts/130/9");
    expect([status, body.held]).toEqual([200, [expect.objectContaining({ chat: "130/2", erasure: "chat-130-2" })]]);
    expect(body.erased).toMatchObject({ chats: 2 });
    expect(body.notReached.join(" ")).toContain("1 chat on hold: each is erased when its hold has ended");
    expect((await get("/chats/130/2")).status).toBe(200);
    expect((await get("/chats/130/1")).status).toBe(404);
    expect((await asked("GET", "/erasures/chat-130-2")).body.status).toBe("on hold");
    later(31 * DAY);
    await cron(9);
    expect(await textsOf(NAME)).toEqual([]);
    expect((await asked("GET", "/erasures/chat-130-2")).body).toMatchObject({ status: "done", erased: { chats: 1 } });
  });

  it("that is asked for again waits as before", async () => {
    for (const chat of [1, 2]) await settled(chatOf(9, chat));
    await held(2, 30);
    for (let time = 0; time < 3; time += 1) await asked("DELETE", "/contacts/130/9");
    await asked("DELETE", "/chats/130/2");
    await cron(6);
    expect((await get("/chats/130/2")).status).toBe(200);
    later(31 * DAY);
    await cron(9);
    expect((await get("/chats/130/2")).status).toBe(404);
  });

  async function asked(method: "DELETE" | "GET", path: string) {
    const { status, body } = await erasure(method, path);
    return { status, body: v.parse(receipt, body) };
  }
});
