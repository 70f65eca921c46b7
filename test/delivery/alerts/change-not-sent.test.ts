import { expect, it } from "vitest";
import { CLAIM, follow } from "../support/follow.ts";
import { HOUR, inWorld, lostChat, MINUTE } from "../support/world.ts";

it("a claim while D1 could not be told that the alert was sent is shown once it was", () =>
  inWorld(async (world) => {
    world.answer = () => ({ kind: "sent", status: 200, result: { code: "answered", status: 200 }, ref: "C1/1" });
    const chat = lostChat();
    await world.receive(chat);
    world.d1 = "refuses writes";
    await world.wake();
    await world.runUntil(world.now + 1);
    await follow(world, [{ projectId: 7, chatId: Number(chat.chatId) }], CLAIM, "Jane Smith", [world.target]);
    await world.wake();
    await world.runUntil(world.now + 5 * MINUTE);
    expect(world.got).toHaveLength(1);
    world.d1 = "well";
    await world.runUntil(world.now + HOUR);
    expect(world.got.map(({ message }) => message.replaces)).toEqual([undefined, "C1/1"]);
    expect(world.got[1]?.message.state).toContain("Claimed by Jane Smith");
  }));
