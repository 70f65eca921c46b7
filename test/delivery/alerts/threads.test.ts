import { env } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../../../src/store/database.ts";
import { notificationsStatement, readNotifications, threadOf } from "../../../src/store/deliveries/by-chat.ts";
import { FAILED, SENT } from "../support/plant.ts";
import { HOUR, inWorld, lostChat, type World } from "../support/world.ts";

const db = openDatabase(env.DB, new AbortController().signal);

/** How the world's target was told of each chat, and by which message it finds it again. */
async function told(world: World, chatId: number) {
  const key = { projectId: 7, chatId };
  const [rows = []] = await db.batch([notificationsStatement(key, world.target)]);
  return {
    thread: await threadOf(db, key, world.target),
    notifications: rows.map((one) => readNotifications(key, one)),
  };
}

async function received(world: World, count: number): Promise<readonly number[]> {
  const chats = Array.from({ length: count }, () => lostChat());
  for (const chat of chats) await world.receive(chat);
  return chats.map(({ chatId }) => Number(chatId));
}

async function run(world: World): Promise<void> {
  await world.wake();
  await world.runUntil(world.now + HOUR);
}

describe("the message by which a target first heard of a chat", () => {
  it("is found by its chat, which it told of alone, and by every chat of several", () =>
    inWorld(async (world) => {
      const [alone = 0] = await received(world, 1);
      world.answer = () => ({ ...SENT, ref: `ref ${world.got.length}` });
      await run(world);
      const [one = 0, other = 0] = await received(world, 2);
      await run(world);
      expect(await told(world, alone)).toEqual({
        thread: "ref 1",
        notifications: [{ status: "sent", ref: "ref 1", alone: true }],
      });
      for (const chat of [one, other]) {
        const { thread, notifications } = await told(world, chat);
        expect([thread, notifications.map(({ alone: isAlone }) => isAlone)]).toEqual(["ref 2", [false]]);
      }
    }));

  it("is found after attempts that failed", () =>
    inWorld(async (world) => {
      const [chat = 0] = await received(world, 1);
      world.answer = () => (world.got.length < 3 ? FAILED : { ...SENT, ref: "in the end" });
      await run(world);
      expect((await told(world, chat)).thread).toBe("in the end");
    }));

  it("is none while it waits, and where it was never sent", () =>
    inWorld(async (world) => {
      const [chat = 0] = await received(world, 1);
      world.answer = () => FAILED;
      await run(world);
      expect(await told(world, chat)).toEqual({
        thread: null,
        notifications: [{ status: "pending", ref: null, alone: false }],
      });
    }));

  it("is found with a delivery of a version that kept no messages, alone or together with others", () =>
    inWorld(async (world) => {
      const chats = await received(world, 2);
      const attempt = { message: "m", at: 1, milliseconds: 1, outcome: "sent", status: 200, note: "answered 200" };
      const [leader, along] = (await world.deliveries()).map(({ id }) => id);
      const old = [
        [leader, { ...attempt, asked: false, ref: "old", along: [along] }],
        [along, { ...attempt, asked: false, ref: "old", led: leader }],
      ] as const;
      for (const [id = "", sent] of old) {
        await env.DB.prepare("UPDATE deliveries SET status = 'sent', attempts = ? WHERE id = ?")
          .bind(JSON.stringify([sent]), id)
          .run();
      }
      for (const chat of chats) {
        expect(await told(world, chat)).toEqual({
          thread: "old",
          notifications: [{ status: "sent", ref: "old", alone: false }],
        });
      }
    }));

  it("is looked for without what nobody can read, which keeps nothing else from being told", () =>
    inWorld(async (world) => {
      const [chat = 0] = await received(world, 1);
      world.answer = () => ({ ...SENT, ref: "ref" });
      await run(world);
      const insert = env.DB.prepare(
        `INSERT INTO deliveries (id, chat_id, project_id, kind, target, reasons, status, created_at, due_at, attempts)
         VALUES (?, ?, 7, 'alert', ?, '[]', ?, 0, 0, ?)`,
      );
      const id = (which: number) => `7-${chat}-alert-${which}-${world.target}`;
      await insert.bind(id(7), chat, world.target, "dead", "[{").run();
      await insert.bind(id(8), chat, world.target, "of-tomorrow", "[]").run();
      expect((await told(world, chat)).thread).toBe("ref");
    }));
});
