import { env } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import type { Message } from "../../../src/channels/message.ts";
import type { FollowUpCommand } from "../../../src/followup/decide.ts";
import { followUp } from "../../../src/followup/follow-up.ts";
import { openDatabase } from "../../../src/store/database.ts";
import { pressResponseStatement } from "../../../src/store/deliveries/slack-interactions.ts";
import { actorBy } from "../../alerts/support/actors.ts";
import { DAY, HOUR, inWorld, lostChat, MINUTE, SECOND, type World } from "../support/world.ts";

let customers = 100;

/** A chat with one message of the customer, and one answer to it where somebody answered. */
function chatAt(world: World, contactId: number, answered: boolean, more: object = {}) {
  const date = new Date(world.now).toISOString();
  const conversation = [
    { from: "Visitor", date, message: "Hello?" },
    ...(answered ? [{ from: "Kovács Éva", date, message: "Hello!" }] : []),
  ];
  const clientData = { name: "Jane Smith" };
  const ended = answered ? { disposition: "completed", lastAgentName: "Kovács Éva" } : { disposition: "lost" };
  return lostChat({ contactId, conversation, clientData, ...ended, ...more });
}

function newCustomer(): number {
  customers += 1;
  return customers;
}

/** Its messages can be found again: the first is "C1/1". */
function withRefs(world: World): void {
  world.answer = () => ({
    kind: "sent",
    status: 200,
    result: { code: "answered", status: 200 },
    ref: `C1/${world.got.length}`,
  });
}

async function told(world: World, chat: Readonly<Record<string, unknown>>): Promise<string> {
  await world.receive(chat);
  await world.wake();
  await world.runUntil(world.now + MINUTE);
  return `${chat.projectId}/${chat.chatId}`;
}

/** Kovács Éva acts on an alert at 09:12 of that day or later, and the courier is woken. */
async function does(world: World, chat: string, act: FollowUpCommand, follows = true) {
  const [projectId = 0, chatId = 0] = chat.split("/").map(Number);
  const db = openDatabase(env.DB, new AbortController().signal);
  const following = {
    targets: follows ? [world.target] : [],
    eventTargets: [],
    stepsFrom: () => [],
    openingsFrom: () => [],
    remindersFrom: () => [],
  };
  const { changed } = await followUp(db, [{ projectId, chatId }], act, KOVACS, following, world.now);
  await world.wake();
  return changed;
}

const KOVACS = { actor: actorBy("Kovács Éva", "access") };

function last(world: World): Message | undefined {
  return world.got.at(-1)?.message;
}

describe("a target whose messages can be changed", () => {
  it("sees every later change, whatever a press of a button was called", () =>
    inWorld(async (world) => {
      withRefs(world);
      const chat = await told(world, chatAt(world, newCustomer(), false));
      await does(world, chat, { action: "claim" });
      const [projectId = 0, chatId = 0] = chat.split("/").map(Number);
      const press = { key: { projectId, chatId }, target: world.target, press: "97aa00bb11cc", ref: null };
      await openDatabase(env.DB, new AbortController().signal).batch([pressResponseStatement(press, world.now)]);
      await world.wake();
      await world.runUntil(world.now + MINUTE);
      await does(world, chat, { action: "resolve", outcome: "called-back", note: null });
      await world.runUntil(world.now + MINUTE);
      expect(last(world)?.state).toContain("Resolved by Kovács Éva");
    }));

  it("sees in the message itself who claimed the alert, how it ended, and that it is open again", () =>
    inWorld(async (world) => {
      withRefs(world);
      const chat = await told(world, chatAt(world, newCustomer(), false));
      world.now = Date.UTC(2026, 10, 24, 9, 12);
      expect(await does(world, chat, { action: "claim" })).toEqual([world.target]);
      await world.runUntil(world.now + MINUTE);
      expect(last(world)).toMatchObject({
        title: world.got[0]?.title,
        replaces: "C1/1",
        state: "Claimed by Kovács Éva, 24 Nov 2026, 09:12.",
      });
      await does(world, chat, { action: "resolve", outcome: "called-back", note: "a note" });
      await world.runUntil(world.now + MINUTE);
      expect(last(world)?.state).toBe("Resolved by Kovács Éva, 24 Nov 2026, 09:13: called back.");
      expect(JSON.stringify(last(world))).not.toContain("a note");
      await does(world, chat, { action: "reopen" });
      await world.runUntil(world.now + MINUTE);
      expect(last(world)).toMatchObject({ state: "Open again since 24 Nov 2026, 09:14.", replaces: "C1/1" });
      expect(world.got).toHaveLength(4);
    }));

  it("sees there that a new reason opened again what was resolved", () =>
    inWorld(async (world) => {
      withRefs(world);
      const lost = chatAt(world, newCustomer(), false);
      const chat = await told(world, lost);
      await does(world, chat, { action: "resolve", outcome: "called-back", note: null });
      await world.runUntil(world.now + MINUTE);
      await told(world, { ...lost, slaStatus: "missedAfterSLA" });
      const [news, first] = world.got.slice(-2).map(({ message }) => message);
      expect(news).toMatchObject({ title: "Lost chat, SLA breached", thread: "C1/1" });
      expect(first).toMatchObject({ replaces: "C1/1", state: "Open again since 24 Nov 2026, 09:02." });
      expect(first?.actions?.claim).not.toBeNull();
    }));

  it("sees there that the customer came back", () =>
    inWorld(async (world) => {
      withRefs(world);
      const customer = newCustomer();
      await told(world, chatAt(world, customer, false));
      const back = chatAt(world, customer, true);
      await told(world, back);
      expect(last(world)).toMatchObject({ replaces: "C1/1", title: world.got[0]?.title });
      expect(last(world)?.state).toBe(`Customer came back, answered in chat 7/${back.chatId}, 24 Nov 2026, 09:01.`);
    }));

  it("is told of a change anew, at once, where somebody has deleted the message", () =>
    inWorld(async (world) => {
      withRefs(world);
      const chat = await told(world, chatAt(world, newCustomer(), false));
      const { answer } = world;
      world.answer = (message, ...more) =>
        message.replaces === undefined
          ? answer(message, ...more)
          : {
              ...{ kind: "retry", status: 404, isReplacedGone: true },
              result: { code: "not-changeable", status: 404, word: "10008" },
            };
      await does(world, chat, { action: "claim" });
      await world.runUntil(world.now + 5 * SECOND);
      expect(world.got.map(({ message }) => message.replaces)).toEqual([undefined, "C1/1", undefined]);
      expect(last(world)?.state).toMatch(/^Claimed by/);
      expect((await world.deliveries()).map(({ status }) => status)).toEqual(["sent", "sent"]);
    }));

  it("is told of the last of several changes alone", () =>
    inWorld(async (world) => {
      withRefs(world);
      const chat = await told(world, chatAt(world, newCustomer(), false));
      await does(world, chat, { action: "claim" });
      await does(world, chat, { action: "reopen" });
      await world.runUntil(world.now + MINUTE);
      expect(world.got).toHaveLength(2);
      expect(last(world)?.state).toMatch(/^Open again/);
      const notes = (await world.deliveries()).map(({ status, code, note }) => [status, code, note]);
      expect(notes).toContainEqual(["suppressed", "superseded", "a later change tells it"]);
    }));

  it("hears below the first message of a new reason, and of nobody's call below one that told of several", () =>
    inWorld(async (world) => {
      withRefs(world);
      const customers = [newCustomer(), newCustomer(), newCustomer()];
      const chats = customers.map((customer) => chatAt(world, customer, false));
      for (const chat of chats) await world.receive(chat);
      await world.wake();
      await world.runUntil(world.now + MINUTE);
      expect(world.got).toHaveLength(1);
      await told(world, { ...chats[0], disposition: "missed", platform: "webchat" });
      expect(last(world)?.thread).toBe("C1/1");
      await does(world, `7/${chats[1]?.chatId}`, { action: "claim" });
      await world.runUntil(world.now + MINUTE);
      const notes = (await world.deliveries()).map(({ code, note }) => [code, note]);
      expect(notes).toContainEqual(["sent-with-others", "told together with others: no message of its own to change"]);
      const back = chatAt(world, customers[2] ?? 0, true);
      await told(world, back);
      expect(last(world)).toMatchObject({ title: "Came back: Jane Smith", thread: "C1/1" });
      expect(last(world)?.replaces).toBeUndefined();
    }));
});

