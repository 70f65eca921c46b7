import { describe, expect, it } from "vitest";
import { StoreUnavailable } from "../../../src/store/database.ts";
import {
  composeIds,
  FAILED,
  messagesOf,
  plant,
  poison,
  REFUSED,
  rowsOf,
  SENT,
  setAside,
  status,
  toldIds,
} from "../support/plant.ts";
import { DAY, HOUR, inWorld, MINUTE, type World } from "../support/world.ts";

const fresh = (world: World) => {
  world.compose = composeIds;
};

/** So many messages were sent while D1 took no writes. Each told of one delivery. */
async function sentUntold(world: World, count: number): Promise<readonly string[]> {
  fresh(world);
  const ids = await plant(world, count, { kind: "watch" });
  world.d1 = "refuses writes";
  await world.wake();
  await world.runUntil(world.now + 5 * MINUTE);
  expect(world.got).toHaveLength(count);
  world.d1 = "well";
  return ids;
}

const inJournal = async ({ storage }: World) => (await storage.list({ prefix: "entry/" })).size;

/** D1 refuses permanently what says this of a message, as often as it is told. */
function refusesMessages(world: World): void {
  world.refuses = (statements) => {
    const told = statements.some(({ sql }) => sql.includes("INSERT INTO messages"));
    if (told) throw new StoreUnavailable("played", "too-large");
  };
}

describe("an entry that D1 refuses for good", () => {
  it("is found among thirty and set aside; the others are told, and what it sent is never sent again", () =>
    inWorld(async (world) => {
      const ids = await sentUntold(world, 30);
      const heal = await poison("deliveries", ids[17] ?? "");
      await world.wake();
      await world.runUntil(world.now + 20 * MINUTE);
      await heal();
      expect(await status(world)).toEqual({ sent: 29, pending: 1 });
      expect(await setAside(world)).toMatchObject([{ code: "refused" }]);
      expect(await inJournal(world)).toBe(0);
      for (let restarts = 0; restarts < 3; restarts += 1) {
        world.restart();
        await world.wake();
        await world.runUntil(world.now + HOUR);
      }
      expect(world.got).toHaveLength(30);
      expect(await world.retry(ids[17] ?? "")).toEqual({ kind: "sent" });
      await world.runUntil(world.now + HOUR);
      expect(world.got).toHaveLength(30);
    }));

  it("keeps no newer delivery waiting meanwhile", () =>
    inWorld(async (world) => {
      const [id = ""] = await sentUntold(world, 5);
      const heal = await poison("deliveries", id);
      const [newer] = await plant(world, 1, { kind: "digest" });
      await world.wake();
      await world.runUntil(world.now);
      await heal();
      expect(toldIds(world).at(-1)).toEqual([newer]);
    }));

  it("is cut down to how its deliveries ended, where D1 takes that", () =>
    inWorld(async (world) => {
      fresh(world);
      await plant(world, 3);
      refusesMessages(world);
      await world.wake();
      await world.runUntil(world.now + HOUR);
      expect([world.got.length, await status(world), await messagesOf(world)]).toEqual([1, { sent: 3 }, []]);
      expect(await setAside(world)).toMatchObject([{ code: "refused" }]);
      expect((await world.storage.list({ prefix: "aside/" })).size).toBe(0);
    }));

  it("as too large is cut down too", () =>
    inWorld(async (world) => {
      fresh(world);
      const [id = ""] = await plant(world, 1);
      // D1 takes no value of more than two megabytes.
      world.refuses = (statements) => {
        const sizes = statements.flatMap(({ values }) => values.map((value) => String(value).length));
        if (Math.max(0, ...sizes) > 2_000_000) throw new StoreUnavailable("played", "too-large");
      };
      world.answer = () => ({ ...SENT, result: { code: "said", text: "x".repeat(2_500_000) } });
      await world.wake();
      await world.runUntil(world.now + HOUR);
      const noted = await rowsOf("SELECT status, length(note) AS length FROM deliveries WHERE id = ?", id);
      expect([world.got.length, noted]).toEqual([1, [{ status: "sent", length: 200 }]]);
      expect(await setAside(world)).toMatchObject([{ code: "refused" }]);
    }));

  it("for one part of what it says is told the others", () =>
    inWorld(async (world) => {
      fresh(world);
      await plant(world, 2);
      world.answer = () => (world.got.length === 1 ? FAILED : SENT);
      // That the target works again makes others due.
      world.refuses = (statements) => {
        const hurries = statements.some(({ sql }) => sql.startsWith("UPDATE messages SET due_at"));
        if (hurries) throw new StoreUnavailable("played", "constraint");
      };
      await world.wake();
      await world.runUntil(world.now + HOUR);
      expect([world.got.length, await status(world), await inJournal(world)]).toEqual([2, { sent: 2 }, 0]);
    }));

  it("and whose message waits begins anew, and loses nothing", () =>
    inWorld(async (world) => {
      fresh(world);
      await plant(world, 3);
      world.answer = () => FAILED;
      refusesMessages(world);
      await world.wake();
      await world.runUntil(world.now + 5 * MINUTE);
      expect(await status(world)).toEqual({ pending: 3 });
      expect(world.got.length).toBeLessThanOrEqual(11);
      world.refuses = () => {};
      world.answer = () => SENT;
      await world.runUntil(world.now + HOUR);
      expect(await status(world)).toEqual({ sent: 3 });
      expect(await inJournal(world)).toBe(0);
    }));

  it("of which some died and others wait ends the ones and begins anew with the others", () =>
    inWorld(async (world) => {
      fresh(world);
      const [old = ""] = await plant(world, 1);
      world.answer = () => FAILED;
      const start = world.now;
      await world.wake();
      // It has failed for as long as it may but for its last wait.
      await world.runUntil(start + 40 * HOUR);
      const [young = ""] = await plant(world, 1);
      await world.wake();
      await world.runUntil(start + 41 * HOUR);
      const heal = await poison("deliveries", old);
      await world.runUntil(start + 48 * HOUR);
      expect(await setAside(world)).toMatchObject([{ code: "refused" }]);
      const before = world.got.length;
      world.answer = () => SENT;
      await world.runUntil(start + 3 * DAY);
      await heal();
      expect(toldIds(world).slice(before)).toEqual([[young]]);
      expect(await status(world)).toEqual({ pending: 1, sent: 1 });
    }));

  it("still lets the fallback hear of what died", () =>
    inWorld(async (world) => {
      fresh(world);
      world.fallback = "boss";
      const [id = ""] = await plant(world, 1);
      const heal = await poison("deliveries", id);
      world.answer = () => REFUSED;
      await world.wake();
      await world.runUntil(world.now + HOUR);
      await heal();
      const heard = await rowsOf("SELECT status, other_target FROM deliveries WHERE target = 'boss'");
      expect([heard, world.woken, world.got.length]).toEqual([
        [{ status: "pending", other_target: world.target }],
        ["boss"],
        1,
      ]);
    }));
});

it("what D1 refuses for now is neither set aside nor cut down", () =>
  inWorld(async (world) => {
    const ids = await sentUntold(world, 3);
    world.refuses = (statements) => {
      if (statements.some(({ sql }) => sql.includes("INTO messages")))
        throw new StoreUnavailable("played", "daily-rows-written");
    };
    await world.wake();
    await world.runUntil(world.now + HOUR);
    expect([await inJournal(world), await setAside(world)]).toEqual([3, []]);
    world.refuses = () => {};
    await world.runUntil(world.now + MINUTE);
    expect([await status(world), world.got.length]).toEqual([{ sent: ids.length }, 3]);
  }));
