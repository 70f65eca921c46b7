import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { createCourier } from "../../../src/delivery/courier/alarm.ts";
import { DAY, HOUR, inWorld, lostChat, MINUTE, SECOND } from "../support/world.ts";

describe("a courier", () => {
  it("sends what is pending, records the attempt, and forgets it", () =>
    inWorld(async (world) => {
      await world.receive(lostChat());
      await world.wake();
      await world.runUntil(world.now + HOUR);
      expect(world.got).toHaveLength(1);
      const [delivery] = await world.deliveries();
      expect(delivery).toMatchObject({
        status: "sent",
        code: "sent",
        note: "answered 200",
        attempts: [{ outcome: "sent" }],
      });
      expect((await world.storage.list({ prefix: "entry/" })).size).toBe(0);
      expect(world.alarm).toBeNull();
    }));

  it("ends a delivery at once when the other side says never, and goes on with the next", () =>
    inWorld(async (world) => {
      await world.receive(lostChat());
      world.answer = () => ({ kind: "dead", status: 302, result: { code: "answered", status: 302 } });
      await world.wake();
      await world.runUntil(world.now + MINUTE);
      world.answer = () => ({ kind: "sent", status: 200, result: { code: "answered", status: 200 } });
      await world.receive(lostChat());
      await world.wake();
      await world.runUntil(world.now + DAY);
      expect(world.got).toHaveLength(2);
      const ends = (await world.deliveries()).map(({ status, code, note }) => [status, code, note]);
      expect(ends).toEqual([
        ["dead", "refused", "answered 302"],
        ["sent", "sent", "answered 200"],
      ]);
    }));

  it("waits exactly as long as it is asked to, with everything for that target", () =>
    inWorld(async (world) => {
      await world.receive(lostChat());
      await world.receive(lostChat());
      const start = world.now;
      const until = start + 7 * MINUTE + 123;
      world.answer = () =>
        world.got.length === 1
          ? { kind: "retry", status: 429, result: { code: "answered", status: 429 }, waitUntil: until }
          : { kind: "sent", status: 200, result: { code: "answered", status: 200 } };
      await world.wake();
      await world.runUntil(start + 3 * MINUTE);
      // Somebody wakes it meanwhile: it goes on waiting.
      await world.wake();
      await world.runUntil(start + HOUR);
      expect(world.got.map(({ at }) => at)).toEqual([start, until]);
      expect((await world.deliveries()).map(({ status }) => status)).toEqual(["sent", "sent"]);
    }));

  it("keeps the wait that it was asked for over a restart", () =>
    inWorld(async (world) => {
      await world.receive(lostChat());
      const start = world.now;
      world.answer = () => ({
        kind: "retry",
        status: 429,
        result: { code: "answered", status: 429 },
        waitUntil: start + HOUR,
      });
      await world.wake();
      await world.runUntil(start + MINUTE);
      world.restart();
      await world.receive(lostChat());
      await world.wake();
      await world.runUntil(start + HOUR - 1);
      expect(world.got).toHaveLength(1);
    }));

  it("suppresses what has become spam, and says so", () =>
    inWorld(async (world) => {
      const chat = lostChat();
      await world.receive(chat);
      await world.receive({ ...chat, isSpam: 1 });
      await world.wake();
      await world.runUntil(world.now + HOUR);
      expect(world.got).toEqual([]);
      expect(await world.deliveries()).toMatchObject([
        { status: "suppressed", code: "marked-as-spam", note: "marked as spam since", attempts: [] },
      ]);
    }));

  it("suppresses what is about a chat that was erased, and says so", () =>
    inWorld(async (world) => {
      await world.receive(lostChat());
      await env.DB.prepare("DELETE FROM chats").run();
      await world.wake();
      await world.runUntil(world.now + HOUR);
      expect(world.got).toEqual([]);
      expect(await world.deliveries()).toMatchObject([
        { status: "suppressed", code: "chat-not-stored", note: "the chat is not stored any more", attempts: [] },
      ]);
    }));

  it("keeps everything pending while the settings are wrong, and sends it when they are right", () =>
    inWorld(async (world) => {
      await world.receive(lostChat());
      world.settings = "wrong";
      await world.wake();
      await world.runUntil(world.now + HOUR);
      expect(await world.deliveries()).toMatchObject([{ status: "pending", attempts: [] }]);
      world.settings = "right";
      await world.runUntil(world.now + MINUTE);
      expect(await world.deliveries()).toMatchObject([{ status: "sent" }]);
    }));

  it("looks at settings that are wrong now and then, and not without a pause, however much is pending", () =>
    inWorld(async (world) => {
      for (let count = 0; count < 3; count += 1) await world.receive(lostChat());
      world.settings = "wrong";
      await world.wake();
      await world.runUntil(world.now);
      expect(world.alarm).toBe(world.now + 30 * SECOND);
    }));

  it("lets a chat that can not be put into words neither stop the others nor vanish", () =>
    inWorld(async (world) => {
      const compose = world.compose;
      await world.receive(lostChat());
      await world.receive(lostChat());
      const [poison] = await world.deliveries();
      world.compose = async (together) => {
        if (together.some(({ id }) => id === poison?.id)) throw new TypeError("a secret of the customer");
        return compose(together);
      };
      await world.wake();
      await world.runUntil(world.now + 5 * DAY);
      expect(world.got).toHaveLength(1);
      const [first, second] = await world.deliveries();
      expect(first?.status).toBe("dead");
      expect(first?.note).toContain("could not be composed");
      expect(second?.status).toBe("sent");
      expect(JSON.stringify([first, world.logged])).not.toContain("a secret of the customer");
    }));
});

describe("a wake-up in the middle of a round", () => {
  it("is followed by another round at once, however late the next one was due", async () => {
    const alarms: number[] = [];
    let rounds = 0;
    const clock = { now: () => 1_000, wakeAt: async (instant: number) => void alarms.push(instant) };
    const courier = createCourier(
      async () => {
        rounds += 1;
        if (rounds === 1) await courier.wake();
        return rounds === 1 ? 99_000 : null;
      },
      clock,
      () => {},
      1_000,
    );
    await courier.alarm();
    expect(alarms.at(-1)).toBe(1_000);
  });

  it("does not make a round that nothing overtook run again", async () => {
    const alarms: number[] = [];
    const clock = { now: () => 1_000, wakeAt: async (instant: number) => void alarms.push(instant) };
    const courier = createCourier(
      async () => 99_000,
      clock,
      () => {},
      1_000,
    );
    await courier.wake();
    await courier.alarm();
    expect(alarms).toEqual([1_000, 99_000]);
  });

  it("finds a delivery that was recorded after the round had looked", () =>
    inWorld(async (world) => {
      await world.receive(lostChat());
      world.answer = async () => {
        if (world.got.length === 1) {
          await world.receive(lostChat());
          await world.wake();
        }
        return { kind: "sent", status: 200, result: { code: "answered", status: 200 } };
      };
      await world.wake();
      await world.runUntil(world.now + MINUTE);
      expect(world.got).toHaveLength(2);
    }));
});
