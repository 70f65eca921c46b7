import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { get, stored } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { cron } from "./support/cron.ts";
import { erased, erasure, settled } from "./support/erasure.ts";
import { copyNames, empty, placesOf } from "./support/everything.ts";
import { chatOf, KEY, NAME, oddChatOf, sealInQuarantine } from "./support/planted.ts";

nobodyDelivers();
beforeEach(empty);
afterEach(() => vi.useRealTimers());

const PATH = "/contacts/130/9";

describe("the erasure of a contact", () => {
  it("takes every chat of which any revision names the contact, and no other", async () => {
    await settled(chatOf(9, 1));
    await settled(oddChatOf(9, 2));
    await settled(chatOf(8, 3));
    await settled(chatOf(9, 3, { conversation: [] }));
    await settled(chatOf(9, 4, { projectId: 131, clientData: { name: "Jane Smith" } }));
    await settled(chatOf(90, 5, { clientData: { name: "Jane Smith" } }));
    expect(await erased(PATH)).toMatchObject({ status: "done", erased: { chats: 3, revisions: 4, alerts: 2 } });
    for (const chat of ["130/1", "130/2", "130/3"]) expect((await get(`/chats/${chat}`)).status).toBe(404);
    for (const chat of ["131/4", "130/5"]) expect((await get(`/chats/${chat}`)).status).toBe(200);
    expect(await copyNames()).toEqual(["transcript/130/5/1", "transcript/131/4/1"]);
  });

  it("takes what is in quarantine and names them, and keeps that chat out for ever too", async () => {
    const own = await sealInQuarantine(chatOf(9, 1));
    const other = await sealInQuarantine(chatOf(8, 2));
    expect(await erased(PATH, { VCC_ENCRYPTION_KEY: KEY })).toMatchObject({ erased: { chats: 1, quarantined: 1 } });
    expect(await placesOf(own)).toEqual([]);
    expect(await placesOf(other)).not.toEqual([]);
    expect(await stored(chatOf(9, 1))).toMatchObject({ status: "unchanged", revision: 0 });
    expect(await stored(chatOf(8, 2))).toMatchObject({ status: "stored" });
  });

  it("takes what is in quarantine of one of these chats, whomever that names", async () => {
    const entry = await sealInQuarantine(chatOf(8, 1));
    await settled(chatOf(9, 1));
    expect(await erased(PATH, { VCC_ENCRYPTION_KEY: KEY })).toMatchObject({ erased: { chats: 1, quarantined: 1 } });
    expect(await placesOf(entry)).toEqual([]);
  });

  it("lets a chat in that comes for the first time afterwards, and takes it when it is asked for again", async () => {
    await settled(chatOf(9, 1));
    await erased(PATH);
    expect(await stored(chatOf(9, 2))).toMatchObject({ status: "stored" });
    expect((await erased(PATH)).erased).toMatchObject({ chats: 2, revisions: 2 });
  });

  it("of more than one run can do is answered 202, shows how far it is, and is finished by the cron", async () => {
    for (let chat = 1; chat <= 90; chat += 1) await settled(chatOf(9, chat));
    const { status, location, body } = await erasure("DELETE", PATH);
    expect([status, location]).toEqual([202, "/erasures/contact-130-9"]);
    expect(body).toMatchObject({ status: "under way", step: "chats", ended: null, erased: { chats: 40 } });
    expect((await erasure("GET", location ?? "")).body).toMatchObject({ status: "under way", erased: { chats: 40 } });
    // The same request again goes on with it, and is no other erasure.
    expect((await erasure("DELETE", PATH)).body).toMatchObject({ status: "under way", erased: { chats: 80 } });
    await cron(12);
    const { body: end } = await erasure("GET", location ?? "");
    expect(end).toMatchObject({ status: "done", erased: { chats: 90, revisions: 90, alerts: 90, deliveries: 90 } });
    expect(await placesOf(NAME)).toEqual([]);
    const entries = await env.DB.prepare("SELECT action, who, what FROM audit ORDER BY at").all();
    expect(entries.results).toMatchObject([{ action: "asked-to-erase" }, { action: "erased", who: "admin token" }]);
    expect(entries.results[1]?.what).toContain(
      "contact 130/9: 90 chats, 90 revisions, 90 alerts, 90 deliveries, 0 bodies",
    );
    expect(entries.results[1]?.what).toContain("Not reached: What was sent before");
  });
});
