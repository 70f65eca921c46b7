import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { signLink } from "../../../src/web/auth/signed-links.ts";
import { CREATED, FAILURES, recordDelivery, recordOldMessage } from "../support/deliveries.ts";
import { direct } from "../support/direct.ts";
import { ADMIN, chatBody, get, LINK_SECRET, ORIGIN, stored } from "../support/door.ts";
import { faultyDatabase } from "../support/faulty.ts";

const LEADER = "/deliveries/130-101-alert-1-slack";
const LED = "/deliveries/130-103-alert-1-slack";

beforeAll(async () => {
  for (const chat of [101, 102, 103]) await stored(chatBody(chat));
  await recordOldMessage([
    { chat: 101, reasons: '["missed"]', created_at: CREATED },
    { chat: 102, reasons: '["missed","sla-breached"]', created_at: CREATED + 1_000 },
    { chat: 103, reasons: '["lost"]', created_at: CREATED + 2_000, status: "suppressed", note: "spam since" },
  ]);
});

async function as(accept: string, path = LEADER, headers: object = ADMIN) {
  const response = await get(path, { headers: { ...headers, Accept: accept } });
  expect(response.status).toBe(200);
  return response.text();
}

async function json(path = LEADER, headers: object = ADMIN) {
  return JSON.parse(await as("application/json", path, headers));
}

describe("the delivery that was the first of a message", () => {
  it("tells programs of every chat that went with it, the worst first", async () => {
    expect(await json()).toMatchObject({
      id: "130-101-alert-1-slack",
      toldWith: null,
      chats: [
        { chat: "130/103", url: "/chats/130/103", reasons: ["lost"], status: "suppressed" },
        { chat: "130/102", url: "/chats/130/102", reasons: ["missed", "sla-breached"], status: "sent" },
        { chat: "130/101", url: "/chats/130/101", reasons: ["missed"], status: "sent" },
      ],
    });
  });

  it("is a page that counts them by reason and has a line for each, and says which facts are of the first", async () => {
    const page = await as("text/html");
    for (const words of [
      "<h1>Delivery to slack of 3 chats</h1>",
      '<strong class="bad">Lost: 1</strong>',
      '<strong class="bad">Missed: 2</strong>',
      "Chats of 24 November 2026",
      '<td><a href="/chats/130/103">130/103</a></td><td>09:00:02</td><td>Lost</td><td>Suppressed</td>',
      '<td><a href="/chats/130/102">130/102</a></td><td>09:00:01</td><td>Missed, SLA breached</td><td>Sent</td>',
      "The first of them: chat 130/101",
    ])
      expect(page).toContain(words);
  });

  it("is text for a terminal with the same", async () => {
    const text = await as("text/plain");
    expect(text).toContain("Lost: 1\nMissed: 2\nSLA breached: 1\n");
    expect(text).toContain("Chat 130/103 (Lost, Suppressed, 09:00:02): /chats/130/103\n");
  });

  it("gives each chat its day where they came on several", async () => {
    const day = 86_400_000;
    await recordOldMessage([{ chat: 201 }, { chat: 202, created_at: CREATED + day }]);
    const page = await as("text/html", "/deliveries/130-201-alert-1-slack");
    expect(page).toContain("<h2>Chats</h2>");
    for (const moment of ["24 Nov 2026, 09:00", "25 Nov 2026, 09:00"]) expect(page).toContain(`<td>${moment}</td>`);
  });

  it("keeps the chats of a message when it is sent again alone, and leaves out what is not stored any more", async () => {
    const along = ["130-302-alert-1-slack", "130-303-alert-1-slack"];
    const attempts = JSON.stringify([{ ...FAILURES[0], along }, FAILURES[1]]);
    const id = await recordDelivery(301, { attempts });
    await recordDelivery(302);
    expect((await json(`/deliveries/${id}`)).chats.map((told: { chat: string }) => told.chat)).toEqual([
      "130/301",
      "130/302",
    ]);
  });

  it("shows 500 chats, read by two queries, and no more of a longer list", async () => {
    await recordOldMessage(Array.from({ length: 510 }, (_, index) => ({ chat: 10_000 + index })));
    const counted = faultyDatabase(env.DB, {});
    const path = await signLink(LINK_SECRET, "/deliveries/130-10000-alert-1-slack", "slack", Date.now() + 60_000);
    const request = new Request(`${ORIGIN}${path}`, { headers: { Accept: "text/html" } });
    const page = await (await direct(request, { DB: counted.d1 })).response.text();
    expect(new Set(page.match(/href="\/chats\/130\/\d+\?exp=\d+&amp;to=slack&amp;sig=[\w-]{43}"/g)).size).toBe(500);
    // And one for what is known of links, once a minute, one that looks after the cron, once a minute, and the audit list.
    expect(counted.batches()).toBe(5);
  });
});

describe("a delivery that was told in another's message", () => {
  it("says in which, and shows its own chat alone", async () => {
    expect(await json(LED)).toMatchObject({ toldWith: "130-101-alert-1-slack", chats: [{ chat: "130/103" }] });
    expect(await as("text/html", LED)).toContain(`<a href="${LEADER}">All that was told with it</a>`);
    expect(await as("text/plain", LED)).toContain(`All that was told with it: ${LEADER}\n`);
  });

  it("is in the list with its own chat, as the first one is", async () => {
    const { deliveries } = await json("/deliveries.json?reason=missed");
    expect(deliveries).toMatchObject([
      { id: "130-102-alert-1-slack", toldWith: "130-101-alert-1-slack", chats: [{ chat: "130/102" }] },
      { id: "130-101-alert-1-slack", toldWith: null, chats: [{ chat: "130/101" }] },
    ]);
  });
});

describe("a signed link to one of a message", () => {
  it("leads on to all of the message and to every chat of it, for the same target and time", async () => {
    const link = await signLink(LINK_SECRET, LED, "slack", Date.now() + 60_000);
    const [, leader = ""] = /"([^"]*)">All that was told/.exec(await as("text/html", link, {})) ?? [];
    const { chats } = await json(leader.replaceAll("&amp;", "&"), {});
    expect(chats).toHaveLength(3);
    const query = (url: string) => new URL(url, ORIGIN).searchParams;
    for (const { url } of chats) {
      expect((await get(url, { headers: {} })).status).toBe(200);
      for (const name of ["exp", "to"]) expect(query(url).get(name)).toBe(query(link).get(name));
    }
  });
});
