import { env } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import type { FollowUpCommand } from "../../../src/followup/decide.ts";
import { followUp } from "../../../src/followup/follow-up.ts";
import { openDatabase } from "../../../src/store/database.ts";
import { actorBy } from "../../alerts/support/actors.ts";
import { inWorld, lostChat, MINUTE, type World } from "../support/world.ts";

const KOVACS = { actor: actorBy("kovacs.eva@example.com", "access") };

async function told(world: World, ...chats: readonly ReturnType<typeof lostChat>[]): Promise<void> {
  for (const chat of chats) await world.receive(chat);
  await world.wake();
  await world.runUntil(world.now + MINUTE);
}

async function does(world: World, chat: ReturnType<typeof lostChat>, act: FollowUpCommand, minutes = 1) {
  const db = openDatabase(env.DB, new AbortController().signal);
  const key = { projectId: Number(chat.projectId), chatId: Number(chat.chatId) };
  const none = { eventTargets: [], stepsFrom: () => [], openingsFrom: () => [], remindersFrom: () => [] };
  await followUp(db, [key], act, KOVACS, { targets: [world.target], ...none }, world.now);
  if (minutes === 0) return;
  await world.wake();
  await world.runUntil(world.now + minutes * MINUTE);
}

const codes = async (world: World) => (await world.deliveries()).map(({ code }) => code);

describe("a target that is sent a short message after each change", () => {
  it("hears who claimed the alert and how it was resolved, in a sentence each", () =>
    inWorld(async (world) => {
      world.updates = "follow-up";
      const chat = lostChat({});
      await told(world, chat);
      await does(world, chat, { action: "claim" });
      await does(world, chat, { action: "resolve", outcome: "called-back", note: null });
      expect(world.got).toHaveLength(3);
      const [, claimed, resolved] = world.got.map(({ message }) => message);
      const name = `Chat ${chat.projectId}/${chat.chatId}`;
      expect(claimed).toMatchObject({ kind: "update", facts: [], quote: null, items: [] });
      expect(claimed?.title).toMatch(/^Claimed by kovacs\.eva@example\.com/);
      expect(claimed?.summary).toContain(`${name}, `);
      expect(claimed?.summary).toContain(claimed?.title);
      expect(claimed?.links).toHaveLength(1);
      expect(claimed?.replaces).toBeUndefined();
      expect(resolved).toMatchObject({ kind: "resolution" });
      expect(resolved?.summary).toMatch(/called back/);
    }));

  it("hears of changes in quick succession once, as the alert stands then", () =>
    inWorld(async (world) => {
      world.updates = "follow-up";
      const chat = lostChat({});
      await told(world, chat);
      await does(world, chat, { action: "claim" }, 0);
      await does(world, chat, { action: "resolve", outcome: "no-need", note: null });
      expect(world.got.map(({ message }) => message.kind)).toEqual(["alert", "resolution"]);
      expect(await codes(world)).toContain("superseded");
    }));

  it("hears nothing of an alert that was claimed and released before it could hear of either", () =>
    inWorld(async (world) => {
      world.updates = "follow-up";
      const chat = lostChat({});
      await told(world, chat);
      await does(world, chat, { action: "claim" }, 0);
      await does(world, chat, { action: "reopen" });
      expect(world.got).toHaveLength(1);
      expect(await codes(world)).toContain("reopened");
      await does(world, chat, { action: "claim" });
      await does(world, chat, { action: "reopen" });
      expect(world.got.map(({ message }) => message.title).slice(1)).toEqual([
        expect.stringMatching(/^Claimed by/),
        expect.stringMatching(/^Open again/),
      ]);
    }));

  it("hears of no single change of a storm", () =>
    inWorld(async (world) => {
      world.updates = "follow-up";
      const chats = [lostChat({}), lostChat({}), lostChat({})];
      await told(world, ...chats);
      for (const chat of chats) await does(world, chat, { action: "claim" });
      expect(world.got).toHaveLength(1);
      expect((await codes(world)).filter((code) => code === "sent-with-others")).toHaveLength(3);
    }));
});
