import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { quarantined } from "../intake/support/quarantine.ts";
import { but, direct } from "../support/direct.ts";
import { ADMIN, get, ORIGIN, post, stored } from "../support/door.ts";
import { asProgram } from "../support/following.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { cron } from "./support/cron.ts";
import { erased, erasure, settled } from "./support/erasure.ts";
import { copyNames, empty, placesOf } from "./support/everything.ts";
import { chatOf, KEY, largeChatOf, NAME, oddChatOf, sealInQuarantine } from "./support/planted.ts";

nobodyDelivers();
beforeEach(empty);
afterEach(() => vi.useRealTimers());

const PATH = "/chats/130/1";

describe("the erasure of a chat", () => {
  it("leaves nothing of it anywhere, in whatever form it was", async () => {
    await settled(chatOf(9, 1));
    await settled(oddChatOf(9, 1));
    await settled(largeChatOf(9, 1));
    const entry = await sealInQuarantine(chatOf(9, 1, { ticketId: 5 }));
    await asProgram("/alerts/130/1/resolve", { outcome: "called-back", note: `Called ${NAME}` });
    const places = [
      "KV value",
      "alerts.summary",
      "chats.agent",
      "chats.platform",
      "chats.queue",
      "follow_ups.note",
      "rest.body",
    ];
    await vi.waitFor(async () => expect(await placesOf(NAME)).toEqual([...places, "revisions.body", "sights.what"]));
    expect(await erased(PATH, { VCC_ENCRYPTION_KEY: KEY })).toMatchObject({
      status: "done",
      by: { who: "admin token", door: "token" },
      erased: { chats: 1, revisions: 3, alerts: 1, deliveries: 1, quarantined: 1 },
    });
    expect(await placesOf(NAME)).toEqual([]);
    expect(await placesOf(entry)).toEqual([]);
    expect(await copyNames()).toEqual([]);
    const told = await env.DB.prepare("SELECT count(*) AS n FROM deliveries WHERE chat_id = 1").first("n");
    expect(told).toBe(0);
    expect((await get(PATH)).status).toBe(404);
    expect((await get("/chats/1")).status).toBe(404);
  });

  it("leaves of the messages that told of it when each was sent, and the id of its delivery, for ever", async () => {
    await settled(chatOf(9, 1));
    const id = "130-1-alert-1-slack";
    const member = { id, made: 1, chosen: 0, firstAt: 1, dueAt: 1 };
    await env.DB.batch([
      env.DB.prepare(`INSERT INTO messages (id, target, kind, form, deliveries, status, code, args, made, version,
           created_at, due_at, ended_at, ref)
         VALUES ('m', 'slack', 'alert', 'rich', ?, 'sent', 'sent', '{}', 1, 1, 1, 1, 2, 'C0123ABCD/1.2')`).bind(
        JSON.stringify([member, { ...member, id: "130-2-alert-1-slack" }]),
      ),
      env.DB.prepare(`INSERT INTO attempts (message, slot, number, at, milliseconds, outcome, status, code, args, covered)
         VALUES ('m', 0, 1, 1, 1, 'sent', 200, 'answered', '{"status":200}', 2)`),
      env.DB.prepare("UPDATE deliveries SET status = 'sent', message = 'm' WHERE id = ?").bind(id),
    ]);
    await erased(PATH);
    expect(await placesOf(id)).toEqual(["messages.deliveries"]);
    expect(await placesOf(NAME)).toEqual([]);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM attempts").first("n")).toBe(1);
  });

  it("leaves every other chat as it was", async () => {
    await settled(chatOf(9, 1));
    await settled(chatOf(9, 11));
    await settled(chatOf(9, 1, { projectId: 13 }));
    await settled(largeChatOf(9, 10));
    await sealInQuarantine(chatOf(9, 12));
    await erased(PATH, { VCC_ENCRYPTION_KEY: KEY });
    for (const path of ["/chats/130/11", "/chats/13/1", "/chats/130/10"]) {
      const response = await get(`${path}.json`);
      expect([path, (await response.text()).split(NAME).length]).toEqual([path, path.endsWith("10") ? 10 : 9]);
    }
    const { results } = await env.DB.prepare("SELECT id FROM deliveries ORDER BY id").all();
    expect(results.map(({ id }) => id)).toEqual(["13-1-alert-1-slack", "130-10-alert-1-slack", "130-11-alert-1-slack"]);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM quarantine").first("n")).toBe(1);
  });

  it("is not undone by VCC Live, which repeats for weeks, nor by what the chat becomes later", async () => {
    await settled(chatOf(9, 1));
    await erased(PATH);
    const nothing = { chat: "130/1", revision: 0, status: "unchanged", reasons: [], targets: [] };
    for (const body of [chatOf(9, 1), oddChatOf(9, 1), largeChatOf(9, 1)]) expect(await stored(body)).toEqual(nothing);
    expect(await placesOf(NAME)).toEqual([]);
    expect((await get(PATH)).status).toBe(404);
  });

  it("is not undone by a replay of what could not be read at the time, which takes it from quarantine", async () => {
    const entry = await sealInQuarantine(chatOf(9, 1, { ticketId: 5 }));
    await settled(chatOf(9, 1));
    expect((await erased(PATH)).erased).toMatchObject({ chats: 1, quarantined: 0 });
    const request = new Request(`${ORIGIN}/quarantine/${entry}/replay`, { method: "POST", headers: ADMIN });
    const { response, rest } = await direct(request, { VCC_ENCRYPTION_KEY: KEY });
    await rest;
    expect(await response.json()).toMatchObject({ chat: "130/1", status: "unchanged" });
    expect((await get(PATH)).status).toBe(404);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM quarantine").first("n")).toBe(0);
  });

  it("says which bodies in quarantine nobody can read, and leaves them", async () => {
    await settled(chatOf(9, 1));
    expect((await post(`{"chatId":1,"name":"${NAME}"`)).status).toBe(422);
    const [entry] = await quarantined();
    const receipt = await erased(PATH);
    expect(receipt.notReached.join(" ")).toContain("1 body in quarantine that could not be read");
    expect(receipt.unreadable).toEqual({ quarantine: 1, entries: [`/quarantine/${entry?.id}`], chats: [] });
    expect(receipt.notReached.join(" ")).toMatch(/Slack.*mails.*Backups.*30 days.*caches.*minute/);
    expect(await placesOf(NAME)).toEqual(["quarantine.body"]);
  });

  it("looks for a copy again, which was still on its way to KV", async () => {
    await settled(chatOf(9, 1));
    await erased(PATH);
    await env.TRANSCRIPTS.put("transcript/130/1/1", chatOf(9, 1));
    await cron(1);
    expect(await copyNames()).toHaveLength(1);
    await cron(2);
    expect(await copyNames()).toEqual([]);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM stale_copies").first("n")).toBe(0);
  });

  it("is under way until KV has deleted the copies, and finished by the cron", async () => {
    await settled(chatOf(9, 1));
    const fails = () => Promise.reject(new Error("KV DELETE failed: 429 Too Many Requests"));
    const { status, body } = await erasure("DELETE", PATH, { TRANSCRIPTS: but(env.TRANSCRIPTS, { delete: fails }) });
    expect([status, body]).toMatchObject([202, { status: "under way", step: "copies", erased: { chats: 1 } }]);
    expect(await placesOf(NAME)).toEqual(["KV value"]);
    await cron(1);
    expect(await placesOf(NAME)).toEqual([]);
    expect((await erasure("GET", "/erasures/chat-130-1")).body).toMatchObject({ status: "done" });
  });

  it("of one that is not known changes nothing, and does not keep it out when it comes", async () => {
    expect(await erased(PATH)).toMatchObject({ status: "done", erased: { chats: 0, revisions: 0 } });
    expect(await stored(chatOf(9, 1))).toMatchObject({ status: "stored" });
  });

  it("can be asked for again: what was erased before stays in the receipt", async () => {
    await settled(chatOf(9, 1));
    const first = await erased(PATH);
    const again = await erased(PATH);
    expect(again.erased).toEqual(first.erased);
    expect((await erasure("GET", `/erasures/${first.erasure}`)).body).toMatchObject({
      status: "done",
      erased: first.erased,
    });
  });

  it.each(["/chats/130/x", "/chats/130/0", "/chats/x/1", "/chats/130/1.json", "/contacts/130/-1"])(
    "is not asked for by %s",
    async (path) => {
      expect((await erasure("DELETE", path)).status).toBe(404);
    },
  );

  it("is nothing that a stranger could ask for, or hear of", async () => {
    await settled(chatOf(9, 1));
    const known = await get(PATH, { method: "DELETE", headers: {} });
    const unknown = await get("/chats/130/999", { method: "DELETE", headers: {} });
    expect([known.status, await known.text()]).toEqual([401, await unknown.text()]);
    expect((await get(PATH)).status).toBe(200);
    expect((await get("/erasures/chat-130-1", { headers: {} })).status).toBe(401);
  });
});
