import { expect, it } from "vitest";
import { alerted, CLAIM, escalating, follow } from "../support/follow.ts";
import { DAY, HOUR, inWorld, lostChat, MINUTE } from "../support/world.ts";

it("a chat that got a new reason before it was told is one chat, with both reasons", () =>
  inWorld(async (world) => {
    const chat = lostChat();
    await world.receive(chat);
    await world.receive({ ...chat, slaStatus: "missedAfterSLA" });
    await world.wake();
    await world.runUntil(world.now + MINUTE);
    expect(world.got.map(({ title, message }) => [title, message.items])).toEqual([["Lost chat, SLA breached", []]]);
    expect((await world.deliveries()).map(({ status }) => status)).toEqual(["sent", "sent"]);
  }));

it("is listed once among others, and counts once", () =>
  inWorld(async (world) => {
    const chat = lostChat();
    await world.receive(chat);
    await world.receive(lostChat());
    await world.receive({ ...chat, slaStatus: "missedAfterSLA" });
    await world.wake();
    await world.runUntil(world.now + MINUTE);
    expect(world.got.map(({ title }) => title)).toEqual(["2 lost chats need a call back"]);
    expect(world.got[0]?.message.items.map(({ url }) => url)).toHaveLength(2);
    expect((await world.deliveries()).map(({ status }) => status)).toEqual(["sent", "sent", "sent"]);
  }));

it("is one chat where two steps of its escalation are due at once, because its target was out of order", () =>
  inWorld(async (world) => {
    escalating(world);
    await alerted(world);
    await world.runUntil(world.now + MINUTE);
    world.settings = "wrong";
    await world.wake();
    await world.runUntil(world.now + 2 * HOUR);
    world.settings = "right";
    await world.wake();
    await world.runUntil(world.now + DAY);
    expect(world.got.slice(1).map(({ title }) => title)).toEqual(["Nobody has claimed this for 2 h 1 min: Lost chat"]);
    expect((await world.deliveries()).map(({ status }) => status)).toEqual(["sent", "sent", "sent"]);
  }));

it("whose message told of nothing else can be changed there", () =>
  inWorld(async (world) => {
    world.answer = () => ({
      kind: "sent",
      status: 200,
      result: { code: "answered", status: 200 },
      ref: `C1/${world.got.length}`,
    });
    const chat = lostChat();
    await world.receive(chat);
    await world.receive({ ...chat, slaStatus: "missedAfterSLA" });
    await world.wake();
    await world.runUntil(world.now + MINUTE);
    await follow(world, [{ projectId: 7, chatId: Number(chat.chatId) }], CLAIM, "Jane Smith", [world.target]);
    await world.wake();
    await world.runUntil(world.now + MINUTE);
    expect(world.got.at(-1)?.message).toMatchObject({ replaces: "C1/1", title: "Lost chat, SLA breached" });
    expect(world.got.at(-1)?.message.state).toContain("Claimed by Jane Smith");
  }));
