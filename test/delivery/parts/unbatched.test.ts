import { describe, expect, it } from "vitest";
import { composeIds, FAILED, messagesOf, plant, SENT, status, toldIds } from "../support/plant.ts";
import { HOUR, inWorld, MINUTE, SECOND, type World } from "../support/world.ts";

function unbatched(world: World): void {
  world.compose = composeIds;
  world.channel = { isBatched: false };
}

describe("a target that takes no several chats in one message", () => {
  it.each(["alert", "escalation", "reminder"])("gets each %s by itself, at its pace, without a window", (kind) =>
    inWorld(async (world) => {
      unbatched(world);
      const start = world.now;
      const ids = await plant(world, 4, { kind });
      await world.wake();
      await world.runUntil(start + 3 * SECOND);
      expect(world.got.map(({ at }) => at - start)).toEqual([0, SECOND, 2 * SECOND, 3 * SECOND]);
      expect(toldIds(world).map((some) => some.length)).toEqual([1, 1, 1, 1]);
      expect(toldIds(world).flat().toSorted()).toEqual(ids.toSorted());
      expect(await messagesOf(world)).toHaveLength(4);
    }),
  );

  it("gets what failed again by itself, while the next ones go on", () =>
    inWorld(async (world) => {
      unbatched(world);
      const [bad = ""] = await plant(world, 1, { dueAt: world.now - 1 });
      await plant(world, 3);
      world.answer = ({ title }) => (title === bad && world.got.length < 3 ? FAILED : SENT);
      await world.wake();
      await world.runUntil(world.now + MINUTE);
      expect(toldIds(world).every((some) => some.length === 1)).toBe(true);
      expect([world.got.length, await status(world)]).toEqual([5, { sent: 4 }]);
    }));

  it("lets the kinds take turns", () =>
    inWorld(async (world) => {
      unbatched(world);
      await plant(world, 5, { kind: "alert" });
      await plant(world, 2, { kind: "escalation" });
      await plant(world, 2, { kind: "change" });
      await world.wake();
      await world.runUntil(world.now + 5 * SECOND);
      const kinds = world.got.map(({ title }) => /-(alert|escalation|change)-/.exec(title)?.[1]);
      expect(kinds.slice(0, 3).toSorted()).toEqual(["alert", "change", "escalation"]);
      expect(kinds.slice(3, 6).toSorted()).toEqual(["alert", "change", "escalation"]);
    }));

  it("gets each alone of what another channel was to get together before the settings changed", () =>
    inWorld(async (world) => {
      world.compose = composeIds;
      await plant(world, 5);
      world.answer = () => FAILED;
      await world.wake();
      await world.runUntil(world.now);
      expect(toldIds(world)[0]).toHaveLength(5);
      unbatched(world);
      world.answer = () => SENT;
      await world.runUntil(world.now + HOUR);
      const after = toldIds(world).slice(1);
      expect(after.map((some) => some.length)).toEqual([1, 1, 1, 1, 1]);
      expect([await status(world), world.faults, world.alarm]).toEqual([{ sent: 5 }, [], null]);
    }));

  it("reads no more of a storm than the next one and whether there is another", () =>
    inWorld(async (world) => {
      unbatched(world);
      await plant(world, 300);
      const limits = new Set<string>();
      world.refuses = (statements) => {
        for (const { sql } of statements)
          for (const [, limit = ""] of sql.matchAll(
            /kind = 'alert' AND status = 'pending' AND message IS NULL[^)]*\)[\s\S]*?LIMIT (\d+)/g,
          ))
            limits.add(limit);
      };
      await world.wake();
      await world.runUntil(world.now + 10 * SECOND);
      expect([...limits]).toEqual(["2"]);
      expect(world.got).toHaveLength(11);
    }));
});
