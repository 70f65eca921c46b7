import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { entries, linkTo, open, press, waysOf } from "../support/by-link.ts";
import { chatBody, ORIGIN, stored } from "../support/door.ts";
import { asPerson, asProgram, history, SUPERVISOR } from "../support/following.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";

nobodyDelivers();

let chats = 0;

/** A chat with an alert that is nobody's, and the links to what can be done. */
async function alerted() {
  chats += 1;
  await stored(chatBody(chats, { disposition: "missed" }));
  const path = `/alerts/130/${chats}`;
  return { chat: chats, claim: await linkTo(`${path}/claim`), resolve: await linkTo(`${path}/resolve`) };
}

const stands = (chat: number) => env.DB.prepare("SELECT * FROM alerts WHERE chat_id = ?").bind(chat).raw();

describe("what opens a link by itself", () => {
  const OPENED_BY: readonly (readonly [string, Record<string, string>])[] = [
    ["a mail scanner", { "User-Agent": "Mozilla/5.0 (compatible; Barracuda Sentinel (EE))" }],
    ["Slack's link expander", { "User-Agent": "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)" }],
    ["a browser that looks ahead", { "Sec-Purpose": "prefetch;prerender", Purpose: "prefetch" }],
  ];

  it.each(OPENED_BY)("changes nothing: %s follows every link and address of a form", async (_, headers) => {
    const { chat, claim, resolve } = await alerted();
    const ways = [claim, resolve];
    const before = await stands(chat);
    for (const way of ways) {
      for (const method of ["HEAD", "GET"]) {
        const { status, html } = await open(way, headers, method);
        expect(status).toBe(200);
        for (const found of waysOf(html)) if (!ways.includes(found)) ways.push(found);
      }
    }
    expect(await history(chat)).toEqual([]);
    expect(await stands(chat)).toEqual(before);
  });

  it("is on the audit list, as whoever opens a transcript is", async () => {
    const { chat, claim } = await alerted();
    await open(claim);
    const rows = await env.DB.prepare("SELECT who, door, action, what FROM audit WHERE chat_id = ?").bind(chat).raw();
    expect(rows).toEqual([["leads", "link", "opened", "the page to claim its alert"]]);
  });
});

