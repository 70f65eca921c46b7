import { env } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../../../src/store/database.ts";
import { THOROUGH } from "../../support/thorough.ts";
import { coveredBy } from "../support/recorded.ts";
import { HOUR, inWorld, lostChat, MINUTE, SECOND, type World } from "../support/world.ts";

/** Lost chats in a minute. */
const MANY = THOROUGH ? 1_000 : 450;

/** Every chat comes by itself, and the courier is woken for each. */
async function storm(world: World, chats: number, within: number): Promise<void> {
  const start = world.now;
  for (let count = 0; count < chats; count += 1) {
    await world.runUntil(start + Math.floor((count * within) / chats));
    await world.receive(lostChat());
    await world.wake();
  }
}

/** The ids that each message covered, the leader first. */
async function toldBy(world: World): Promise<readonly (readonly string[])[]> {
  return coveredBy(openDatabase(env.DB, new AbortController().signal), await world.deliveries());
}

describe("a storm", () => {
  it(
    "of hundreds of lost chats in a minute is a few messages, each chat in exactly one of them",
    { timeout: 120_000 },
    () =>
      inWorld(async (world) => {
        await storm(world, MANY, MINUTE);
        await world.runUntil(world.now + HOUR);
        expect(world.got.length).toBeGreaterThan(1);
        expect(world.got.length).toBeLessThan(10);
        const deliveries = await world.deliveries();
        expect(deliveries).toHaveLength(MANY);
        expect(deliveries.every(({ status }) => status === "sent")).toBe(true);
        const told = await toldBy(world);
        expect(told).toHaveLength(world.got.length);
        expect(told.flat().toSorted()).toEqual(deliveries.map(({ id }) => id));
        const gaps = world.got.slice(1).map(({ at }, index) => at - (world.got[index]?.at ?? 0));
        expect(Math.min(...gaps)).toBeGreaterThanOrEqual(SECOND);
      }),
  );

  it("begins with an alert at once; what follows within half a minute goes in one message that counts it", () =>
    inWorld(async (world) => {
      const start = world.now;
      await storm(world, 13, 10 * SECOND);
      await world.runUntil(start + HOUR);
      expect(world.got.map(({ at }) => at - start)).toEqual([0, 30 * SECOND]);
      const [first, second] = world.got;
      expect(first?.message.items).toEqual([]);
      expect(second?.title).toContain("12 ");
      expect(second?.message.items).toHaveLength(10);
      expect(second?.message.items.every(({ url }) => url?.startsWith("https://alerts.example/chats/7/"))).toBe(true);
      const leader = (await toldBy(world))[1]?.[0];
      expect(second?.message.links[0]?.url).toBe(`https://alerts.example/deliveries/${leader}`);
    }));

  it("lists the worst first, whatever came first", () =>
    inWorld(async (world) => {
      await storm(world, 1, SECOND);
      await world.runUntil(world.now);
      for (const more of [{ disposition: "completed", slaStatus: "answeredAfterSLA" }, { disposition: "missed" }, {}]) {
        await world.receive(lostChat(more));
      }
      await world.wake();
      await world.runUntil(world.now + HOUR);
      const titles = world.got[1]?.message.items.map(({ title }) => title.split(":")[0]);
      expect(titles).toEqual(["Lost chat", "Missed chat", "SLA breached"]);
    }));

  it("that is over is over: the next alert after half a minute goes out at once and by itself", () =>
    inWorld(async (world) => {
      await storm(world, 3, SECOND);
      await world.runUntil(world.now + HOUR);
      const later = world.now;
      await storm(world, 1, SECOND);
      await world.runUntil(later);
      expect(world.got.at(-1)).toMatchObject({ at: later, message: { items: [] } });
    }));

  it("at a target that fails costs it no more requests than one chat would, and all of it is told once it works", () =>
    inWorld(async (world) => {
      const start = world.now;
      world.answer = () => ({ kind: "retry", status: 500, result: { code: "answered", status: 500 } });
      await storm(world, 300, MINUTE);
      expect(world.got.length).toBeLessThan(10);
      world.answer = () => ({ kind: "sent", status: 200, result: { code: "answered", status: 200 } });
      await world.runUntil(start + HOUR);
      expect((await world.deliveries()).every(({ status }) => status === "sent")).toBe(true);
      expect(world.got.length).toBeLessThan(15);
    }));

  it("over a restart in its middle is still gathered", () =>
    inWorld(async (world) => {
      const start = world.now;
      await storm(world, 5, 5 * SECOND);
      world.restart();
      await storm(world, 5, 5 * SECOND);
      await world.runUntil(start + HOUR);
      expect(world.got.map(({ at }) => at - start)).toEqual([0, 30 * SECOND]);
    }));
});

describe("an opening", () => {
  it("tells all that was held in one message, each with its age", () =>
    inWorld(async (world) => {
      const opening = world.now + 14 * HOUR;
      for (let count = 0; count < 4; count += 1) {
        await world.receive(lostChat());
        await world.runUntil(world.now + HOUR);
      }
      await env.DB.prepare("UPDATE deliveries SET due_at = ? WHERE target = ?").bind(opening, world.target).run();
      await world.wake();
      await world.runUntil(opening - 1);
      expect(world.got).toEqual([]);
      await world.runUntil(opening + HOUR);
      expect(world.got).toHaveLength(1);
      const ages = world.got[0]?.message.items.map(({ details }) => /\d+ h ago/.exec(details)?.[0]);
      expect(ages).toEqual(["14 h ago", "13 h ago", "12 h ago", "11 h ago"]);
    }));
});
