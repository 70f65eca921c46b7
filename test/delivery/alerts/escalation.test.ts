import { describe, expect, it } from "vitest";
import { alerted, CLAIM, escalating, escalations, follow, REOPEN, RESOLVE } from "../support/follow.ts";
import { HOUR, inWorld, lostChat, MINUTE, SECOND, type World } from "../support/world.ts";

const titles = (world: World) => world.got.map(({ title }) => title);

describe("an alert that nobody claims", () => {
  it("is told again at each step, once, and never before its time", () =>
    inWorld(async (world) => {
      escalating(world);
      const start = world.now;
      await alerted(world);
      await world.runUntil(start + 15 * MINUTE - 1);
      expect(titles(world)).toEqual(["Lost chat"]);
      await world.runUntil(start + 15 * MINUTE);
      expect(titles(world)).toEqual(["Lost chat", "Nobody has claimed this for 15 min: Lost chat"]);
      await world.runUntil(start + 10 * HOUR);
      expect(world.got.map(({ at }) => at - start)).toEqual([0, 15 * MINUTE, HOUR]);
      expect(titles(world)[2]).toBe("Nobody has claimed this for 1 h: Lost chat");
    }));

  it("says so before all else, and who was told first", () =>
    inWorld(async (world) => {
      escalating(world);
      const { chatId } = await alerted(world);
      await world.runUntil(world.now + 16 * MINUTE);
      const message = world.got[1]?.message;
      expect(message?.summary).toMatch(/^Nobody has claimed this for 15 min\. Lost chat: Visitor wrote nothing/);
      expect(message?.summary).toContain(`(7/${chatId})`);
      expect(message?.facts[0]).toEqual({ label: "Told first", value: world.target });
    }));

  it("tells all reasons that there are by then, in the time that runs since the first", () =>
    inWorld(async (world) => {
      escalating(world);
      const { chatId } = await alerted(world);
      await world.runUntil(world.now + 10 * MINUTE);
      await world.receive(lostChat({ chatId, slaStatus: "missedAfterSLA" }));
      await world.wake();
      await world.runUntil(world.now + 5 * HOUR);
      expect(titles(world)).toEqual([
        "Lost chat",
        "SLA breached",
        "Nobody has claimed this for 15 min: Lost chat, SLA breached",
        "Nobody has claimed this for 1 h: Lost chat, SLA breached",
      ]);
    }));

  it("of a storm is told in few messages", () =>
    inWorld(async (world) => {
      escalating(world);
      for (let chats = 0; chats < 300; chats += 1) {
        await world.receive(lostChat());
        if (chats % 5 === 0) await world.wake();
        await world.runUntil(world.now + 200);
      }
      const told = world.got.length;
      await world.runUntil(world.now + 30 * MINUTE);
      expect(world.got.length - told).toBeLessThanOrEqual(5);
      expect((await escalations(world)).filter(([, status]) => status === "sent")).toHaveLength(300);
      expect(titles(world).slice(told)).toContainEqual(
        expect.stringMatching(/^Nobody has claimed these: \d+ lost chats need a call back$/),
      );
    }));
});

describe("claiming", () => {
  it("stops it, between the steps too", () =>
    inWorld(async (world) => {
      escalating(world);
      const key = await alerted(world);
      await world.runUntil(world.now + 20 * MINUTE);
      await follow(world, [key], CLAIM);
      await world.runUntil(world.now + 5 * HOUR);
      expect(await escalations(world)).toEqual([
        ["1-1", "sent", "sent", "answered 200"],
        ["1-2", "suppressed", "claimed", "claimed by Jane Smith"],
      ]);
    }));

  it("starts the steps anew where it is let go, and what ran before ends", () =>
    inWorld(async (world) => {
      escalating(world);
      const key = await alerted(world);
      await follow(world, [key], CLAIM);
      await world.runUntil(world.now + 10 * MINUTE);
      const letGo = world.now;
      const { changed } = await follow(world, [key], REOPEN);
      expect(changed).toEqual([world.target]);
      await world.runUntil(letGo + 5 * HOUR);
      expect(world.got.slice(1).map(({ at }) => at - letGo)).toEqual([15 * MINUTE, HOUR]);
      const obsolete = "claimed or resolved meanwhile, and opened again since";
      expect(await escalations(world)).toEqual([
        ["1-1", "suppressed", "reopened", obsolete],
        ["1-2", "suppressed", "reopened", obsolete],
        ["r3-1", "sent", "sent", "answered 200"],
        ["r3-2", "sent", "sent", "answered 200"],
      ]);
    }));

  it("and letting go does not escalate by a rule that is gone", () =>
    inWorld(async (world) => {
      escalating(world);
      const key = await alerted(world);
      await follow(world, [key], CLAIM);
      world.rules = [];
      await world.runUntil(world.now + SECOND);
      expect((await follow(world, [key], REOPEN)).changed).toEqual([]);
    }));
});

describe("resolving", () => {
  it("stops it, and what was not told yet of the alert itself", () =>
    inWorld(async (world) => {
      escalating(world);
      const chat = lostChat();
      await world.receive(chat);
      const key = { projectId: 7, chatId: Number(chat.chatId) };
      await follow(world, [key], RESOLVE);
      await world.wake();
      await world.runUntil(world.now + 5 * HOUR);
      expect(world.got).toEqual([]);
      const notes = (await world.deliveries()).map(({ status, code, note }) => [status, code, note]);
      expect(notes).toEqual(Array(3).fill(["suppressed", "resolved", "resolved by Jane Smith: called back"]));
    }));

  it("starts the steps anew where somebody reopens it", () =>
    inWorld(async (world) => {
      escalating(world);
      const key = await alerted(world);
      await follow(world, [key], RESOLVE);
      await world.runUntil(world.now + 5 * HOUR);
      await follow(world, [key], REOPEN);
      await world.wake();
      await world.runUntil(world.now + 20 * MINUTE);
      expect(titles(world)).toEqual(["Lost chat", "Nobody has claimed this for 15 min: Lost chat"]);
    }));

  it("ends by a new reason, which escalates by itself", () =>
    inWorld(async (world) => {
      escalating(world);
      const key = await alerted(world);
      await follow(world, [key], RESOLVE);
      await world.runUntil(world.now + 5 * MINUTE);
      await world.receive(lostChat({ chatId: key.chatId, slaStatus: "missedAfterSLA" }));
      await world.wake();
      const again = world.now;
      await world.runUntil(again + 5 * HOUR);
      expect(world.got.slice(2).map(({ at }) => at - again)).toEqual([15 * MINUTE, HOUR]);
    }));
});
