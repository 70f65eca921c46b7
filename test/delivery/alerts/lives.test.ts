import { describe, expect, it } from "vitest";
import { rule } from "../../alerts/support/judged.ts";
import { openingHours } from "../../time/support/opening.ts";
import { CLAIM, escalating, escalations, follow, REOPEN, RESOLVE } from "../support/follow.ts";
import { HOUR, inWorld, lostChat, MINUTE, type World } from "../support/world.ts";

/** Without how long they waited. */
const titles = (world: World) => world.got.map(({ title }) => title.replace(/: waited .*/, ""));
const WAITED = "resolved meanwhile, and told anew since";

/** The world begins at nine: everything waits until eleven, unless the SLA was breached. */
function held(world: World): void {
  world.hours = new Map([["office", openingHours("UTC", ["Mon-Sun 11:00-12:00"])]]);
  world.rules = [rule("All", { to: [world.target], hours: "office", except: ["sla-breached"] })];
}

function says(...minutes: readonly number[]) {
  const nine = Date.UTC(2026, 10, 24, 9);
  const date = (minute: number) => new Date(nine + minute * MINUTE).toISOString();
  return { conversation: minutes.map((minute) => ({ from: "Visitor", message: "Hello?", date: date(minute) })) };
}

/** A lost chat, and its further revisions. */
async function story(world: World) {
  const chat = lostChat(says(-1));
  const comes = async (changes: object) => {
    await world.receive({ ...chat, ...changes });
    await world.wake();
    await world.runUntil(world.now);
  };
  await comes({});
  return { comes, key: { projectId: 7, chatId: Number(chat.chatId) } };
}

const pass = (world: World, minutes: number) => world.runUntil(world.now + minutes * MINUTE);

async function became(world: World) {
  return (await world.deliveries()).map(({ id, status, code, note }) => [
    /-(\w+-\w+)-target/.exec(id)?.[1],
    status,
    code,
    note,
  ]);
}

describe("an alert that is held until the opening", () => {
  it("is told once where its chat was marked as spam and is none before it", () =>
    inWorld(async (world) => {
      held(world);
      const { comes } = await story(world);
      await pass(world, 30);
      await comes({ isSpam: 1 });
      await pass(world, 30);
      await comes({ ticketId: 2 });
      await pass(world, 3 * 60);
      expect(world.got.map(({ at, title }) => [at % (24 * HOUR), title])).toEqual([[11 * HOUR, "Lost chat"]]);
      expect(await became(world)).toEqual([
        ["alert-1", "suppressed", "notified-again", WAITED],
        ["alert-2", "sent", "sent", expect.anything()],
      ]);
    }));

  it("is told where the mark is withdrawn after the opening, at which it kept back the alert", () =>
    inWorld(async (world) => {
      held(world);
      const { comes } = await story(world);
      await comes({ isSpam: 1 });
      await pass(world, 130);
      expect(await became(world)).toEqual([["alert-1", "suppressed", "marked-as-spam", "marked as spam since"]]);
      await comes({ ticketId: 2 });
      await pass(world, 1);
      expect(titles(world)).toEqual(["Lost chat"]);
    }));

  it("is not told again at the opening where it was resolved, and told at once in its next life", () =>
    inWorld(async (world) => {
      held(world);
      const { comes, key } = await story(world);
      await pass(world, 30);
      await follow(world, [key], RESOLVE);
      await pass(world, 10);
      await comes({ ...says(-1, 35), slaStatus: "missedAfterSLA" });
      await pass(world, 3 * 60);
      expect(titles(world)).toEqual(["Lost chat, SLA breached"]);
      expect(await became(world)).toContainEqual(["alert-1", "suppressed", "notified-again", WAITED]);
    }));

  it("is told at the opening where it was resolved, and its next life is told to nobody", () =>
    inWorld(async (world) => {
      held(world);
      const { comes, key } = await story(world);
      await pass(world, 30);
      await follow(world, [key], RESOLVE);
      await pass(world, 10);
      world.rules = [rule("Nobody", { to: [] })];
      await comes(says(-1, 35));
      await pass(world, 3 * 60);
      expect(titles(world)).toEqual(["Lost chat"]);
    }));

  it("is told at the opening where somebody resolved it and opened it again before", () =>
    inWorld(async (world) => {
      held(world);
      const { key } = await story(world);
      await pass(world, 30);
      await follow(world, [key], RESOLVE);
      await pass(world, 10);
      await follow(world, [key], REOPEN);
      await pass(world, 3 * 60);
      expect(titles(world)).toEqual(["Lost chat"]);
    }));

  it("is told after all where somebody resolved it, the opening passed, and somebody opens it again", () =>
    inWorld(async (world) => {
      held(world);
      const { key } = await story(world);
      await follow(world, [key], RESOLVE);
      await pass(world, 150);
      expect(await became(world)).toEqual([
        ["alert-1", "suppressed", "resolved", "resolved by Jane Smith: called back"],
      ]);
      expect((await follow(world, [key], REOPEN)).changed).toEqual([world.target]);
      await world.wake();
      await pass(world, 40);
      expect(titles(world)).toEqual(["Lost chat"]);
      await follow(world, [key], RESOLVE);
      expect((await follow(world, [key], REOPEN)).changed).toEqual([]);
    }));

  it("waits for the next opening where that is in the closed hours", () =>
    inWorld(async (world) => {
      held(world);
      const { key } = await story(world);
      await follow(world, [key], RESOLVE);
      await pass(world, 4 * 60);
      await follow(world, [key], REOPEN);
      await world.wake();
      await pass(world, 24 * 60);
      expect(world.got.map(({ at }) => at % (24 * HOUR))).toEqual([11 * HOUR]);
    }));
});

describe("in a new life", () => {
  it("the escalations of the one before do not run on", () =>
    inWorld(async (world) => {
      escalating(world);
      const { comes, key } = await story(world);
      await pass(world, 10);
      await follow(world, [key], RESOLVE);
      await pass(world, 3);
      await comes(says(-1, 12));
      await pass(world, 20);
      expect(titles(world)).toEqual(["Lost chat", "Lost chat", "Nobody has claimed this for 15 min: Lost chat"]);
      expect((await escalations(world)).slice(0, 3)).toEqual([
        ["1-1", "suppressed", "reopened", "claimed or resolved meanwhile, and opened again since"],
        ["1-2", "pending", null, null],
        ["2-1", "sent", "sent", "answered 200"],
      ]);
    }));

  it("who was told by a rule in the one before is neither reminded of a claim nor escalated to", () =>
    inWorld(async (world) => {
      const rules = (steps: readonly number[], remind: number | null) => {
        const escalate = steps.map((minutes) => ({ after: minutes * MINUTE, to: [world.target] }));
        return rule(remind === null ? "Second" : "First", { to: [world.target], escalate, remind });
      };
      world.rules = [rules([15], 5 * MINUTE)];
      const { comes, key } = await story(world);
      await pass(world, 1);
      await follow(world, [key], RESOLVE);
      world.rules = [rules([], null), rules([15], 5 * MINUTE)];
      await pass(world, 1);
      await comes(says(-1, 2));
      await pass(world, 1);
      await follow(world, [key], CLAIM);
      await pass(world, 10);
      await follow(world, [key], REOPEN);
      await pass(world, 60);
      expect(titles(world)).toEqual(["Lost chat", "Lost chat"]);
    }));
});
