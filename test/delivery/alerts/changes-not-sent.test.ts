import { env } from "cloudflare:test";
import { expect, it } from "vitest";
import { openDatabase } from "../../../src/store/database.ts";
import { digestStatement } from "../../../src/store/deliveries/digests.ts";
import { CLAIM, follow } from "../support/follow.ts";
import { HOUR, inWorld, lostChat, MINUTE } from "../support/world.ts";

const db = openDatabase(env.DB, new AbortController().signal);

it("while D1 does not know what was told of one chat, its changes wait, and nothing else does", () =>
  inWorld(async (world) => {
    world.answer = () => ({
      kind: "sent",
      status: 200,
      result: { code: "answered", status: 200 },
      ref: `C1/${world.got.length}`,
    });
    const [known, untold] = [lostChat(), lostChat()];
    await world.receive(known);
    await world.wake();
    await world.runUntil(world.now + 5 * MINUTE);
    const keyOf = (chat: Readonly<Record<string, unknown>>) => ({ projectId: 7, chatId: Number(chat.chatId) });
    await world.receive(untold);
    await world.wake();
    world.d1 = "refuses writes";
    await world.runUntil(world.now + 1);
    expect(world.got).toHaveLength(2);
    // Three changes of the chat that D1 does not know to be told, each a moment later.
    for (const name of ["Jane Smith", "John Smith", "Jane Smith"]) {
      await follow(world, [keyOf(untold)], CLAIM, name, [world.target]);
      await world.runUntil(world.now + 1);
    }
    await follow(world, [keyOf(known)], CLAIM, "Jane Smith", [world.target]);
    await db.batch([digestStatement([{ target: world.target, period: "daily-2026-11-25-0700" }], world.now)]);
    await world.wake();
    await world.runUntil(world.now + 10_000);
    const told = world.got.slice(2).map(({ message }) => message.replaces ?? "digest");
    expect(told.toSorted()).toEqual(["C1/1", "digest"]);
    world.d1 = "well";
    await world.wake();
    await world.runUntil(world.now + HOUR);
    expect(world.got.slice(4).map(({ message }) => message.replaces)).toEqual(["C1/2"]);
  }));
