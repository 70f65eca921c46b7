import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { quarantined } from "../intake/support/quarantine.ts";
import { post } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { cron } from "./support/cron.ts";
import { erased, erasure, settled } from "./support/erasure.ts";
import { empty, placesOf } from "./support/everything.ts";
import { chatOf, KEY, NAME, sealInQuarantine } from "./support/planted.ts";

nobodyDelivers();
beforeEach(empty);
afterEach(() => vi.useRealTimers());

const said = { note: NAME, filler: "x" };

/** Goes to quarantine, whatever it is. */
async function kept(body: BodyInit): Promise<string> {
  const before = new Set((await quarantined()).map(({ id }) => id));
  expect((await post(body)).status).toBe(422);
  const id = (await quarantined()).find((entry) => !before.has(entry.id))?.id;
  if (id === undefined) throw new Error("it is not in quarantine");
  return id;
}

describe.each([
  ["/contacts/130/9", "contactId", 9],
  ["/entities/130/7", "entityId", 7],
] as const)("an erasure of %s takes from quarantine what is no chat, but names it", (path, key, id) => {
  it.each([
    ["without a chat id", { projectId: 130, [key]: id }],
    ["with a chat id that is none", { projectId: 130, chatId: "abc", [key]: id }],
    ["with a project that is none", { projectId: null, chatId: 5, [key]: String(id) }],
    ["of the vendor's other webhooks", { uuid: "5e0c", projectid: 130, numberid: id, disposition: { name: "missed" } }],
    ["nested", { action: "update", projectId: 130, ticket: { id: 35, [key.toLowerCase()]: id } }],
    ["in a list of chats", [{ projectId: 130, chatId: 5, [key]: id }]],
  ])("%s", async (_, body) => {
    await kept(JSON.stringify(Array.isArray(body) ? [...body, said] : { ...body, ...said }));
    expect(await placesOf(NAME)).toEqual(["quarantine.body"]);
    expect(await erased(path)).toMatchObject({
      erased: { chats: 0, quarantined: 1 },
      unreadable: { quarantine: 0, entries: [] },
    });
    expect(await placesOf(NAME)).toEqual([]);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM sights WHERE kind = 'quarantined'").first("n")).toBe(0);
  });

  it.each([
    ["another project", { projectId: 131, [key]: id }],
    ["somebody else", { projectId: 130, [key]: id + 1 }],
    ["nobody", { projectId: 130, chatId: "abc" }],
  ])("and leaves what names %s", async (_, body) => {
    await kept(JSON.stringify({ ...body, ...said }));
    expect(await erased(path)).toMatchObject({ erased: { quarantined: 0 }, unreadable: { quarantine: 0 } });
    expect(await placesOf(NAME)).toEqual(["quarantine.body"]);
  });
});

describe("an erasure", () => {
  it("of a chat takes what names the chat", async () => {
    await kept(JSON.stringify({ event: "closed", chat: { id: 1, projectId: "130" }, ...said }));
    await kept(JSON.stringify({ projectId: 130, chatIds: [2, 1], ...said }));
    await kept(JSON.stringify({ projectId: 130, chatId: 1.5, ...said, note: "another" }));
    expect(await erased("/chats/130/1")).toMatchObject({ erased: { quarantined: 2 } });
    expect(await placesOf(NAME)).toEqual([]);
    expect(await quarantined()).toHaveLength(1);
  });

  it("of a contact takes what names one of the chats that it has erased", async () => {
    await settled(chatOf(9, 1));
    await kept(JSON.stringify({ projectId: 130, event: { chat: 1 }, ...said }));
    expect(await erased("/contacts/130/9")).toMatchObject({ erased: { chats: 1, quarantined: 1 } });
    expect(await placesOf(NAME)).toEqual([]);
  });

  it("does not erase the chat that a body merely names beside the contact", async () => {
    await settled(chatOf(8, 2));
    await kept(
      JSON.stringify([
        { projectId: 130, contactId: 9 },
        { projectId: 130, chatId: 2 },
      ]),
    );
    expect(await erased("/contacts/130/9")).toMatchObject({ erased: { chats: 0, quarantined: 1 } });
    expect(await placesOf(NAME)).toContain("revisions.body");
  });

  it("takes what is sealed and no chat, once the key is there", async () => {
    const entry = await sealInQuarantine(JSON.stringify({ projectId: 130, chatId: "abc", contactId: 9, ...said }));
    expect(await erased("/contacts/130/9")).toMatchObject({
      erased: { quarantined: 0 },
      unreadable: { quarantine: 1, entries: [`/quarantine/${entry}`] },
    });
    expect(await erased("/contacts/130/9", { VCC_ENCRYPTION_KEY: KEY })).toMatchObject({
      erased: { quarantined: 1 },
      unreadable: { quarantine: 0, entries: [] },
    });
    expect(await placesOf(entry)).toEqual(["audit.what"]);
  });

  it("takes a body of several parts, all of it", async () => {
    await kept(JSON.stringify({ contactId: 9, long: "x".repeat(1_600_000), ...said }));
    expect(await erased("/contacts/130/9")).toMatchObject({ erased: { quarantined: 1 } });
    expect(await env.DB.prepare("SELECT count(*) AS n FROM rest").first("n")).toBe(0);
  });

  it("lists what could not be read at all, the first 20 of it, and counts the rest", async () => {
    for (let index = 1; index <= 23; index += 1) await kept(`{"contactId": 9, "n": ${index}`);
    await kept(new Uint8Array([0xff, 0xfe, 0x00]));
    await erasure("DELETE", "/contacts/130/9");
    await cron(6);
    const { body } = await erasure("GET", "/erasures/contact-130-9");
    expect(body).toMatchObject({ status: "done", erased: { quarantined: 0 }, unreadable: { quarantine: 24 } });
    const what = String(await env.DB.prepare("SELECT what FROM audit WHERE action = 'erased'").first("what"));
    expect(what.match(/\/quarantine\/[0-9a-f]{64}/g)).toHaveLength(20);
    expect(what).toContain("and 4 more");
    expect(await quarantined()).toHaveLength(24);
  });
});
