import { env } from "cloudflare:test";
import { expect, it } from "vitest";
import { DAY, HOUR, inWorld, lostChat, MINUTE } from "../support/world.ts";

it("a courier that is its target's no more sends nothing, and leaves what is pending to the one that is", () =>
  inWorld(async (world) => {
    await world.receive(lostChat());
    world.isCurrent = false;
    await world.wake();
    await world.runUntil(world.now + DAY);
    expect(world.got).toEqual([]);
    expect((await world.deliveries()).map(({ status }) => status)).toEqual(["pending"]);
    expect(world.woken).toEqual([world.target]);
    expect(world.alarm).toBeNull();
  }));

it("tells D1 first what it has sent, for as long as that takes: nothing is sent again by the other", () =>
  inWorld(async (world) => {
    await world.receive(lostChat());
    world.answer = () => {
      world.d1 = "refuses writes";
      return { kind: "sent", status: 200, result: { code: "answered", status: 200 } };
    };
    await world.wake();
    await world.runUntil(world.now + MINUTE);
    world.isCurrent = false;
    world.restart();
    await world.runUntil(world.now + HOUR);
    expect(world.alarm).not.toBeNull();
    expect((await world.deliveries()).map(({ status }) => status)).toEqual(["pending"]);
    world.d1 = "well";
    await world.runUntil(world.now + MINUTE);
    expect((await world.deliveries()).map(({ status }) => status)).toEqual(["sent"]);
    expect([world.got.length, world.alarm]).toEqual([1, null]);
  }));

it("says of a message whose answer it does not know that it may have arrived, and the other one sends it", () =>
  inWorld(async (world) => {
    await world.receive(lostChat());
    world.answer = () => new Promise(() => {});
    await world.wake();
    world.alarm = null;
    const { promise, resolve } = Promise.withResolvers<void>();
    world.answer = () => {
      resolve();
      return new Promise(() => {});
    };
    world.alarm = world.now;
    void world.runUntil(world.now);
    await promise;
    world.isCurrent = false;
    world.restart();
    await world.wake();
    await world.runUntil(world.now + MINUTE);
    const [delivery] = await world.deliveries();
    expect(delivery).toMatchObject({
      status: "pending",
      attempts: [{ outcome: "retry", note: expect.stringContaining("may have arrived") }],
    });
    world.answer = () => ({ kind: "sent", status: 200, result: { code: "answered", status: 200 } });
    world.isCurrent = true;
    await world.wake();
    await world.runUntil(world.now + HOUR);
    expect((await world.deliveries()).map(({ status }) => status)).toEqual(["sent"]);
    expect(
      await env.DB.prepare("SELECT count(*) AS n FROM messages WHERE target = ?").bind(world.target).first("n"),
    ).toBe(1);
  }));