describe("a target whose messages can not be changed", () => {
  it("hears that a customer came back, in a message of its own, and of nothing that somebody did by hand", () =>
    inWorld(async (world) => {
      const customer = newCustomer();
      const chat = await told(world, chatAt(world, customer, false));
      expect(await does(world, chat, { action: "claim" }, false)).toEqual([]);
      const back = chatAt(world, customer, true);
      await told(world, back);
      expect(world.got).toHaveLength(2);
      expect(last(world)).toMatchObject({
        title: "Came back: Jane Smith",
        summary: `Came back: Jane Smith was answered in chat 7/${back.chatId}. Nobody needs to call back for ${chat}.`,
        links: [{ url: `https://alerts.example/chats/${chat}` }],
      });
    }));

  it("hears nothing of who came back before it was told, nor of a chat marked as spam since", () =>
    inWorld(async (world) => {
      const [one, other] = [newCustomer(), newCustomer()];
      await world.receive(chatAt(world, one, false));
      const spam = chatAt(world, other, false);
      await told(world, spam);
      world.now += HOUR;
      await world.receive(chatAt(world, one, false));
      world.now += SECOND;
      await world.receive(chatAt(world, one, true));
      await world.receive(chatAt(world, other, true));
      await world.receive({ ...spam, isSpam: 1 });
      const before = world.got.length;
      await world.wake();
      await world.runUntil(world.now + DAY);
      const reasons = (await world.deliveries()).flatMap(({ code, note }) => [code, note]);
      for (const code of ["came-back", "not-notified-before", "marked-as-spam"]) expect(reasons).toContain(code);
      expect(reasons).toContain("the customer came back");
      expect(reasons).toContain("it was not told before it changed");
      expect(reasons).toContain("marked as spam since");
      expect(world.got.slice(before).map(({ title }) => title)).toEqual(["Came back: Jane Smith"]);
    }));
});

describe("a target whose messages can not be changed, but has threads,", () => {
  it("gets one short message below the first for every change, and nothing in its place", () =>
    inWorld(async (world) => {
      withRefs(world);
      world.updates = "follow-up";
      const chat = await told(world, chatAt(world, newCustomer(), false));
      world.now = Date.UTC(2026, 10, 24, 9, 12);
      await does(world, chat, { action: "claim" });
      await world.runUntil(world.now + MINUTE);
      expect(last(world)).toMatchObject({
        ...{ kind: "update", title: "Claimed by Kovács Éva, 24 Nov 2026, 09:12.", facts: [], quote: null },
        thread: "C1/1",
      });
      await does(world, chat, { action: "resolve", outcome: "called-back", note: null });
      await world.runUntil(world.now + MINUTE);
      expect(last(world)).toMatchObject({ kind: "resolution", thread: "C1/1" });
      expect(world.got.map(({ message }) => message.replaces)).toEqual([undefined, undefined, undefined]);
    }));
});
