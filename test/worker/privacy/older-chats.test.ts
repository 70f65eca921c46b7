import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { columnsOfBody } from "../../../src/intake/columns.ts";
import { FILL_STATEMENTS, fillColumns, paceOf } from "../../../src/privacy/fill-columns.ts";
import { type Database, openDatabase } from "../../../src/store/database.ts";
import { openTranscriptCache } from "../../../src/store/kv/transcript-cache.ts";
import { READING } from "../../support/reading.ts";
import { collectStatements, rowsOf } from "../growth/support/collect.ts";
import { stored } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { cron, DAY, later } from "./support/cron.ts";
import { erased, settled } from "./support/erasure.ts";
import { empty } from "./support/everything.ts";
import { forgetful } from "./support/kill.ts";
import { asAfterAnUpdate, asOlderVersionsLeftIt, unread } from "./support/older.ts";
import { chatOf, largeChatOf, oddChatOf } from "./support/planted.ts";

nobodyDelivers();
beforeEach(empty);
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const FREE = paceOf(500);
const database = () => openDatabase(env.DB, new AbortController().signal);

async function columns(): Promise<unknown> {
  return (await env.DB.prepare("SELECT chat_id, entity_id, ticket_id, first_queue, platform, agent FROM chats").all())
    .results;
}

async function revisions(): Promise<unknown> {
  return (await env.DB.prepare("SELECT chat_id, revision, entity_id, columns_read FROM revisions").all()).results;
}

const columnsAsRead = (body: Uint8Array<ArrayBuffer>) => columnsOfBody(body, READING);

/** One run, and how many rows it read and wrote. */
async function run(db: Database = database(), pace = FREE, columnsOf = columnsAsRead) {
  const copy = openTranscriptCache(env.TRANSCRIPTS, { retentionDays: 180, encryption: null });
  await fillColumns({ db, copy, reread: async () => null, columnsOf, pace, log: () => {} }, Date.now());
}

const facts = async () =>
  JSON.parse(String(await env.DB.prepare("SELECT value FROM facts WHERE name = 'chat-columns'").first("value")));

