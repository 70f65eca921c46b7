import { describe, expect, it } from "vitest";
import type { Delivery } from "../../../src/alerts/delivery.ts";
import type { Composed } from "../../../src/delivery/courier/ports.ts";
import { asksUntil, composeIds, FAILED, plant, rowsOf, SENT, status, toldIds } from "../support/plant.ts";
import { HOUR, inWorld, MINUTE, SECOND, type World } from "../support/world.ts";

/** Changes would make a noise until this instant. */
function quietUntil(world: World, opening: number): void {
  world.compose = async (together: readonly Delivery[]): Promise<Composed> => {
    const isQuiet = world.now < opening && together[0]?.kind === "change";
    return isQuiet ? { message: null, members: [], suppressed: [], heldUntil: opening } : composeIds(together);
  };
}

/** An alert now and then, each of which has been sent a minute later. */
async function alertsGoOn(world: World, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const [alert = ""] = await plant(world, 1);
    await world.wake();
    await world.runUntil(world.now + MINUTE);
    expect(toldIds(world).flat()).toContain(alert);
  }
}

describe("a change that would make a noise", () => {
  it("waits for the opening, and is sent once then", () =>
    inWorld(async (world) => {
      const opening = world.now + 10 * HOUR;
      quietUntil(world, opening);
      const [change = ""] = await plant(world, 1, { kind: "change" });
      await world.wake();
      await world.runUntil(opening - SECOND);
      expect(world.got).toEqual([]);
      await world.runUntil(opening + MINUTE);
      expect([toldIds(world), await status(world)]).toEqual([[[change]], { sent: 1 }]);
    }));

  it("keeps nobody waiting while D1 takes no writes", () =>
    inWorld(async (world) => {
      const opening = world.now + 10 * HOUR;
      quietUntil(world, opening);
      await plant(world, 3, { kind: "change" });
      world.d1 = "refuses writes";
      await alertsGoOn(world, 5);
      expect(world.faults).toEqual([]);
      world.d1 = "well";
      await world.runUntil(opening - SECOND);
      expect(world.got).toHaveLength(5);
      await world.runUntil(opening + MINUTE);
      expect([world.got.length, await status(world)]).toEqual([8, { sent: 8 }]);
    }));

  it("that has been tried before keeps nobody waiting while D1 takes no writes", () =>
    inWorld(async (world) => {
      const opening = world.now + 10 * HOUR;
      quietUntil(world, 0);
      world.answer = () => FAILED;
      world.d1 = "refuses writes";
      await plant(world, 1, { kind: "change" });
      await world.wake();
      await world.runUntil(world.now + SECOND);
      expect(world.got).toHaveLength(1);
      quietUntil(world, opening);
      world.answer = () => SENT;
      await alertsGoOn(world, 5);
      await world.runUntil(opening - SECOND);
      expect([world.got.length, world.faults]).toEqual([6, []]);
      world.d1 = "well";
      await world.runUntil(opening + 2 * HOUR);
      expect([world.got.length, await status(world)]).toEqual([7, { sent: 6 }]);
    }));

  it.each([
    ["long", 2 * HOUR],
    ["short", 10 * MINUTE],
  ])("is held as well where its target has asked for a %s wait", (_, wait) =>
    inWorld(async (world) => {
      const opening = world.now + 10 * HOUR;
      quietUntil(world, 0);
      world.answer = () => asksUntil(world.now + wait);
      await plant(world, 1, { kind: "change" });
      await world.wake();
      await world.runUntil(world.now + MINUTE);
      expect(world.got).toHaveLength(1);
      quietUntil(world, opening);
      await world.byHand(async (_, __, targetState) => {
        const known = targetState.get().wait;
        if (known !== null) await targetState.remember({ wait: { ...known, probeAt: world.now } });
      });
      await world.runUntil(opening - SECOND);
      expect(world.got).toHaveLength(1);
      world.answer = () => SENT;
      await world.runUntil(opening + 2 * HOUR);
      expect([world.got.length, await status(world)]).toEqual([2, { sent: 1 }]);
      expect(
        await rowsOf("SELECT count(*) AS n FROM messages WHERE target = ? AND status = 'pending'", world.target),
      ).toEqual([{ n: 0 }]);
    }),
  );
});
