import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { chatBody, ORIGIN, stored } from "../support/door.ts";
import { ask, asPerson, asProgram, history, page, SUPERVISOR } from "../support/following.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";

nobodyDelivers();

let chats = 0;

/** A chat with an alert that is nobody's. */
async function alerted(changes: object = {}): Promise<number> {
  chats += 1;
  await stored(chatBody(chats, { disposition: "missed", ...changes }));
  return chats;
}

const claim = (chat: number, who?: Record<string, string>) => asProgram(`/alerts/130/${chat}/claim`, {}, who);
const resolve = (chat: number, body: object, who?: Record<string, string>) =>
  asProgram(`/alerts/130/${chat}/resolve`, body, who);

describe("claiming", () => {
  it("is theirs who does it, and no error to do again", async () => {
    const chat = await alerted();
    const since = expect.any(String);
    const actor = { authMethod: "token", id: "admin", name: "admin token" };
    const done = { chat: `130/${chat}`, result: "done", state: "claimed", who: "admin token", since, outcome: null };
    const alert = { ...done, actor };
    for (let time = 0; time < 2; time++) expect(await claim(chat)).toEqual({ status: 200, body: { alerts: [alert] } });
    expect(await history(chat)).toEqual([["admin token", "claim", null, null]]);
  });

  it("by two at once is one's, and the other is told whose", async () => {
    const chat = await alerted();
    const both = await Promise.all([claim(chat), claim(chat, SUPERVISOR)]);
    const [won, lost] = both.toSorted((one, other) => one.status - other.status);
    expect([won?.status, lost?.status]).toEqual([200, 409]);
    const [[winner] = []] = await history(chat);
    expect(lost?.body.detail).toMatch(new RegExp(`^130/${chat} was claimed by ${winner} at 20`));
    expect(await history(chat)).toHaveLength(1);
  });

  it("keeps another from resolving, until somebody reopens it", async () => {
    const chat = await alerted();
    await claim(chat);
    expect((await resolve(chat, { outcome: "spam" }, SUPERVISOR)).status).toBe(409);
    expect((await asProgram(`/alerts/130/${chat}/reopen`, {}, SUPERVISOR)).status).toBe(200);
    expect((await resolve(chat, { outcome: "spam" }, SUPERVISOR)).status).toBe(200);
    const actions = (await history(chat)).map(([who, action]) => [who, action]);
    const other = "supervisor token";
    expect(actions).toEqual([
      ["admin token", "claim"],
      [other, "reopen"],
      [other, "resolve"],
    ]);
  });

  it("is 404 where there is no alert", async () => {
    chats += 1;
    await stored(chatBody(chats));
    for (const chat of [chats, 9_999]) expect((await claim(chat)).status).toBe(404);
    expect((await ask("/alerts/130/x/claim", SUPERVISOR, { method: "POST" })).status).toBe(404);
  });
});

describe("resolving", () => {
  it("keeps how it ended and the note", async () => {
    const chat = await alerted();
    expect((await resolve(chat, { outcome: "unreachable", note: " twice tried\n" })).status).toBe(200);
    expect(await history(chat)).toEqual([["admin token", "resolve", "unreachable", "twice tried"]]);
  });

  it.each([
    [{}, "outcome"],
    [{ outcome: "won" }, "outcome"],
    [{ outcome: "spam", note: "👍".repeat(501) }, "note"],
    [{ outcome: 1 }, "body"],
  ])("with %j is 400, and names %s", async (body, parameter) => {
    const chat = await alerted();
    expect(await resolve(chat, body)).toMatchObject({ status: 400, body: { parameter } });
    expect(await history(chat)).toEqual([]);
  });

  it("takes a note of 500 characters", async () => {
    expect((await resolve(await alerted(), { outcome: "spam", note: "👍".repeat(500) })).status).toBe(200);
  });

  it("ends when the same chat comes with a new reason, which is kept too", async () => {
    const chat = await alerted();
    await resolve(chat, { outcome: "called-back" });
    await stored(chatBody(chat, { disposition: "lost" }));
    const status = await env.DB.prepare("SELECT state, who, outcome FROM alerts WHERE chat_id = ?").bind(chat).raw();
    expect(status).toEqual([["open", null, null]]);
    expect((await history(chat)).at(-1)).toEqual([null, "reopen", null, null]);
    expect((await claim(chat)).status).toBe(200);
  });

  it("is not undone by a new revision that has no new reason", async () => {
    const chat = await alerted();
    await resolve(chat, { outcome: "called-back" });
    await stored(chatBody(chat, { disposition: "missed", platform: "telegram" }));
    const rows = await env.DB.prepare("SELECT state, summary ->> 'platform' FROM alerts WHERE chat_id = ?")
      .bind(chat)
      .raw();
    expect(rows).toEqual([["resolved", "telegram"]]);
  });
});