describe("the cron reads older chats for their columns", () => {
  it("as they would have been written when they came, of the current revision and of each that names an entity", async () => {
    await settled(chatOf(9, 1, { entityId: "7", ticketId: 3, firstQueueName: "Sales" }));
    await settled(oddChatOf(9, 1, { entityId: 8, conversation: [] }));
    await settled(largeChatOf(9, 2, { entityId: 7 }));
    await stored(`\uFEFF${chatOf(9, 3, { entityId: 6, platform: " telegram " })}`);
    await stored(chatOf(9, 4, { entityId: 0, firstAgentName: "x".repeat(500) }));
    const bytes = new TextEncoder().encode(chatOf(9, 5, { entityId: 5, note: "?" }));
    bytes[bytes.lastIndexOf(0x3f)] = 0xff;
    await stored(bytes);
    const [before, rows] = [await columns(), await revisions()];
    await asAfterAnUpdate();
    expect(await columns()).not.toEqual(before);
    await cron(4);
    expect(await columns()).toEqual(before);
    expect(await revisions()).toEqual(rows);
    expect(await unread()).toBe(0);
  });

  it("until none is left: then a run reads a row or two and writes none", async () => {
    for (let chat = 1; chat <= 45; chat += 1) await settled(chatOf(9, chat));
    await asAfterAnUpdate();
    let runs = 0;
    for (; (await unread()) !== 0; runs += 1) await run();
    expect(runs).toBe(9);
    await run();
    const { take } = collectStatements();
    await run();
    const sent = take();
    expect(sent).toHaveLength(1);
    expect(rowsOf(sent)).toMatchObject({ written: 0 });
    expect(rowsOf(sent).read).toBeLessThanOrEqual(2);
  });

  it("within its statements and a bounded number of rows in each run", async () => {
    for (let chat = 1; chat <= 15; chat += 1) await settled(chatOf(9, chat));
    await asAfterAnUpdate();
    const { take } = collectStatements();
    for (let runs = 0; runs < 5; runs += 1) {
      await run();
      const sent = take();
      expect(sent.length).toBeLessThanOrEqual(FILL_STATEMENTS);
      // Of a revision: its row, its entry in an index, and that of the chat. And twice how far it is.
      expect(rowsOf(sent).written).toBeLessThanOrEqual(3 * FREE.revisions + 2);
      expect(rowsOf(sent).read).toBeLessThanOrEqual(500);
    }
    expect(await unread()).toBe(0);
  });

  it("no more bytes at once than it may, but a large one alone", async () => {
    for (let chat = 1; chat <= 4; chat += 1) await settled(chatOf(9, chat, { filler: "x".repeat(90_000) }));
    await settled(largeChatOf(9, 5));
    await asAfterAnUpdate();
    const left: unknown[] = [];
    for (let runs = 0; runs < 3; runs += 1) {
      await run();
      left.push(await unread());
    }
    expect(left).toEqual([3, 1, 0]);
  });

  it("and begins nothing anew where it was ended, wherever that was", async () => {
    for (let chat = 1; chat <= 15; chat += 1) await settled(chatOf(9, chat, { entityId: chat }));
    const [before, rows] = [await columns(), await revisions()];
    for (let end = 0; end < 6; end += 1) {
      await asAfterAnUpdate();
      let calls = 0;
      const db = database();
      const batch: Database["batch"] = async (statements) => {
        calls += 1;
        const result = await db.batch(statements);
        if (calls > end) throw new Error("killed");
        return result;
      };
      await run({ batch }).catch(() => {});
      for (let runs = 0; runs < 6; runs += 1) await run();
      expect([end, await columns(), await revisions()]).toEqual([end, before, rows]);
      expect((await facts()).throughAt).not.toBeNull();
    }
  });

  it("passes over a body over which runs end, after three tries, and over what is no JSON", async () => {
    for (let chat = 1; chat <= 3; chat += 1) await settled(chatOf(9, chat, { entityId: chat }));
    await asAfterAnUpdate();
    await env.DB.prepare("UPDATE revisions SET body = 'none' WHERE chat_id = 3").run();
    const deadly: typeof columnsAsRead = (body) => {
      if (new TextDecoder().decode(body).includes('"chatId":2')) throw new Error("exceeded the CPU limit");
      return columnsAsRead(body);
    };
    for (let runs = 0; runs < 8; runs += 1) await run(database(), FREE, deadly).catch(() => {});
    expect(await revisions()).toMatchObject([
      { chat_id: 1, entity_id: 1, columns_read: 1 },
      { chat_id: 2, entity_id: null, columns_read: 0 },
      { chat_id: 3, entity_id: null, columns_read: 0 },
    ]);
  });

  it("writes nothing twice where D1 loses its answers, or where two runs meet", async () => {
    for (let chat = 1; chat <= 15; chat += 1) await settled(chatOf(9, chat, { entityId: chat }));
    const before = await columns();
    await asAfterAnUpdate();
    await cron(5, forgetful());
    expect(await columns()).toEqual(before);
    await asAfterAnUpdate();
    for (let runs = 0; runs < 4; runs += 1) await Promise.all([run(), run()]);
    for (let runs = 0; runs < 3; runs += 1) await run();
    expect(await columns()).toEqual(before);
    expect(await unread()).toBe(0);
  });

  it("leaves what expires or is erased meanwhile as it is", async () => {
    await settled(chatOf(9, 1, { entityId: 7 }));
    await settled(chatOf(8, 2, { entityId: 7 }));
    await asAfterAnUpdate();
    const db = database();
    let isRead = false;
    const batch: Database["batch"] = async (statements) => {
      const result = await db.batch(statements);
      if (!isRead && statements.some(({ sql }) => sql.includes("CROSS JOIN rest"))) {
        isRead = true;
        await erased("/contacts/130/8");
        later(181 * DAY);
        await cron(1);
      }
      return result;
    };
    await run({ batch });
    expect(isRead).toBe(true);
    expect(await columns()).toMatchObject([
      { entity_id: null, platform: null },
      { entity_id: null, platform: null },
    ]);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM revisions WHERE entity_id IS NOT NULL").first("n")).toBe(0);
  });

  it("looks within the hour for what an older version has stored since, wherever its key lies", async () => {
    await settled(chatOf(9, 500, { entityId: 5 }));
    await cron(1);
    await settled(chatOf(9, 3, { entityId: 3 }));
    await settled(chatOf(9, 700, { entityId: 7 }));
    const before = await columns();
    await asOlderVersionsLeftIt("chat_id <> 500");
    later(61 * 60_000);
    await cron(2);
    expect(await columns()).toEqual(before);
  });

  it("empties what an older version leaves of chats that it erased, or that expired under it", async () => {
    await settled(chatOf(9, 1, { entityId: 7, ticketId: 5 }));
    await settled(chatOf(9, 2, { entityId: 7 }));
    await env.DB.batch([
      env.DB.prepare("UPDATE chats SET gone = 'erased' WHERE chat_id = 1"),
      env.DB.prepare("UPDATE chats SET gone = 'expired', agent = NULL WHERE chat_id = 2"),
      env.DB.prepare("UPDATE revisions SET body = '', contact_id = NULL WHERE chat_id = 2"),
      env.DB.prepare("DELETE FROM revisions WHERE chat_id = 1"),
    ]);
    await run();
    expect(await columns()).toMatchObject([
      { entity_id: null, ticket_id: null, platform: null },
      { entity_id: null, ticket_id: null, platform: null },
    ]);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM revisions WHERE entity_id IS NOT NULL").first("n")).toBe(0);
  });

  it("has the figures count a chat under its agent", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2036, 4, 14, 9, 7) });
    await settled(chatOf(9, 1));
    await asAfterAnUpdate();
    later(DAY);
    await run();
    expect(await env.DB.prepare("SELECT start FROM figures_marks").first("start")).toBe(Date.UTC(2036, 4, 14, 9, 0));
  });

  it("on the Paid plan, whose database is larger, many more at once", async () => {
    for (let chat = 1; chat <= 45; chat += 1) await settled(chatOf(9, chat));
    await asAfterAnUpdate();
    await run(database(), paceOf(10_000));
    expect(await unread()).toBe(0);
  });
});
