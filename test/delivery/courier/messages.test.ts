import { env } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { RETRY_DELAYS } from "../../../src/delivery/courier/schedule/retry-schedule.ts";
import { composeIds, FAILED, messagesOf, plant, rowsOf, SENT, status, toldIds } from "../support/plant.ts";
import { DAY, HOUR, inWorld, lostChat, MINUTE, type World } from "../support/world.ts";

const run = (sql: string, ...values: readonly (string | number)[]) =>
  env.DB.prepare(sql)
    .bind(...values)
    .run();

const endedAt = async (id: string) =>
  Number((await rowsOf("SELECT ended_at FROM deliveries WHERE id = ? AND status = 'dead'", id))[0]?.ended_at);

/** Its first attempt fails, and it waits. */
async function failing(world: World, count: number): Promise<readonly string[]> {
  world.compose = composeIds;
  const ids = await plant(world, count);
  world.answer = () => FAILED;
  await world.wake();
  await world.runUntil(world.now);
  return ids;
}

describe("a message", () => {
  it("takes in another that waits by writing one more row, and the thread of what became of it is kept", () =>
    inWorld(async (world) => {
      const start = world.now;
      const [one = ""] = await failing(world, 1);
      const [other = ""] = await plant(world, 1);
      await run("UPDATE deliveries SET status = 'dead' WHERE id = ?", other);
      // By hand it goes at once, and by itself.
      await world.retry(other);
      await world.runUntil(start + 1_000);
      expect(toldIds(world)).toEqual([[one], [other]]);
      const before = world.written;
      await world.runUntil(start + 10_000);
      expect(toldIds(world)[2]?.toSorted()).toEqual([one, other]);
      // Three as for any attempt, and the other message with its place in the index.
      expect(world.written - before).toBeLessThanOrEqual(5);
      const [first, second] = await messagesOf(world);
      expect([first, second]).toMatchObject([
        { status: "pending", made: 2 },
        { status: "absorbed", made: 1, args: JSON.stringify({ into: first?.id }) },
      ]);
      world.answer = () => SENT;
      await world.runUntil(start + HOUR);
      expect(await status(world)).toEqual({ sent: 2 });
    }));

  it("that takes in another, is tried again, and is taken in itself, leaves every attempt with its delivery", () =>
    inWorld(async (world) => {
      const start = world.now;
      const [one = ""] = await failing(world, 1);
      const [two = "", three = ""] = await plant(world, 2);
      await run("UPDATE deliveries SET status = 'dead' WHERE id IN (?, ?)", two, three);
      await world.runUntil(start + 10_000);
      await world.retry(two);
      await world.runUntil(start + 25_000);
      await world.retry(three);
      await world.runUntil(start + 2 * MINUTE);
      world.answer = () => SENT;
      await world.runUntil(start + HOUR);
      const carrying = world.got.filter(({ title }) => title.includes(one));
      const recorded = (await world.deliveries()).find(({ id }) => id === one);
      const inOrder = recorded?.attempts.map(({ message }) => message) ?? [];
      expect(new Set(inOrder).size).toBe(3);
      const shown = recorded?.attempts.map(({ at }) => at);
      for (const { at } of carrying) expect(shown).toContain(at);
    }));

  it("leaves out what was resolved, marked as spam or erased since, and what ended elsewhere", () =>
    inWorld(async (world) => {
      const chats = Array.from({ length: 5 }, () => lostChat());
      for (const chat of chats) await world.receive(chat);
      world.answer = () => FAILED;
      const start = world.now;
      await world.wake();
      await world.runUntil(start);
      const [resolved, spam, erased, ended, left] = (await world.deliveries()).map(({ id }) => id);
      const chatOf = (id = "") => Number(id.split("-")[1]);
      await run("UPDATE alerts SET state = 'resolved', outcome = 'called-back' WHERE chat_id = ?", chatOf(resolved));
      await run("UPDATE chats SET is_spam = 1 WHERE chat_id = ?", chatOf(spam));
      await run("DELETE FROM deliveries WHERE id = ?", erased ?? "");
      await run("UPDATE deliveries SET status = 'suppressed' WHERE id = ?", ended ?? "");
      world.answer = () => SENT;
      await world.runUntil(start + MINUTE);
      expect(world.got).toHaveLength(2);
      expect(world.got[1]?.message.items).toEqual([]);
      const rows = await world.deliveries();
      expect(rows.map(({ id, status }) => [id, status])).toEqual([
        [resolved, "suppressed"],
        [spam, "suppressed"],
        [ended, "suppressed"],
        [left, "sent"],
      ]);
      expect(rows.at(-1)?.attempts.map(({ covered }) => covered)).toEqual([5, 1]);
      expect(await messagesOf(world)).toMatchObject([{ status: "sent", made: 2 }]);
    }));

  it.each([
    ["ended", "UPDATE deliveries SET status = 'suppressed', ended_at = 1 WHERE target = ?"],
    ["were erased", "DELETE FROM deliveries WHERE target = ?"],
  ])("ends when all its deliveries %s elsewhere", (_, sql) =>
    inWorld(async (world) => {
      await failing(world, 3);
      await run(sql, world.target);
      await world.runUntil(world.now + HOUR);
      expect([world.got.length, world.alarm]).toEqual([1, null]);
      expect(await messagesOf(world)).toMatchObject([{ status: "ended", code: "ended-elsewhere", made: 1 }]);
    }),
  );

  it("ends each of its deliveries by its own waits, which count from when it joined", () =>
    inWorld(async (world) => {
      const all = RETRY_DELAYS.reduce((sum, wait) => sum + wait, 0);
      const start = world.now;
      const [old = ""] = await failing(world, 1);
      const young: { readonly id: string; readonly at: number }[] = [];
      for (const at of [start + HOUR, start + 20 * HOUR, start + 45 * HOUR]) {
        await world.runUntil(at);
        const [id = ""] = await plant(world, 1);
        young.push({ id, at });
        await world.wake();
      }
      await world.runUntil(start + 6 * DAY);
      for (const { id, at } of [{ id: old, at: start }, ...young]) {
        const lived = (await endedAt(id)) - at;
        expect(lived).toBeGreaterThanOrEqual(all);
        expect(lived).toBeLessThan(all + 2 * MINUTE);
      }
      expect(await messagesOf(world)).toMatchObject([{ status: "dead" }]);
    }));
});
