import { env } from "cloudflare:workers";
import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readHead } from "../../../src/store/chats/transcripts.ts";
import { openDatabase } from "../../../src/store/database.ts";
import { linkTo, press } from "../support/by-link.ts";
import { get, post, stored } from "../support/door.ts";
import { asProgram, history, page } from "../support/following.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { cron, DAY, later } from "./support/cron.ts";
import { settled } from "./support/erasure.ts";
import { copyNames, empty, placesOf } from "./support/everything.ts";
import { chatOf, largeChatOf, NAME, oddChatOf, sealInQuarantine } from "./support/planted.ts";

nobodyDelivers();
beforeEach(empty);
afterEach(() => vi.useRealTimers());

async function rows(sql: string): Promise<readonly Record<string, unknown>[]> {
  return (await env.DB.prepare(sql).all()).results;
}

describe("after RETENTION_DAYS", () => {
  it("no text is left anywhere, neither of chats nor in quarantine", async () => {
    await settled(chatOf(9, 1));
    await settled(oddChatOf(9, 1));
    await settled(largeChatOf(9, 2));
    await asProgram("/alerts/130/1/resolve", { outcome: "called-back", note: `Called ${NAME}` });
    const sealed = await sealInQuarantine(chatOf(9, 3));
    await post(`{"chatId":4,"name":"${NAME}"}`);
    later(180 * DAY);
    await cron(3);
    expect(await placesOf(NAME)).toEqual([]);
    expect(await placesOf(sealed)).toEqual([]);
    expect(await copyNames()).toEqual([]);
    expect((await get("/chats/130/1")).status).toBe(404);
  });

  it("what is counted is left: chats, revisions, alerts, what became of deliveries", async () => {
    await settled(chatOf(9, 1));
    await settled(oddChatOf(9, 1));
    later(180 * DAY);
    await cron(1);
    expect(await rows("SELECT messages, revisions, is_spam FROM chats")).toEqual([
      { messages: 1, revisions: 2, is_spam: 0 },
    ]);
    expect(await rows("SELECT DISTINCT body, contact_id FROM revisions")).toEqual([{ body: "", contact_id: null }]);
    expect(await rows("SELECT reasons FROM alerts")).toEqual([{ reasons: '["missed","sla-breached"]' }]);
    expect(
      await rows("SELECT status, note, code, code_at = ended_at AS coded FROM deliveries WHERE kind = 'alert'"),
    ).toEqual([{ status: "suppressed", note: "expired", code: "expired", coded: 1 }]);
    expect(await rows("SELECT who, door, action, what FROM audit")).toMatchObject([
      {
        who: "the service itself",
        door: "cron",
        action: "expired",
        what: expect.stringMatching(/^1 chat and 0 bodies/),
      },
    ]);
  });

  it("/healthz says how far the last look for what is over is", async () => {
    const retention = async () =>
      v.parse(v.object({ retention: v.unknown() }), await (await get("/healthz")).json()).retention;
    expect(await retention()).toBeNull();
    await settled(chatOf(9, 1));
    later(180 * DAY);
    await cron(1);
    expect(await retention()).toEqual({
      cameBefore: expect.stringMatching(/^20.+Z$/),
      begunAt: expect.stringMatching(/^20.+Z$/),
      lookedUpTo: null,
      endedAt: expect.stringMatching(/^20.+Z$/),
      expired: { chats: 1, quarantined: 0 },
    });
  });

  it("no name of who followed up is left, and where the chat becomes news its alert is nobody's", async () => {
    await settled(chatOf(9, 1, { slaStatus: "" }));
    await press(await linkTo("/alerts/130/1/claim"), { name: NAME });
    expect(await placesOf(NAME)).toContain("follow_ups.who");
    later(180 * DAY);
    await cron(1);
    expect(await placesOf(NAME)).toEqual([]);
    for (const table of ["alerts", "follow_ups"]) {
      const ids = await rows(`SELECT who_id, who_name FROM ${table}`);
      expect(new Set(ids.flatMap((row) => Object.values(row)))).toEqual(new Set([null]));
    }
    await stored(chatOf(9, 1, { slaStatus: "", conversation: [] }));
    expect(await page("/alerts/130/1/resolve")).toMatch(/— claimed it.*Expired.*opened it again/s);
    expect((await asProgram("/alerts/130/1/claim")).status).toBe(200);
  });

  it("nor in why deliveries ended, which stays", async () => {
    await settled(chatOf(9, 1));
    const by = { authMethod: "slack", id: "U0JANE", name: NAME };
    const end = JSON.stringify({ by, outcome: "called-back" });
    await env.DB.prepare(
      "UPDATE deliveries SET status = 'suppressed', note = ?, code = 'resolved', args = ?, ended_at = 1, code_at = 1",
    )
      .bind(`resolved by ${NAME}: called back`, end)
      .run();
    later(180 * DAY);
    await cron(1);
    expect(await placesOf(NAME)).toEqual([]);
    expect(await placesOf("U0JANE")).toEqual([]);
    const [ended] = await rows("SELECT code, args FROM deliveries");
    expect(ended).toEqual({
      code: "resolved",
      args: JSON.stringify({ by: { authMethod: null, id: null, name: "—" }, outcome: "called-back" }),
    });
  });

  it("nobody is made up for what a new reason did", async () => {
    await settled(chatOf(9, 1, { slaStatus: "" }));
    await asProgram("/alerts/130/1/resolve", { outcome: "spam" });
    await settled(chatOf(9, 1));
    later(180 * DAY);
    await cron(1);
    expect(await rows("SELECT state, ended_as, who FROM alerts")).toEqual([
      { state: "resolved", ended_as: "expired", who: null },
    ]);
    // Who resolved it, the new reason, the expiry.
    expect((await history(1)).map(([who]) => who)).toEqual(["—", null, null]);
  });

  it("its alert is not there to be claimed: no name or note is kept that nothing would take away again", async () => {
    await settled(chatOf(9, 1));
    later(180 * DAY);
    await cron(1);
    expect((await asProgram("/alerts/130/1/resolve", { outcome: "spam", note: NAME })).status).toBe(404);
    expect(await history(1)).toEqual([[null, "resolve", null, null]]);
  });

  it("a delivery that is sent again finds nothing to tell: the chat has no head any more", async () => {
    await settled(chatOf(9, 1));
    later(180 * DAY);
    await cron(1);
    const key = { projectId: 130, chatId: 1 };
    expect(await readHead(openDatabase(env.DB, AbortSignal.timeout(5_000)), key, null)).toBeNull();
  });

  it("only what is pending ends as expired", async () => {
    await settled(chatOf(9, 1));
    await env.DB.prepare("UPDATE deliveries SET status = 'sent', note = 'answered 200'").run();
    later(180 * DAY);
    await cron(1);
    expect(await rows("SELECT status, note FROM deliveries")).toEqual([{ status: "sent", note: "answered 200" }]);
  });

  it("counted from the last revision: a day before, everything is there", async () => {
    await settled(chatOf(9, 1));
    later(100 * DAY);
    await settled(oddChatOf(9, 1));
    later(179 * DAY);
    await cron(3);
    expect((await get("/chats/130/1")).status).toBe(200);
    later(DAY);
    await cron(3);
    expect((await get("/chats/130/1")).status).toBe(404);
  });

  it("a late retry of any of its revisions is recognised, though retries come for longer than texts are kept", async () => {
    await settled(chatOf(9, 1));
    await settled(oddChatOf(9, 1));
    later(2 * DAY);
    await cron(3, { RETENTION_DAYS: 1 });
    expect(await stored(chatOf(9, 1))).toMatchObject({
      status: "unchanged",
      revision: 1,
      reasons: ["missed", "sla-breached"],
    });
    expect(await stored(oddChatOf(9, 1))).toMatchObject({ status: "unchanged", revision: 2 });
    expect(await placesOf(NAME)).toEqual([]);
  });

  it("what the chat has become since is news: stored on top, told, and kept for its own time", async () => {
    await settled(chatOf(9, 1, { slaStatus: "" }));
    later(180 * DAY);
    await cron(3);
    expect(await stored(chatOf(9, 1, { conversation: [] }))).toMatchObject({
      status: "updated",
      revision: 2,
      reasons: ["missed", "sla-breached"],
      targets: ["slack"],
    });
    expect((await get("/chats/130/1")).headers.get("X-Chat-Revision")).toBe("2");
    later(179 * DAY);
    await cron(3);
    expect((await get("/chats/130/1")).status).toBe(200);
    later(2 * DAY);
    await cron(3);
    expect((await get("/chats/130/1")).status).toBe(404);
  });

  it("more than one run can do is done by several, and told in one line", async () => {
    // The name of a queue stays with what is counted.
    for (let chat = 1; chat <= 250; chat += 1) await settled(chatOf(9, chat, { lastQueueName: "Sales" }));
    later(180 * DAY);
    await cron(1);
    expect(await rows("SELECT count(*) AS n FROM chats WHERE gone IS NULL")).toEqual([{ n: 50 }]);
    expect(await rows("SELECT 1 FROM audit")).toEqual([]);
    await cron(8);
    expect(await placesOf(NAME)).toEqual([]);
    expect(await rows("SELECT what FROM audit")).toMatchObject([{ what: expect.stringMatching(/^250 chats and/) }]);
  });
});

it("the audit list is kept for AUDIT_DAYS", async () => {
  await settled(chatOf(9, 1));
  await get("/chats/130/1");
  await vi.waitFor(async () => expect(await rows("SELECT action FROM audit")).toEqual([{ action: "opened" }]));
  later(29 * DAY);
  await cron(4, { AUDIT_DAYS: 30 });
  expect(await rows("SELECT action FROM audit")).toHaveLength(1);
  later(DAY);
  await cron(4, { AUDIT_DAYS: 30 });
  expect(await rows("SELECT action FROM audit")).toEqual([]);
});
