import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { lost } from "../support/customers.ts";
import { ADMIN } from "../support/door.ts";
import { ask, asProgram, page, SUPERVISOR } from "../support/following.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";

nobodyDelivers();

beforeEach(async () => {
  for (const table of ["alerts", "follow_ups", "revisions", "chats"]) await env.DB.exec(`DELETE FROM ${table}`);
});

const POSSIBLY = "Possibly the same customer";

/** A lost chat of this contact and entity, with these numbers in the record and this said. */
function lostBy(chat: number, id: number, phones: readonly string[], said = "hello", changes: object = {}) {
  const clientData = Object.fromEntries([
    ["name", `Customer ${id}`],
    ...phones.map((text, at) => [`phone${at + 1}`, text]),
  ]);
  const conversation = [{ from: "Visitor", date: new Date(Date.now() - 60_000).toISOString(), message: said }];
  return lost(chat, chat, { contactId: id, entityId: id + 1_000, clientData, conversation, ...changes });
}

interface Listed {
  readonly chat: string;
  readonly possiblySame: readonly { readonly chat: string; readonly state: string; readonly who: string | null }[];
}

async function possibly(): Promise<Readonly<Record<string, readonly string[]>>> {
  const { alerts }: { alerts: readonly Listed[] } = JSON.parse(await page("/alerts.json"));
  return Object.fromEntries(alerts.map(({ chat, possiblySame }) => [chat, possiblySame.map((one) => one.chat)]));
}

describe("the same number under another contact and entity", () => {
  it("is reported in the inbox and on the page of the chat, however it was written", async () => {
    await lostBy(1, 11, ["+36 30 123 4567"]);
    await lostBy(2, 12, ["+44 (0)20 7946 0958", "0036 30/123-4567"]);
    await lostBy(3, 13, [], "please call +36301234567");
    await lostBy(4, 14, ["+36 20 765 4321"]);
    await lostBy(5, 15, ["+36 30 123 4567"], "hello", { projectId: 131 });
    expect(await possibly()).toEqual({
      ...{ "130/1": ["130/3", "130/2"], "130/2": ["130/3", "130/1"], "130/3": ["130/2", "130/1"] },
      ...{ "130/4": [], "131/5": [] },
    });
    expect((await page("/")).split(POSSIBLY)).toHaveLength(7);
    const html = await page("/chats/130/1");
    expect(html).toContain(POSSIBLY);
    for (const chat of [2, 3]) expect(html).toContain(`href="/chats/130/${chat}"`);
    expect(await page("/chats/130/4")).not.toContain(POSSIBLY);
    expect(await page("/chats/130/1", SUPERVISOR, "hu")).toContain("Lehet, hogy ugyanaz az ügyfél");
    expect(await page("/chats/130/1", SUPERVISOR, "de")).toContain("Möglicherweise derselbe Kunde");
  });

  it("says who has the other one", async () => {
    await lostBy(1, 11, ["+36 30 123 4567"]);
    await lostBy(2, 12, ["+36 30 123 4567"]);
    await asProgram("/alerts/130/2/claim", {}, SUPERVISOR);
    for (const path of ["/", "/chats/130/1"])
      expect(await page(path), path).toMatch(/Possibly the same[\s\S]*Claimed by/);
    await asProgram("/alerts/130/2/resolve", { outcome: "called-back" }, SUPERVISOR);
    expect(await page("/chats/130/1")).toMatch(/Possibly the same[\s\S]*Called back/);
    await env.DB.exec("UPDATE alerts SET since = since - 8 * 86400000 WHERE chat_id = 2");
    expect(await page("/chats/130/1")).not.toContain(POSSIBLY);
  });

  it("is not another customer's where the contact or the entity is the same", async () => {
    await lostBy(1, 11, ["+36 30 123 4567"]);
    await lostBy(2, 11, ["+36 30 123 4567"]);
    await lostBy(3, 13, ["+36 30 123 4567"], "hello", { entityId: 1_011 });
    expect(await possibly()).toEqual({ "130/1": [], "130/2": [], "130/3": [] });
  });

  it("changes nothing in what is counted as the same customer's", async () => {
    await lostBy(1, 11, ["+36 30 123 4567"]);
    await lostBy(2, 12, ["+36 30 123 4567"]);
    expect(await page("/")).not.toContain("2nd alert for this customer");
  });

  it("is not found by what may be a part of a number", async () => {
    await lostBy(1, 11, ["1234567"]);
    await lostBy(2, 12, ["1234567"]);
    expect(await possibly()).toEqual({ "130/1": [], "130/2": [] });
  });

  it("is found where no country is set, if it has its trunk prefix", async () => {
    await lostBy(1, 11, ["06 30 123 4567"]);
    await lostBy(2, 12, ["0630/123-4567"]);
    expect(await possibly()).toEqual({ "130/1": ["130/2"], "130/2": ["130/1"] });
  });

  it("of a thousand alerts is reported of the latest", async () => {
    for (let chat = 1; chat <= 30; chat += 1) await lostBy(chat, 100 + chat, ["+36 30 123 4567"]);
    const found = await possibly();
    expect(found["130/1"]).toEqual(["130/30", "130/29", "130/28", "130/27", "130/26"]);
    expect(Object.values(found).every((others) => others.length <= 5)).toBe(true);
  });

  it("goes with an erasure and with a newer revision", async () => {
    await lostBy(1, 11, ["+36 30 123 4567"]);
    await lostBy(2, 12, ["+36 30 123 4567"]);
    await lostBy(3, 13, ["+36 30 123 4567"]);
    await ask("/chats/130/2", ADMIN, { method: "DELETE" });
    expect((await possibly())["130/1"]).toEqual(["130/3"]);
    await lost(3, 9, { contactId: 13, entityId: 1_013, clientData: { name: "Customer 13" }, conversation: [] });
    await lostBy(3, 13, ["+36 20 765 4321"], "hello again");
    expect((await possibly())["130/1"]).toEqual([]);
  });
});
