import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { get, post, stored } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { atMinute, cron } from "./support/cron.ts";
import { erased, erasure, settled } from "./support/erasure.ts";
import { copyNames, empty, placesOf } from "./support/everything.ts";
import { asAfterAnUpdate, asOlderVersionsLeftIt } from "./support/older.ts";
import { chatOf, KEY, largeChatOf, NAME, oddChatOf, sealInQuarantine } from "./support/planted.ts";

nobodyDelivers();
beforeEach(empty);
afterEach(() => vi.useRealTimers());

const PATH = "/entities/130/7";
const WAITING = { status: "waiting", step: "waiting", waitsFor: expect.stringContaining("older chats have been read") };
const of = (entityId: unknown, changes: object = {}) => ({ entityId, ...changes });

describe("the erasure of an entity", () => {
  it("takes every chat of which any revision names the entity, and no other", async () => {
    await settled(chatOf(9, 1, of(7)));
    await settled(oddChatOf(8, 2, of("7")));
    await settled(chatOf(9, 3, of(6)));
    await settled(chatOf(9, 3, of(7, { conversation: [] })));
    const other = { clientData: { name: "Jane Smith" } };
    await settled(chatOf(9, 4, of(7, { projectId: 131, ...other })));
    await settled(chatOf(7, 5, of(70, other)));
    expect(await erased(PATH)).toMatchObject({
      ...{ erasure: "entity-130-7", entity: "130/7", status: "done", waitsFor: null },
      erased: { chats: 3, revisions: 4, alerts: 2 },
    });
    for (const chat of ["130/1", "130/2", "130/3"]) expect((await get(`/chats/${chat}`)).status).toBe(404);
    for (const chat of ["131/4", "130/5"]) expect((await get(`/chats/${chat}`)).status).toBe(200);
    expect(await copyNames()).toEqual(["transcript/130/5/1", "transcript/131/4/1"]);
    const { results } = await env.DB.prepare(
      "SELECT action, what FROM audit WHERE action LIKE '%erase%' ORDER BY at",
    ).all();
    expect(results).toMatchObject([
      { action: "asked-to-erase", what: "entity 130/7" },
      { action: "erased", what: expect.stringMatching(/^entity 130\/7: 3 chats, 4 revisions/) },
    ]);
  });

  it("leaves nothing anywhere, in whatever form it was, in no column, and in quarantine neither", async () => {
    const named = { entityId: 7, firstQueueName: `First ${NAME}`, ticketId: 5 };
    await settled(chatOf(9, 1, named));
    await settled(oddChatOf(9, 1, named));
    await settled(largeChatOf(8, 2, named));
    const sealed = [
      await sealInQuarantine(chatOf(8, 3, named)),
      await sealInQuarantine(JSON.stringify({ projectid: 130, numberid: 7, agent_description: NAME })),
      await sealInQuarantine(JSON.stringify([{ payload: JSON.stringify({ entity: { id: "7", name: NAME } }) }])),
    ];
    await asAfterAnUpdate();
    await cron(3);
    expect(await placesOf(NAME)).toEqual(expect.arrayContaining(["chats.first_queue", "chats.platform", "rest.body"]));
    await erasure("DELETE", PATH, { VCC_ENCRYPTION_KEY: KEY });
    await cron(4, { VCC_ENCRYPTION_KEY: KEY });
    expect((await erasure("GET", "/erasures/entity-130-7")).body).toMatchObject({ status: "done" });
    // Figures keep the names of queues and agents, of which these are none.
    expect((await placesOf(NAME)).filter((place) => !place.startsWith("figures_"))).toEqual([]);
    for (const entry of sealed) expect(await placesOf(entry)).toEqual([]);
    expect(await placesOf("entity-130-7")).toEqual(["erasures.id"]);
  });

  it("takes what is in quarantine and names it", async () => {
    const own = await sealInQuarantine(chatOf(9, 1, of(7)));
    const other = await sealInQuarantine(chatOf(7, 2, of(6)));
    expect(await erased(PATH, { VCC_ENCRYPTION_KEY: KEY })).toMatchObject({ erased: { chats: 1, quarantined: 1 } });
    expect(await placesOf(own)).toEqual([]);
    expect(await placesOf(other)).not.toEqual([]);
    expect(await stored(chatOf(9, 1, of(7)))).toMatchObject({ status: "unchanged", revision: 0 });
  });

  it("is done at once where there is little, in quarantine too", async () => {
    await settled(chatOf(9, 1, of(7)));
    await post(JSON.stringify({ projectid: 130, numberid: 7, agent_description: NAME }));
    await post(JSON.stringify({ projectId: 131, chatId: "x", entityId: 7 }));
    await post("no JSON");
    expect(await erased(PATH)).toMatchObject({
      ...{ status: "done", erased: { chats: 1, quarantined: 1 } },
      unreadable: { quarantine: 1 },
    });
    expect(await placesOf(NAME)).toEqual([]);
  });

  it("reads older chats for their entities first, at once where they are few", async () => {
    await settled(chatOf(9, 1, of(7)));
    await settled(chatOf(9, 2, of(6, { clientData: { name: "Jane Smith" } })));
    await asAfterAnUpdate();
    expect(await erased(PATH)).toMatchObject({ status: "done", erased: { chats: 1 } });
    expect((await get("/chats/130/1")).status).toBe(404);
    expect((await get("/chats/130/2")).status).toBe(200);
  });

  it("waits until all have been read where they are many, says so, and keeps no other erasure waiting", async () => {
    atMinute(20);
    for (let chat = 1; chat <= 25; chat += 1) await settled(chatOf(9, chat, of(chat === 25 ? 7 : 6)));
    await settled(chatOf(8, 30));
    await asAfterAnUpdate();
    const { status, location, body } = await erasure("DELETE", PATH);
    expect([status, location]).toEqual([202, "/erasures/entity-130-7"]);
    expect(body).toMatchObject({ ...WAITING, ended: null, erased: { chats: 0 } });
    expect((await erasure("GET", "/erasures/entity-130-7")).body).toMatchObject(WAITING);
    expect(await erased("/contacts/130/8")).toMatchObject({ status: "done", erased: { chats: 1 } });
    await cron(7);
    expect((await erasure("GET", "/erasures/entity-130-7")).body).toMatchObject({
      status: "done",
      erased: { chats: 1 },
    });
    expect((await get("/chats/130/25")).status).toBe(404);
    expect((await get("/chats/130/24")).status).toBe(200);
  });

  it("takes what an older version has stored after everything had been read", async () => {
    await settled(chatOf(9, 1, of(6)));
    await cron(1);
    // It is back for a while, and stores a chat, and a revision of another.
    await settled(chatOf(9, 2, of(7)));
    await settled(chatOf(9, 1, of(7, { conversation: [] })));
    await asOlderVersionsLeftIt();
    await env.DB.prepare(
      "UPDATE revisions SET columns_read = 1, entity_id = 6 WHERE chat_id = 1 AND revision = 1",
    ).run();
    expect(await erased(PATH)).toMatchObject({ status: "done", erased: { chats: 2, revisions: 3 } });
    expect(await placesOf(NAME)).toEqual([]);
  });

  it("is not seen by an older version while it is under way, which knows no entities and would stop at it", async () => {
    await settled(chatOf(9, 1, of(7)));
    await settled(chatOf(9, 2, of(7)));
    const steps = new Set<unknown>();
    const seen = async () =>
      steps.add(await env.DB.prepare("SELECT step FROM erasures WHERE ended_at IS NULL").first("step"));
    await sealInQuarantine(chatOf(9, 3, of(7)));
    await asAfterAnUpdate();
    await erasure("DELETE", PATH);
    await seen();
    for (let minute = 0; minute < 6; minute += 1) {
      await cron(1);
      await seen();
    }
    for (const known of ["chats", "quarantine", "copies"]) expect(steps).not.toContain(known);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM erasures WHERE ended_at IS NOT NULL").first("n")).toBe(1);
  });

  it("says of which stored bodies nobody can read the entity", async () => {
    await settled(chatOf(9, 1, of(7)));
    await settled(chatOf(9, 2));
    await asAfterAnUpdate();
    await env.DB.prepare("UPDATE revisions SET body = '{' WHERE chat_id = 2").run();
    const receipt = await erased(PATH);
    expect(receipt).toMatchObject({ unreadable: { chats: ["130/2"] }, erased: { chats: 1 } });
    const what = await env.DB.prepare("SELECT what FROM audit WHERE action = 'erased'").first("what");
    expect(what).toContain("/chats/130/2");
  });

  it.each(["/entities/130/x", "/entities/0/1", "/entities/130/7.json", "/entities/130/-1"])(
    "is not asked for by %s",
    async (path) => expect((await erasure("DELETE", path)).status).toBe(404),
  );

  it("can be asked for again, and then takes what came since", async () => {
    await settled(chatOf(9, 1, of(7)));
    await erased(PATH);
    expect((await post(chatOf(9, 2, of(7)))).status).toBe(200);
    expect((await erased(PATH)).erased).toMatchObject({ chats: 2, revisions: 2 });
  });
});