it("a new reason leaves a claim to whoever has it", async () => {
  const chat = await alerted();
  await claim(chat);
  await stored(chatBody(chat, { disposition: "lost" }));
  expect(await claim(chat, SUPERVISOR)).toMatchObject({ status: 409 });
});

describe("several at once", () => {
  it("are each claimed or refused by itself", async () => {
    const [one, other] = [await alerted(), await alerted()];
    await claim(other, SUPERVISOR);
    const { status, body } = await asProgram("/alerts/claim", { chats: [`130/${one}`, `130/${other}`, "130/9999"] });
    expect(status).toBe(409);
    expect(body.alerts).toMatchObject([
      { result: "done", who: "admin token" },
      { result: "refused", who: "supervisor token" },
      { chat: "130/9999", result: "no-alert" },
    ]);
  });

  it.each([
    [{}],
    [{ chats: [] }],
    [{ chats: ["130"] }],
    [{ chats: ["130/1", "0/1"] }],
    [{ chats: Array(201).fill("130/1") }],
  ])("are from 1 to 200 chats: %#", async (body) => {
    expect(await asProgram("/alerts/claim", body)).toMatchObject({ status: 400, body: { parameter: "chats" } });
  });
});

describe("a person without JavaScript", () => {
  beforeAll(async () => {
    await alerted();
  });

  it("comes back to the page, which says how it stands now", async () => {
    const chat = await alerted();
    const response = await asPerson(`/alerts/130/${chat}/claim`, [["next", "/?queue=Sales"]]);
    const back = `${ORIGIN}/?queue=Sales&about=130%2F${chat}`;
    expect([response.status, response.headers.get("Location")]).toEqual([303, back]);
    expect(await page(back.slice(ORIGIN.length))).toMatch(/Claimed by you, \d+ s ago/);
    const lost = await asPerson(`/alerts/130/${chat}/claim`, [["next", "/"]], SUPERVISOR);
    expect(await page(lost.headers.get("Location")?.slice(ORIGIN.length) ?? "", SUPERVISOR)).toMatch(
      /Claimed by admin token, \d+ s ago/,
    );
  });

  it("resolves all that are ticked, with one outcome and note", async () => {
    const both = [await alerted(), await alerted()];
    const ticked = both.map((chat) => ["chat", `130/${chat}`] as const);
    const response = await asPerson("/alerts/resolve", [...ticked, ["outcome", "no-need"], ["note", "a\r\nb"]]);
    expect(response.status).toBe(303);
    for (const chat of both) expect(await history(chat)).toEqual([["admin token", "resolve", "no-need", "a\nb"]]);
  });

  it.each(["//evil.example", "https://evil.example/", "/\\evil.example", "/.//evil.example"])(
    "is never led elsewhere: %s",
    async (next) => {
      const response = await asPerson(`/alerts/130/${await alerted()}/claim`, [["next", next]]);
      expect(new URL(response.headers.get("Location") ?? "").origin).toBe(ORIGIN);
    },
  );

  it("is asked how it ended, and looking changes nothing", async () => {
    const chat = await alerted();
    const asked = await page(`/alerts/130/${chat}/resolve?next=%2Fchats%2F130%2F${chat}`);
    expect(asked).toContain(`<form class="resolve" method="post" action="/alerts/130/${chat}/resolve">`);
    expect(asked).toContain(`<input type="hidden" name="next" value="/chats/130/${chat}"/>`);
    for (const outcome of ["called-back", "unreachable", "no-need", "spam"])
      expect(asked).toContain(`value="${outcome}"`);
    expect(await history(chat)).toEqual([]);
    await claim(chat, SUPERVISOR);
    expect(await page(`/alerts/130/${chat}/resolve`)).not.toContain('class="resolve"');
  });

  it("sees what was done so far", async () => {
    const chat = await alerted();
    await resolve(chat, { outcome: "unreachable", note: "<b>twice</b>" }, SUPERVISOR);
    await stored(chatBody(chat, { disposition: "lost" }));
    const asked = await page(`/alerts/130/${chat}/resolve`);
    expect(asked).toContain("supervisor token resolved it: Could not be reached");
    expect(asked).toContain("&lt;b>twice&lt;/b>");
    expect(asked).toContain("Something new in the chat opened it again");
  });
});
