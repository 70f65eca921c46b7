import { env } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import type { Outcome } from "../../../src/channels/channel.ts";
import { sendTest } from "../../../src/delivery/manual/send-test.ts";
import { CLAIM, follow, RESOLVE } from "../support/follow.ts";
import { DAY, HOUR, inWorld, lostChat, MINUTE, SECOND, type World } from "../support/world.ts";

const FAILED: Outcome = { kind: "retry", status: 503, result: { code: "answered", status: 503 } };
const SENT: Outcome = { kind: "sent", status: 200, result: { code: "answered", status: 200 } };
const LIMIT = DAY;

const isOff = async (world: World) =>
  (await env.DB.prepare("SELECT 1 FROM outages WHERE target = ?").bind(world.target).first()) !== null;

async function lost(world: World): Promise<number> {
  const chat = lostChat();
  await world.receive(chat);
  await world.wake();
  await world.runUntil(world.now);
  return Number(chat.chatId);
}

/** It needs nobody any more, so that nothing is outstanding. */
async function resolved(world: World, chatId: number): Promise<void> {
  await world.runUntil(world.now + 1);
  await follow(world, [{ projectId: 7, chatId }], CLAIM, "Jane Smith", [world.target]);
  await world.runUntil(world.now + 1);
  await follow(world, [{ projectId: 7, chatId }], RESOLVE, "Jane Smith", [world.target]);
  await world.wake();
  await world.runUntil(world.now + 30 * MINUTE);
}

describe("a target is switched off for failing", () => {
  it("after five failures at least, over at least as long as it may fail", () =>
    inWorld(async (world) => {
      world.outOfOrderAfter = 2 * MINUTE;
      world.answer = () => FAILED;
      const start = world.now;
      await lost(world);
      // The attempts: at 0 s, 5 s, 35 s, 2 min 35 s, which is the fourth, and 12 min 35 s.
      await world.runUntil(start + 12 * MINUTE);
      expect([world.got.length, await isOff(world)]).toEqual([4, false]);
      await world.runUntil(start + 13 * MINUTE);
      expect([world.got.length, await isOff(world)]).toEqual([5, true]);
    }));

  it("not for two failures days apart, with nothing outstanding in between", () =>
    inWorld(async (world) => {
      world.outOfOrderAfter = LIMIT;
      world.answer = () => FAILED;
      for (let day = 0; day < 6; day += 1) {
        await resolved(world, await lost(world));
        expect((await world.deliveries()).filter(({ status }) => status === "pending")).toEqual([]);
        await world.runUntil(world.now + DAY);
        expect(await isOff(world)).toBe(false);
      }
      expect(world.got.length).toBeGreaterThanOrEqual(6);
    }));

  it("not for test messages, and neither for one of them and a failure two days later", () =>
    inWorld(async (world) => {
      world.outOfOrderAfter = LIMIT;
      world.answer = () => FAILED;
      const message = {
        kind: "test",
        ...{ language: "en", title: "test", summary: "", facts: [], quote: null, items: [], footnotes: [], links: [] },
        ...{ about: null, plain: false },
      } as const;
      for (let count = 0; count < 6; count += 1) {
        const destination = {
          ...{ channel: "played", pace: SECOND, isBatched: true, updates: "none" as const },
          ...{ parts: () => null, send: async () => FAILED },
        };
        await world.byHand((ports, journal, memory) => sendTest(ports, journal, memory, destination, message));
        await world.runUntil(world.now + 8 * HOUR);
      }
      await lost(world);
      expect(await isOff(world)).toBe(false);
    }));

  it("not where one message came through in between", () =>
    inWorld(async (world) => {
      world.outOfOrderAfter = LIMIT;
      world.answer = () => FAILED;
      await lost(world);
      await world.runUntil(world.now + 23 * HOUR);
      world.answer = () => SENT;
      await lost(world);
      await world.runUntil(world.now + MINUTE);
      world.answer = () => FAILED;
      await lost(world);
      await world.runUntil(world.now + 23 * HOUR);
      expect(await isOff(world)).toBe(false);
      // The tenth failure is at 22 h 44 min, the next one a day later.
      await world.runUntil(world.now + 25 * HOUR);
      expect(await isOff(world)).toBe(true);
    }));
});
