import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { moved } from "../../demo/moved.ts";
import fixture from "../../fixtures/chats/missed-without-agent.json";
import { chatBody, get, post, stored, storedText } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";

nobodyDelivers();

const missed = moved(fixture, Date.now() - 60_000);
const [first, second] = missed.conversation;

/** Somebody who was missed, with changes: of this everybody hears. */
function missedBody(chatId: number, changes: object = {}): string {
  return JSON.stringify({ ...missed, chatId, ...changes });
}

/** How many revisions, alerts and deliveries there are of a chat. */
async function rowsOf(chatId: number) {
  const count = (table: string) => env.DB.prepare(`SELECT count(*) AS n FROM ${table} WHERE chat_id = ?`).bind(chatId);
  const results = await env.DB.batch<{ n: number }>(["revisions", "alerts", "deliveries"].map(count));
  const [revisions, alerts, deliveries] = results.map((result) => result.results[0]?.n);
  return { revisions, alerts, deliveries };
}

/** As VCC Live does: it comes again while the answer is 503, which many at once on a slow machine may bring about. */
async function storedInTheEnd(body: string): Promise<unknown> {
  const response = await post(body);
  return response.status === 503 ? storedInTheEnd(body) : response.json();
}

describe("the same chat again", () => {
  it("is unchanged, whatever the order of its keys and the white space, and nobody hears of it again", async () => {
    expect(await stored(missedBody(1))).toEqual({
      chat: "130/1",
      revision: 1,
      status: "stored",
      reasons: ["missed", "sla-breached"],
      targets: ["slack"],
    });
    const turned = Object.fromEntries(Object.entries(JSON.parse(missedBody(1))).reverse());
    for (const body of [missedBody(1), JSON.stringify(turned), JSON.stringify(turned, null, 2)])
      expect(await stored(body)).toEqual({
        chat: "130/1",
        revision: 1,
        status: "unchanged",
        reasons: ["missed", "sla-breached"],
        targets: [],
      });
    expect(await rowsOf(1)).toEqual({ revisions: 1, alerts: 1, deliveries: 1 });
    expect(await storedText(1)).toBe(missedBody(1));
  });

  it("is unchanged even after it was changed", async () => {
    await stored(chatBody(2));
    await stored(chatBody(2, { disposition: "lost" }));
    expect(await stored(chatBody(2))).toMatchObject({ status: "unchanged", revision: 1, reasons: ["lost"] });
    expect(await rowsOf(2)).toEqual({ revisions: 2, alerts: 1, deliveries: 1 });
  });

  it("is another chat in another project", async () => {
    await stored(chatBody(3));
    expect(await stored(chatBody(3, { projectId: 131 }))).toMatchObject({ chat: "131/3", status: "stored" });
  });
});

describe("a changed chat", () => {
  it("is a new revision, and is told only for reasons that are new", async () => {
    await stored(missedBody(11, { slaStatus: "" }));
    const more = missedBody(11, { slaStatus: "missedAfterSLA" });
    expect(await stored(more)).toMatchObject({
      revision: 2,
      status: "updated",
      reasons: ["missed", "sla-breached"],
      targets: ["slack"],
    });
    const fewer = missedBody(11, { disposition: "completed", slaStatus: "" });
    expect(await stored(fewer)).toMatchObject({ revision: 3, reasons: ["missed", "sla-breached"], targets: [] });
    expect(await rowsOf(11)).toEqual({ revisions: 3, alerts: 1, deliveries: 2 });
    expect(await storedText(11)).toBe(fewer);
  });

  it("that is older is stored and may add reasons, but does not lie on top", async () => {
    await stored(missedBody(12, { disposition: "completed", slaStatus: "" }));
    const older = missedBody(12, { conversation: [first], slaStatus: "" });
    expect(await stored(older)).toMatchObject({
      revision: 2,
      status: "updated",
      reasons: ["missed"],
      targets: ["slack"],
    });
    const response = await get("/chats/130/12.json");
    expect(response.headers.get("X-Chat-Revision")).toBe("1");
    expect(response.headers.get("X-Chat-Revisions")).toBe("2");
    expect(await response.json()).toMatchObject({ conversation: [first, second] });
    expect(await stored(older)).toMatchObject({ revision: 2, status: "unchanged" });
  });
});

describe("spam", () => {
  it("is stored, and nobody hears of it", async () => {
    expect(await stored(missedBody(21, { isSpam: 1 }))).toMatchObject({ status: "stored", reasons: [], targets: [] });
    expect(await rowsOf(21)).toEqual({ revisions: 1, alerts: 0, deliveries: 0 });
  });

  it("that turns out to be none is told then", async () => {
    await stored(missedBody(22, { isSpam: 1 }));
    expect(await stored(missedBody(22, { isSpam: 0 }))).toMatchObject({ status: "updated", targets: ["slack"] });
  });

  it("stays untold when an older body, from before it was marked, comes late", async () => {
    await stored(missedBody(23, { isSpam: 1 }));
    const older = missedBody(23, { conversation: [first] });
    expect(await stored(older)).toMatchObject({ status: "updated", revision: 2, reasons: [], targets: [] });
  });
});

describe("fifty at once", () => {
  it("of the same are one chat, one alert and forty-nine times unchanged", async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => stored(missedBody(31))));
    const statuses = answers.map((answer) => JSON.stringify(answer).match(/"status":"(\w+)"/)?.[1]);
    expect(statuses.filter((status) => status === "stored")).toHaveLength(1);
    expect(statuses.filter((status) => status === "unchanged")).toHaveLength(49);
    expect(await rowsOf(31)).toEqual({ revisions: 1, alerts: 1, deliveries: 1 });
  });

  it("of different revisions are all stored, and numbered without a gap", async () => {
    const bodies = Array.from({ length: 50 }, (_, index) => chatBody(32, { ticketId: index + 1 }));
    const answers = await Promise.all(bodies.map(storedInTheEnd));
    const numbers = answers.map((answer) => Number(JSON.stringify(answer).match(/"revision":(\d+)/)?.[1]));
    expect(numbers.sort((one, other) => one - other)).toEqual(bodies.map((_, index) => index + 1));
    expect(await rowsOf(32)).toMatchObject({ revisions: 50 });
    const again = await Promise.all(bodies.map(stored));
    for (const answer of again) expect(answer).toMatchObject({ status: "unchanged" });
  });

  it("of different chats are all stored", async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => stored(chatBody(1000 + index))));
    for (const answer of answers) expect(answer).toMatchObject({ status: "stored", revision: 1 });
  });
});
