import { describe, expect, it } from "vitest";
import { THOROUGH } from "../../support/thorough.ts";
import { HOUR, inWorld, lostChat, MINUTE, SECOND } from "../support/world.ts";

/** How long D1 refuses writes. */
const REFUSES = (THOROUGH ? 24 : 6) * HOUR;

describe("a courier whose D1", () => {
  it("refuses writes for hours after Slack said 200 sends one message, and records it when D1 is well", () =>
    inWorld(async (world) => {
      await world.receive(lostChat());
      world.d1 = "refuses writes";
      await world.wake();
      await world.runUntil(world.now + REFUSES);
      expect(world.got).toHaveLength(1);
      expect(await world.deliveries()).toMatchObject([{ status: "pending" }]);
      world.d1 = "well";
      await world.runUntil(world.now + MINUTE);
      expect(world.got).toHaveLength(1);
      expect(await world.deliveries()).toMatchObject([{ status: "sent", attempts: [{ outcome: "sent" }] }]);
    }));

  it("refuses writes for hours, over a restart each hour, still sends one message", () =>
    inWorld(async (world) => {
      await world.receive(lostChat());
      world.d1 = "refuses writes";
      for (const end = world.now + REFUSES; world.now < end; ) {
        await world.wake();
        await world.runUntil(world.now + HOUR);
        world.restart();
      }
      world.d1 = "well";
      await world.wake();
      await world.runUntil(world.now + HOUR);
      expect(world.got).toHaveLength(1);
      expect(await world.deliveries()).toMatchObject([{ status: "sent" }]);
    }));

  it("refuses writes goes on with other chats, and with retries, from what the journal knows", () =>
    inWorld(async (world) => {
      for (let count = 0; count < 30; count += 1) await world.receive(lostChat());
      world.d1 = "refuses writes";
      world.answer = () =>
        world.got.length <= 3
          ? { kind: "retry", status: 500, result: { code: "answered", status: 500 } }
          : { kind: "sent", status: 200, result: { code: "answered", status: 200 } };
      await world.wake();
      await world.runUntil(world.now + HOUR);
      expect(world.got).toHaveLength(4);
      world.d1 = "well";
      await world.runUntil(world.now + HOUR);
      expect(world.got).toHaveLength(4);
      const deliveries = await world.deliveries();
      expect(deliveries.filter(({ status }) => status === "sent")).toHaveLength(30);
      expect(deliveries.flatMap(({ attempts }) => attempts)).toHaveLength(4 * 30);
      expect((await world.storage.list({ prefix: "entry/" })).size).toBe(0);
    }));

  it("is away is asked again, and nothing is lost", () =>
    inWorld(async (world) => {
      await world.receive(lostChat());
      world.d1 = "away";
      await world.wake();
      await world.runUntil(world.now + HOUR);
      expect(world.got).toEqual([]);
      expect(world.alarm).not.toBeNull();
      world.d1 = "well";
      await world.runUntil(world.now + MINUTE);
      expect(world.got).toHaveLength(1);
      expect(await world.deliveries()).toMatchObject([{ status: "sent" }]);
    }));
});

describe("a kill in the middle", () => {
  it("between the request and its answer: tried again, and the record says that it may have arrived", () =>
    inWorld(async (world) => {
      await world.receive(lostChat());
      world.answer = () => new Promise(() => {});
      await world.wake();
      void world.runUntil(world.now + SECOND);
      await until(() => world.got.length === 1);
      world.restart();
      world.answer = () => ({ kind: "sent", status: 200, result: { code: "answered", status: 200 } });
      await world.wake();
      await world.runUntil(world.now + MINUTE);
      expect(world.got).toHaveLength(2);
      const [delivery] = await world.deliveries();
      expect(delivery?.status).toBe("sent");
      expect(delivery?.attempts.map(({ outcome }) => outcome)).toEqual(["retry", "sent"]);
      expect(delivery?.attempts[0]?.note).toContain("may have arrived");
    }));

  it("between the answer and D1: not sent again", () =>
    inWorld(async (world) => {
      await world.receive(lostChat());
      world.d1 = "well";
      world.answer = () => {
        world.d1 = "refuses writes";
        return { kind: "sent", status: 200, result: { code: "answered", status: 200 } };
      };
      await world.wake();
      await world.runUntil(world.now + SECOND);
      world.restart();
      world.d1 = "well";
      await world.wake();
      await world.runUntil(world.now + HOUR);
      expect(world.got).toHaveLength(1);
      expect(await world.deliveries()).toMatchObject([{ status: "sent" }]);
    }));
});

describe("a courier whose own storage", () => {
  it("can not write the intent sends nothing until it can", async () => {
    let broken = true;
    await inWorld(
      async (world) => {
        await world.receive(lostChat());
        await world.wake();
        await world.runUntil(world.now + HOUR);
        expect(world.got).toEqual([]);
        broken = false;
        await world.runUntil(world.now + MINUTE);
        expect(world.got).toHaveLength(1);
      },
      (storage) => failing(storage, () => broken),
    );
  });

  it("can not write the answer does not send again", async () => {
    let broken = false;
    await inWorld(
      async (world) => {
        await world.receive(lostChat());
        world.answer = () => {
          broken = true;
          return { kind: "sent", status: 200, result: { code: "answered", status: 200 } };
        };
        await world.wake();
        await world.runUntil(world.now + HOUR);
        expect(world.got).toHaveLength(1);
        expect(await world.deliveries()).toMatchObject([{ status: "sent" }]);
      },
      (storage) => failing(storage, () => broken),
    );
  });
});

/** Storage whose writes throw while it is broken. */
function failing(storage: DurableObjectStorage, broken: () => boolean): DurableObjectStorage {
  return new Proxy(storage, {
    get(real, name) {
      if (name === "put" && broken()) return () => Promise.reject(new Error("storage is broken"));
      const value: unknown = Reflect.get(real, name);
      return typeof value === "function" ? value.bind(real) : value;
    },
  });
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1));
}
