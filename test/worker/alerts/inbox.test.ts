import { env } from "cloudflare:workers";
import * as v from "valibot";
import { beforeAll, describe, expect, it } from "vitest";
import { chatBody, stored } from "../support/door.ts";
import { ask, asProgram, page, SUPERVISOR } from "../support/following.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";

nobodyDelivers();

const list = v.object({ alerts: v.array(v.looseObject({ chat: v.string() })) });

/** The chats of one page of the list, and where the next is. */
async function listed(query = "", who?: Record<string, string>) {
  const response = await ask(`/alerts.json${query}`, who);
  if (response.status !== 200) throw new Error(`answered ${response.status}`);
  const { alerts } = v.parse(list, await response.json());
  const [, next] = /^<\/alerts\.json(.*)>; rel="next"$/.exec(response.headers.get("Link") ?? "") ?? [];
  return { chats: alerts.map(({ chat }) => Number(chat.split("/")[1])), alerts, next };
}

beforeAll(async () => {
  await stored(chatBody(1));
  await stored(chatBody(2, { slaStatus: "answeredAfterSLA" }));
  await stored(chatBody(3, { disposition: "missed", lastQueueName: "Support" }));
  await stored(chatBody(4, { disposition: "lost" }));
  await stored(chatBody(5, { disposition: "lost", slaStatus: "lostAfterSLA" }));
  await stored(chatBody(6, { disposition: "missed" }));
  await stored(chatBody(7, { disposition: "missed" }));
  await asProgram("/alerts/130/6/claim");
  await asProgram("/alerts/130/7/resolve", { outcome: "no-need" });
});

describe("the inbox", () => {
  it("is the worst first, then the oldest, without what nobody need hear of", async () => {
    expect((await listed()).chats).toEqual([5, 4, 3, 2]);
  });

  it.each([
    ["?state=mine", [6]],
    ["?state=others", []],
    ["?state=resolved", [7]],
    ["?queue=Support", [3]],
    ["?reason=sla-breached", [5, 2]],
    ["?reason=lost&queue=Support", []],
  ])("is narrowed by %s", async (query, chats) => {
    expect((await listed(query)).chats).toEqual(chats);
  });

  it("tells what is one's own from what is another's", async () => {
    expect((await listed("?state=others", SUPERVISOR)).chats).toEqual([6]);
    expect((await listed("?state=mine", SUPERVISOR)).chats).toEqual([]);
  });

  it("holds what somebody needs who calls back", async () => {
    const { alerts } = await listed("?queue=Support");
    expect(alerts[0]).toMatchObject({
      chat: "130/3",
      url: "/chats/130/3",
      reasons: ["missed"],
      state: "open",
      who: null,
      queue: "Support",
      platform: "webchat",
      phones: ["123456789", "123123123", "321321321"],
      words: expect.any(String),
    });
  });

  it("is kept up by a newer revision of the chat, and not by an older one that comes late", async () => {
    const stands = async () => (await listed("?reason=lost")).alerts.find(({ chat }) => chat === "130/4")?.platform;
    await stored(chatBody(4, { disposition: "lost", platform: "telegram" }));
    expect(await stands()).toBe("telegram");
    await stored(chatBody(4, { disposition: "missed", platform: "messenger", conversation: [] }));
    expect(await stands()).toBe("telegram");
  });

  it("is without what was marked as spam since, until that turns out to be none", async () => {
    const spam = (message: string, isSpam: boolean) => {
      const conversation = [{ from: "Visitor", message, date: new Date().toISOString() }];
      return stored(chatBody(8, { disposition: "missed", lastQueueName: "Spam", conversation, isSpam }));
    };
    await spam("first", false);
    expect((await listed("?queue=Spam")).chats).toEqual([8]);
    await spam("second", true);
    expect((await listed("?queue=Spam")).chats).toEqual([]);
    expect(await page("/")).not.toContain("Spam");
    await spam("third", false);
    expect((await listed("?queue=Spam")).chats).toEqual([8]);
    await asProgram("/alerts/130/8/resolve", { outcome: "called-back" });
    await spam("fourth", true);
    expect((await listed("?queue=Spam&state=resolved")).chats).toEqual([8]);
  });

  it("goes on where a page ended, each alert once", async () => {
    const ids = JSON.stringify(Array.from({ length: 120 }, (_, index) => 1000 + index));
    const alike = [
      `INSERT INTO alerts (chat_id, project_id, reasons, number, state, changes, urgency, opened_at, since, summary)
       SELECT value, 131, '["missed"]', 1, 'open', 1, 6, 1, 1, summary FROM alerts, json_each(?) WHERE chat_id = 3`,
      `INSERT INTO chats (chat_id, project_id, revision, revisions, receipt, messages, is_spam, received_at)
       SELECT value, 131, 1, 1, '', 0, 0, 1 FROM json_each(?)`,
    ];
    await env.DB.batch(alike.map((sql) => env.DB.prepare(sql).bind(ids)));
    const seen: number[] = [];
    let query: string | undefined = "?reason=missed";
    for (let pages = 0; query !== undefined && pages < 9; pages += 1) {
      const { chats, next } = await listed(query);
      expect(chats.length).toBeLessThanOrEqual(50);
      seen.push(...chats);
      query = next;
    }
    expect(seen).toHaveLength(122);
    expect(new Set(seen).size).toBe(122);
  });
});

describe("the page of it", () => {
  it("refreshes itself, to where it says no more what was done, unless boxes are to be ticked", async () => {
    const html = { ...SUPERVISOR, Accept: "text/html" };
    expect((await ask("/?queue=Sales&about=130/6", html)).headers.get("Refresh")).toBe(
      "60; url=/?queue=Sales&refresh=1",
    );
    expect((await ask("/?select=1", html)).headers.get("Refresh")).toBeNull();
  });

  it("is in the reader's language", async () => {
    expect(await page("/", SUPERVISOR, "hu")).toContain("Beérkezett");
    expect(await page("/", SUPERVISOR, "en-GB")).toContain("Inbox");
  });

  it("says what is wrong with a filter", async () => {
    for (const path of ["/", "/alerts.json"]) expect((await ask(`${path}?reson=lost`)).status).toBe(400);
  });

  it("says who asked to be left alone, to people and to programs", async () => {
    const wait = env.DB.prepare("INSERT INTO target_waits (target, since, until, code, args) VALUES (?, ?, ?, ?, ?)");
    await wait.bind("slack", 1_000, 4e12, "answered", '{"status":429}').run();
    expect(await page("/")).toContain("slack, until 2 Oct 2096, 09:06: answered 429");
    const { waiting } = JSON.parse(await (await ask("/alerts.json", SUPERVISOR)).text());
    const code = { code: "answered", args: { status: 429 } };
    const [since, until] = ["1970-01-01T00:00:01.000Z", "2096-10-02T07:06:40.000Z"];
    expect(waiting).toEqual([{ target: "slack", since, until, answer: "answered 429", ...code }]);
  });

  it("says what is held for the opening and what is out of order", async () => {
    await env.DB.batch([
      env.DB.prepare("UPDATE deliveries SET status = 'pending', attempts = '[]', due_at = 4e12 WHERE chat_id = 4"),
      env.DB.prepare("INSERT INTO outages (target, since, reason) VALUES ('slack', 1, 'switched off by hand')"),
    ]);
    const html = await page("/");
    expect(html).toMatch(/\d alerts? for slack, told from 2 Oct 2096/);
    expect(html).toContain("switched off by hand");
  });
});