describe("the one button", () => {
  it("takes the alert on, and leads back to the same address, which offers what is next", async () => {
    const { chat, claim } = await alerted();
    expect((await open(claim)).html.match(/<button/g)).toHaveLength(1);
    const { status, location, html } = await press(claim);
    expect([status, location]).toEqual([303, ORIGIN + claim]);
    expect(html).toMatch(/Claimed by leads \(by link\), \d+ s ago/);
    expect(html).not.toContain("<button");
    const next = waysOf(html);
    expect(next.map((way) => way.split("?")[0])).toEqual([`/alerts/130/${chat}/resolve`, `/chats/130/${chat}`]);
    for (const way of next) expect((await open(way)).status).toBe(200);
    // For the same target and until the same moment.
    for (const way of next) expect(way.split(/[?&]/).slice(1, 3)).toEqual(claim.split(/[?&]/).slice(1, 3));
    expect(await entries(chat)).toEqual([["leads (by link)", "claim"]]);
    const doors = await env.DB.prepare("SELECT door FROM follow_ups WHERE chat_id = ?").bind(chat).raw();
    expect(doors).toEqual([["link"]]);
  });

  it("of two at once is one's, and the other is told whose and when", async () => {
    const { chat, claim } = await alerted();
    const both = await Promise.all([press(claim, { name: "Kovács Éva" }), press(claim, { name: "Jane Smith" })]);
    const [[winner] = []] = await history(chat);
    expect(await history(chat)).toHaveLength(1);
    expect(["Kovács Éva (leads, by link)", "Jane Smith (leads, by link)"]).toContain(winner);
    for (const { html } of both) {
      expect(html).toContain(`Claimed by ${winner}, `);
      expect(html).toMatch(/<time class="hint" datetime="20\d\d-/);
    }
  });

  it("is not there once another has it, such as a supervisor", async () => {
    const { chat, claim, resolve } = await alerted();
    await asProgram(`/alerts/130/${chat}/claim`, {}, SUPERVISOR);
    for (const link of [claim, resolve]) {
      const { html } = await open(link);
      expect(html).toContain("Claimed by supervisor token, ");
      expect(html).toContain("there is nothing for you to do");
      expect(html).not.toContain("<button");
      expect(waysOf(html)).toEqual([]);
    }
    expect((await press(resolve, { outcome: "spam" })).html).toContain("Claimed by supervisor token, ");
    expect(await entries(chat)).toEqual([["supervisor token", "claim"]]);
  });
});

describe("resolving by a link", () => {
  it("keeps the outcome and the note, the usual outcome chosen beforehand", async () => {
    const { chat, resolve } = await alerted();
    const { html } = await open(resolve);
    expect(html).toMatch(/<input type="radio" name="outcome" value="called-back" checked/);
    expect(html.match(/ checked/g)).toHaveLength(1);
    const { html: after } = await press(resolve, { outcome: "unreachable", note: "tried <b>twice</b>", name: "" });
    expect(after).toMatch(/Resolved by leads \(by link\), \d+ s ago: Could not be reached/);
    expect(after).not.toContain("<button");
    expect(await history(chat)).toEqual([["leads (by link)", "resolve", "unreachable", "tried <b>twice</b>"]]);
  });

  it("is for who took it on by the same name, and another is told who that was", async () => {
    const { chat, claim, resolve } = await alerted();
    await press(claim, { name: "Kovács Éva" });
    const { html } = await open(resolve);
    expect(html).toContain('<input type="checkbox" name="name" value="Kovács Éva" required');
    for (const fields of [{}, { name: "Jane Smith" }]) {
      const refused = await press(resolve, { outcome: "spam", ...fields });
      expect(refused.html).toContain("Claimed by Kovács Éva (leads, by link), ");
    }
    const done = await press(resolve, { outcome: "called-back", name: "Kovács Éva" });
    expect(done.html).toContain("Resolved by Kovács Éva (leads, by link), ");
    expect(await entries(chat)).toEqual([
      ["Kovács Éva (leads, by link)", "claim"],
      ["Kovács Éva (leads, by link)", "resolve"],
    ]);
  });

  it("of one target is refused to whom another target's link brought", async () => {
    const { chat, claim } = await alerted();
    await press(claim);
    const other = await linkTo(`/alerts/130/${chat}/resolve`, "sales");
    expect((await press(other, { outcome: "spam" })).html).toContain("Claimed by leads (by link), ");
    expect(await entries(chat)).toEqual([["leads (by link)", "claim"]]);
  });

  it.each([
    [{ outcome: "came-back" }, "outcome"],
    [{}, "outcome"],
    [{ outcome: "spam", note: "x".repeat(501) }, "note"],
    [{ outcome: "spam", name: "x".repeat(61) }, "name"],
    [{ outcome: "spam", name: "Jane\u202ESmith" }, "name"],
    [{ outcome: "spam", name: "Jane\nSmith" }, "name"],
  ])("with %j is 400, names %s and does nothing", async (fields, parameter) => {
    const { chat, resolve } = await alerted();
    const response = await asPerson(resolve, Object.entries(fields), { Authorization: "" });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(parameter);
    expect(await history(chat)).toEqual([]);
  });
});

describe("a name that somebody gives", () => {
  it.each([
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</bdi></p><form action=//x>",
    "' OR 1=1 --",
  ])("acts nowhere, and resolves what it has claimed: %s", async (name) => {
    const { chat, claim, resolve } = await alerted();
    for (const html of [(await press(claim, { name })).html, (await open(resolve)).html]) {
      expect(html).toContain(name.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;"));
      expect(html).not.toContain(name.includes("<") ? name : "<script");
    }
    await press(resolve, { outcome: "spam", name });
    expect((await history(chat)).map(([who]) => who)).toEqual(Array(2).fill(`${name} (leads, by link)`));
  });

  it("makes nobody the supervisor that they say they are", async () => {
    const { chat, claim, resolve } = await alerted();
    await asProgram(`/alerts/130/${chat}/claim`, {}, SUPERVISOR);
    for (const [link, fields] of [
      [claim, {}],
      [resolve, { outcome: "spam" }],
    ] as const) {
      await press(link, { ...fields, name: "supervisor token" });
    }
    expect(await entries(chat)).toEqual([["supervisor token", "claim"]]);
  });
});
