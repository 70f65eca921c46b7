import { env } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { storeCode } from "../../../src/alerts/stored-code.ts";
import type { Outcome } from "../../../src/channels/channel.ts";
import { storedResult } from "../../../src/channels/result.ts";
import { openDatabase } from "../../../src/store/database.ts";
import { outageOf, switchOn } from "../../../src/store/deliveries/outages.ts";
import { DAY, FALLBACK, HOUR, inWorld, lostChat, MINUTE, SECOND, type World } from "../support/world.ts";

const GONE: Outcome = {
  kind: "out-of-order",
  status: 404,
  result: { code: "answered", status: 404, word: "no_service" },
};
const SENT: Outcome = { kind: "sent", status: 200, result: { code: "answered", status: 200 } };
const db = openDatabase(env.DB, new AbortController().signal);

async function receive(world: World): Promise<void> {
  await world.receive(lostChat());
  await world.wake();
}

/** What the fallback is to be told of the world's target. */
async function fallbackReceives(world: World): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const query = env.DB.prepare("SELECT * FROM deliveries WHERE target = ? AND other_target = ? ORDER BY id");
  return (await query.bind(FALLBACK, world.target).all()).results;
}

async function works(world: World): Promise<void> {
  world.answer = () => SENT;
  await switchOn(db, world.target, world.now);
  await world.wake();
}

const NO_SERVICE = storeCode({
  code: "answered",
  result: storedResult({ code: "answered", status: 404, word: "no_service" }),
});

describe("a target that is out of order", () => {
  it("is switched off with its reason, and what is pending is kept and not tried again", () =>
    inWorld(async (world) => {
      world.answer = () => GONE;
      const start = world.now;
      await receive(world);
      await world.runUntil(world.now + MINUTE);
      await receive(world);
      await world.runUntil(world.now + 9 * DAY);
      expect(world.got).toHaveLength(1);
      expect(await outageOf(db, world.target)).toEqual({
        target: world.target,
        since: start,
        reason: NO_SERVICE,
      });
      expect((await world.deliveries()).map(({ status }) => status)).toEqual(["pending", "pending"]);
      expect(world.alarm).toBeNull();
    }));

  it("is told of once, however often it is woken, and again when it is out of order again", () =>
    inWorld(async (world) => {
      world.answer = () => GONE;
      for (let count = 0; count < 5; count += 1) {
        await receive(world);
        await world.runUntil(world.now + MINUTE);
      }
      expect(await fallbackReceives(world)).toMatchObject([{ kind: "outage", status: "pending" }]);
      expect(world.woken).toEqual([FALLBACK]);
      await switchOn(db, world.target, world.now);
      await world.wake();
      await world.runUntil(world.now + MINUTE);
      expect(await fallbackReceives(world)).toHaveLength(2);
    }));

  it("gets all that was kept in one message when it is switched on", () =>
    inWorld(async (world) => {
      world.answer = () => GONE;
      for (let count = 0; count < 5; count += 1) await receive(world);
      await world.runUntil(world.now + 5 * DAY);
      await works(world);
      await world.runUntil(world.now + MINUTE);
      expect(world.got).toHaveLength(2);
      expect(world.got[1]?.message.items).toHaveLength(5);
      expect((await world.deliveries()).every(({ status }) => status === "sent")).toBe(true);
    }));

  it("has all its patience again once it is switched on: asked to wait, it waits, and nothing that was kept dies", () =>
    inWorld(async (world) => {
      world.answer = () => GONE;
      for (let count = 0; count < 3; count += 1) await receive(world);
      await world.runUntil(world.now + 5 * DAY);
      const until = world.now + 30 * SECOND;
      world.answer = () =>
        world.now < until
          ? { kind: "retry", status: 429, result: { code: "answered", status: 429 }, waitUntil: until }
          : SENT;
      await switchOn(db, world.target, world.now);
      await world.wake();
      await world.runUntil(world.now + HOUR);
      expect((await world.deliveries()).map(({ status }) => status)).toEqual(["sent", "sent", "sent"]);
    }));

  it("is so after nothing but failures for as long as the settings say, and not a moment before", () =>
    inWorld(async (world) => {
      world.outOfOrderAfter = 5 * HOUR;
      world.answer = () => ({ kind: "retry", status: 500, result: { code: "answered", status: 500 } });
      const start = world.now;
      await receive(world);
      await world.runUntil(start + 5 * HOUR - 1);
      expect(await outageOf(db, world.target)).toBeNull();
      await world.runUntil(start + 30 * HOUR);
      const outage = await outageOf(db, world.target);
      const result = storedResult({ code: "answered", status: 500 });
      expect(outage?.reason).toEqual(storeCode({ code: "failing", since: start, result }));
      expect(outage?.since).toBeGreaterThanOrEqual(start + 5 * HOUR);
      expect(await world.deliveries()).toMatchObject([{ status: "pending" }]);
    }));

  it("is not so where one message came through in between", () =>
    inWorld(async (world) => {
      world.outOfOrderAfter = 5 * HOUR;
      const failed: Outcome = { kind: "retry", status: 500, result: { code: "answered", status: 500 } };
      for (let hours = 0; hours < 12; hours += 4) {
        world.answer = () => failed;
        await receive(world);
        await world.runUntil(world.now + 3 * HOUR);
        world.answer = () => SENT;
        await receive(world);
        await world.runUntil(world.now + HOUR);
      }
      expect(await outageOf(db, world.target)).toBeNull();
      expect((await world.deliveries()).every(({ status }) => status === "sent")).toBe(true);
    }));

  it("stays off where D1 can not be told of it, and is not asked again meanwhile", () =>
    inWorld(async (world) => {
      world.answer = () => {
        world.d1 = "refuses writes";
        return GONE;
      };
      await receive(world);
      await world.runUntil(world.now + HOUR);
      world.restart();
      await world.wake();
      await world.runUntil(world.now + HOUR);
      expect(world.got).toHaveLength(1);
      world.d1 = "well";
      await world.runUntil(world.now + MINUTE);
      expect((await outageOf(db, world.target))?.reason).toEqual(NO_SERVICE);
    }));
});

describe("a target that works again", () => {
  it("gets what waits after failures without waiting for the end of those waits", () =>
    inWorld(async (world) => {
      const start = world.now;
      world.answer = () => ({ kind: "retry", status: 500, result: { code: "answered", status: 500 } });
      await receive(world);
      await world.runUntil(start + 2 * HOUR);
      const [waiting] = await world.deliveries();
      expect(waiting?.due_at).toBeGreaterThan(world.now + HOUR);
      world.answer = () => SENT;
      await receive(world);
      await world.runUntil(world.now + 31 * SECOND);
      expect((await world.deliveries()).map(({ status }) => status)).toEqual(["sent", "sent"]);
    }));
});
