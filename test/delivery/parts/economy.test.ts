import { expect, it } from "vitest";
import { composeIds, FAILED, plant, rowsOf, status } from "../support/plant.ts";
import { HOUR, inWorld, MINUTE, SECOND } from "../support/world.ts";
import { countsOf, fails, mailTo, recipientsOf } from "./support/mail.ts";

/** Cloudflare's longest address has 254 characters. */
const LONG = recipientsOf(50).map((address) => `${"x".repeat(254 - address.length)}${address}`);

it("a round sends one request, few statements and few rows, however many recipients and deliveries there are", () =>
  inWorld(async (world) => {
    world.compose = composeIds;
    mailTo(world, LONG);
    const start = world.now;
    await plant(world, 500);
    await world.wake();
    await world.runUntil(start);
    // All deliveries join the message.
    expect([world.got.length, world.written <= 505]).toEqual([1, true]);
    for (let second = 1; second < 49; second += 1) {
      const before = world.written;
      await world.runUntil(start + second * SECOND);
      expect(world.got).toHaveLength(second + 1);
      expect(world.written - before).toBeLessThanOrEqual(3);
    }
    const before = world.written;
    await world.runUntil(start + 49 * SECOND);
    // All deliveries have ended.
    expect([world.got.length, await status(world), world.written - before <= 505]).toEqual([50, { sent: 500 }, true]);
    expect(Object.values(countsOf(world)).every((count) => count === 1)).toBe(true);
    expect(world.most).toBeLessThanOrEqual(20);
  }));

it("what is kept of a message does not grow with the attempts, and every recipient's outcome stays", () =>
  inWorld(async (world) => {
    world.compose = composeIds;
    mailTo(world, LONG, Object.fromEntries(LONG.map((name) => [name, fails])));
    const start = world.now;
    await plant(world, 3);
    await world.wake();
    await world.runUntil(start + 10 * MINUTE);
    const size = async () =>
      JSON.stringify(await rowsOf("SELECT parts FROM messages WHERE target = ?", world.target)).length;
    const early = await size();
    await world.runUntil(start + 10 * HOUR);
    expect(await size()).toBeLessThan(early + 1_000);
    // With an address as long as can be: 254 characters and what is known of it.
    expect(early).toBeLessThan(50 * 600);
    const attempts = await rowsOf(
      "SELECT count(*) AS n FROM attempts JOIN messages ON messages.id = attempts.message WHERE target = ?",
      world.target,
    );
    expect(attempts).toEqual([{ n: 21 }]);
    const entry = await rowsOf("SELECT made FROM messages WHERE target = ?", world.target);
    expect(Number(entry[0]?.made)).toBeGreaterThan(300);
  }));

it("an entry of the journal stays small with as many deliveries and recipients as there can be", () =>
  inWorld(async (world) => {
    world.compose = composeIds;
    world.d1 = "refuses writes";
    mailTo(world, LONG, { [LONG[49] ?? ""]: () => FAILED });
    await plant(world, 500);
    await world.wake();
    await world.runUntil(world.now + 5 * MINUTE);
    const entries = [...(await world.storage.list({ prefix: "entry/" })).values()];
    expect(entries).toHaveLength(1);
    // A value in a Durable Object may have 2 MB.
    expect(JSON.stringify(entries).length).toBeLessThan(200 * 1024);
  }));
