import { describe, expect, it } from "vitest";
import { asksUntil, composeIds, FAILED, messagesOf, plant, rowsOf, SENT, status } from "../support/plant.ts";
import { HOUR, inWorld, MINUTE, SECOND, type World } from "../support/world.ts";

/** The rows that the courier writes while this is done. */
async function written(world: World, work: () => Promise<void>): Promise<number> {
  const before = world.written;
  await work();
  return world.written - before;
}

const attemptsOf = ({ target }: World) =>
  rowsOf(
    `SELECT attempts.* FROM attempts JOIN messages ON messages.id = attempts.message WHERE target = ?
     ORDER BY attempts.message, number`,
    target,
  );

const ruled = (world: World) => {
  world.compose = composeIds;
  return world;
};

describe("what an attempt writes", () => {
  it("does not grow with what its message covers, nor with the attempts before it", () =>
    inWorld(async (world) => {
      ruled(world);
      await plant(world, 500);
      world.answer = () => asksUntil(world.now + 30 * SECOND);
      const start = world.now;
      await world.wake();
      expect(await written(world, () => world.runUntil(start))).toBeLessThanOrEqual(505);
      for (let count = 1; count <= 40; count += 1) {
        expect(await written(world, () => world.runUntil(start + count * 30 * SECOND))).toBeLessThanOrEqual(5);
      }
      expect(world.got).toHaveLength(41);
      world.answer = () => SENT;
      expect(await written(world, () => world.runUntil(start + HOUR))).toBeLessThanOrEqual(505);
      expect(await status(world)).toEqual({ sent: 500 });
    }));

  it("is kept of the first and the last twenty, however many there are, and counted; no row grows", () =>
    inWorld(async (world) => {
      ruled(world);
      await plant(world, 3);
      world.answer = () => asksUntil(world.now + 30 * SECOND);
      const start = world.now;
      await world.wake();
      await world.runUntil(start + 30 * 30 * SECOND);
      const sizes = async () => JSON.stringify([...(await messagesOf(world)), ...(await attemptsOf(world))]).length;
      const early = await sizes();
      await world.runUntil(start + 299 * 30 * SECOND);
      expect(world.got).toHaveLength(300);
      expect(await messagesOf(world)).toMatchObject([{ made: 300, status: "pending" }]);
      const numbers = (await attemptsOf(world)).map(({ number }) => number);
      expect(numbers).toEqual([1, ...Array.from({ length: 20 }, (_, index) => 281 + index)]);
      // A few digits: 300 in place of 30.
      expect(await sizes()).toBeLessThan(early + 100);
    }));

  it("is one entry of the journal for each message, with its first attempt and the last ones, while D1 refuses writes", () =>
    inWorld(async (world) => {
      ruled(world);
      await plant(world, 20);
      world.d1 = "refuses writes";
      world.answer = () => asksUntil(world.now + 5 * MINUTE);
      const start = world.now;
      await world.wake();
      await world.runUntil(start + 3 * HOUR);
      const made = world.got.length;
      expect(made).toBe(37);
      const entries = [
        ...(await world.storage.list<{ attempts: { number: number }[] }>({ prefix: "entry/" })).values(),
      ];
      const numbers = entries.map(({ attempts }) => attempts.map(({ number }) => number));
      expect(numbers).toEqual([[1, ...Array.from({ length: 20 }, (_, index) => made - 19 + index)]]);
      expect(JSON.stringify(entries).length).toBeLessThan(128 * 1024);
      world.d1 = "well";
      world.answer = () => SENT;
      await world.runUntil(start + 4 * HOUR);
      expect(await messagesOf(world)).toMatchObject([{ made: made + 1, status: "sent" }]);
      expect(await attemptsOf(world)).toHaveLength(21);
    }));
});

describe("a message that waits", () => {
  it("is joined by what is newer, so that an outage of six hours with many alerts is one message", () =>
    inWorld(async (world) => {
      ruled(world);
      world.answer = () => FAILED;
      const start = world.now;
      for (let minute = 0; minute < 6 * 60; minute += 12) {
        await world.runUntil(start + minute * MINUTE);
        await plant(world, 12);
        await world.wake();
      }
      expect(await messagesOf(world)).toHaveLength(1);
      world.answer = () => SENT;
      await world.runUntil(start + 12 * HOUR);
      expect(await messagesOf(world)).toMatchObject([{ status: "sent" }]);
      expect(world.got.at(-1)?.title.split(" ")).toHaveLength(360);
    }));
});
