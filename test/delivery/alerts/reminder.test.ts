import { describe, expect, it } from "vitest";
import { rule } from "../../alerts/support/judged.ts";
import { alerted, CLAIM, follow, REOPEN, RESOLVE } from "../support/follow.ts";
import { HOUR, inWorld, lostChat, MINUTE, type World } from "../support/world.ts";

/** Reminds of a claim after two hours. */
function reminding(world: World): void {
  world.rules = [rule("All", { to: [world.target], remind: 2 * HOUR })];
}

async function reminders(world: World) {
  const rows = (await world.deliveries()).filter(({ id }) => id.includes("-reminder-"));
  return rows.map(({ status, code, note }) => [status, code, note]);
}

describe("a claim that is not resolved", () => {
  it("is reminded of where the alert was told, once, by who claimed it", () =>
    inWorld(async (world) => {
      reminding(world);
      const key = await alerted(world);
      await world.runUntil(world.now + 5 * MINUTE);
      const claimed = world.now;
      expect(await follow(world, [key], CLAIM)).toMatchObject({ changed: [world.target] });
      expect(await follow(world, [key], CLAIM)).toMatchObject({ changed: [] });
      await world.wake();
      await world.runUntil(claimed + 2 * HOUR - 1);
      expect(world.got).toHaveLength(1);
      await world.runUntil(claimed + 9 * HOUR);
      expect(world.got.slice(1).map(({ at, title }) => [at - claimed, title])).toEqual([
        [2 * HOUR, "Claimed by Jane Smith 2 h ago and not resolved: Lost chat"],
      ]);
    }));

  it("is one message with others, that names who claimed them", () =>
    inWorld(async (world) => {
      reminding(world);
      const [one, other] = [await alerted(world), await alerted(world)];
      await world.runUntil(world.now + MINUTE);
      await follow(world, [one], CLAIM);
      await follow(world, [other], CLAIM, "Peter Novak");
      await world.wake();
      await world.runUntil(world.now + 3 * HOUR);
      expect(world.got.at(-1)?.title).toBe(
        "Claimed by Jane Smith and Peter Novak and not resolved: 2 lost chats need a call back",
      );
    }));

  it("is reminded of with a mention of who claimed it in Slack, and of nobody who came by another door", () =>
    inWorld(async (world) => {
      reminding(world);
      const [inSlack, byLink] = [await alerted(world), await alerted(world)];
      await follow(world, [inSlack], CLAIM, "jane.smith (Slack U0JANE)", [], "slack");
      await world.wake();
      await world.runUntil(world.now + 2 * HOUR);
      await follow(world, [byLink], CLAIM, "Peter Novak (Slack U0PETER)", [], "link");
      await world.wake();
      await world.runUntil(world.now + 3 * HOUR);
      expect(world.got.slice(-2).map(({ message }) => message.mentions)).toEqual([["U0JANE"], []]);
      expect(world.got[0]?.message.mentions).toBeUndefined();
    }));

  it("is not reminded of once it is resolved, or let go", () =>
    inWorld(async (world) => {
      reminding(world);
      const [resolved, letGo] = [await alerted(world), await alerted(world)];
      await follow(world, [resolved, letGo], CLAIM);
      await world.runUntil(world.now + HOUR);
      await follow(world, [resolved], RESOLVE);
      await follow(world, [letGo], REOPEN, "Peter Novak");
      const told = world.got.length;
      await world.wake();
      await world.runUntil(world.now + 3 * HOUR);
      expect(world.got).toHaveLength(told);
      expect(await reminders(world)).toEqual([
        ["suppressed", "resolved", "resolved by Jane Smith: called back"],
        ["suppressed", "released", "not claimed any more"],
      ]);
    }));

  it("that another took over is reminded of in the time of that claim", () =>
    inWorld(async (world) => {
      reminding(world);
      const key = await alerted(world);
      await follow(world, [key], CLAIM);
      await world.runUntil(world.now + HOUR);
      await follow(world, [key], REOPEN, "Peter Novak");
      await follow(world, [key], CLAIM, "Peter Novak");
      await world.wake();
      const claimed = world.now;
      await world.runUntil(claimed + 3 * HOUR);
      expect(world.got.slice(1).map(({ at, title }) => [at - claimed, title])).toEqual([
        [2 * HOUR, "Claimed by Peter Novak 2 h ago and not resolved: Lost chat"],
      ]);
      expect(await reminders(world)).toEqual([
        ["suppressed", "claimed-again", "claimed anew since"],
        ["sent", "sent", "answered 200"],
      ]);
    }));

  it("is not reminded of where nobody was told, or the rule says so", () =>
    inWorld(async (world) => {
      reminding(world);
      const conversation = [{ from: "Visitor", date: "2025-03-06T14:37:52+01:00", message: "hi" }];
      const tooOld = lostChat({ conversation });
      await world.receive(tooOld);
      const key = { projectId: 7, chatId: Number(tooOld.chatId) };
      expect(await follow(world, [key], CLAIM)).toMatchObject({ changed: [] });
      world.rules = [rule("Other", { to: [world.target], remind: HOUR })];
      expect(await follow(world, [key], REOPEN)).toMatchObject({ changed: [] });
      expect(await follow(world, [await told(world)], CLAIM)).toMatchObject({ changed: [] });
    }));
});

/** Told by a rule that is gone when it is claimed. */
async function told(world: World) {
  const { rules } = world;
  reminding(world);
  const key = await alerted(world);
  world.rules = rules;
  return key;
}
