import { describe, expect, it } from "vitest";
import { RETRY_DELAYS } from "../../../src/delivery/courier/schedule/retry-schedule.ts";
import { composeIds, FAILED, messagesOf, plant, SENT, status } from "../support/plant.ts";
import { DAY, HOUR, inWorld, lostChat, MINUTE, SECOND, type World } from "../support/world.ts";

async function onlyDelivery(world: World) {
  const [delivery] = await world.deliveries();
  if (delivery === undefined) throw new Error("there is none");
  return delivery;
}

describe("a delivery that is sent again by hand", () => {
  it("has the whole list of waits before it, and keeps what was recorded of earlier attempts", () =>
    inWorld(async (world) => {
      world.answer = () => FAILED;
      await world.receive(lostChat());
      await world.wake();
      await world.runUntil(world.now + 5 * DAY);
      const dead = await onlyDelivery(world);
      expect(dead.status).toBe("dead");
      const start = world.now;
      const before = world.got.length;
      expect(await world.retry(dead.id)).toEqual({ kind: "due", was: "dead" });
      expect(await onlyDelivery(world)).toMatchObject({ status: "pending", note: null, due_at: start });
      await world.runUntil(start + 5 * DAY);
      const again = world.got.slice(before);
      expect(again.map(({ at }, index) => at - (again[index - 1]?.at ?? start))).toEqual([0, ...RETRY_DELAYS]);
      const twice = await onlyDelivery(world);
      expect(twice).toMatchObject({ status: "dead", note: "gave up after 11 attempts: answered 500" });
      expect(twice.attempts.slice(0, dead.attempts.length)).toEqual(dead.attempts);
      expect(twice.attempts).toHaveLength(2 * dead.attempts.length);
    }));

  it("may be asked to wait for three more days, whenever it was first tried", () =>
    inWorld(async (world) => {
      world.answer = () => ({ kind: "dead", status: 404, result: { code: "answered", status: 404 } });
      await world.receive(lostChat());
      await world.wake();
      await world.runUntil(world.now + 10 * DAY);
      const until = world.now + HOUR;
      world.answer = () => ({
        kind: "retry",
        status: 429,
        result: { code: "answered", status: 429 },
        waitUntil: until,
      });
      await world.retry((await onlyDelivery(world)).id);
      await world.runUntil(world.now + MINUTE);
      expect(await onlyDelivery(world)).toMatchObject({ status: "pending", due_at: until });
    }));

  it("is hurried while it waits, without another list of waits", () =>
    inWorld(async (world) => {
      world.answer = () => FAILED;
      await world.receive(lostChat());
      const start = world.now;
      await world.wake();
      await world.runUntil(start + HOUR);
      const tried = world.got.length;
      expect(await world.retry((await onlyDelivery(world)).id)).toEqual({ kind: "due", was: "pending" });
      await world.runUntil(start + HOUR);
      expect(world.got).toHaveLength(tried + 1);
      await world.runUntil(start + 5 * DAY);
      expect(world.got).toHaveLength(RETRY_DELAYS.length + 1);
    }));

  it("is not sent a second time where D1 has not been told yet that it was sent", () =>
    inWorld(async (world) => {
      await world.receive(lostChat());
      world.answer = () => {
        world.d1 = "refuses writes";
        return { kind: "sent", status: 200, result: { code: "answered", status: 200 } };
      };
      await world.wake();
      await world.runUntil(world.now + MINUTE);
      const { id, status } = await onlyDelivery(world);
      expect(status).toBe("pending");
      world.restart();
      expect(await world.retry(id)).toEqual({ kind: "unavailable" });
      await world.runUntil(world.now + MINUTE);
      world.d1 = "well";
      expect(await world.retry(id)).toEqual({ kind: "sent" });
      await world.runUntil(world.now + DAY);
      expect(world.got).toHaveLength(1);
      expect(await onlyDelivery(world)).toMatchObject({ status: "sent", attempts: [{ outcome: "sent" }] });
    }));

  it.each([
    ["turns out to be obsolete", "well"],
    ["turns out to be obsolete", "refuses writes"],
    ["cannot be composed", "well"],
    ["cannot be composed", "refuses writes"],
  ] as const)("where it %s and D1 %s is tried once at a time, and others are sent", (what, d1) =>
    inWorld(async (world) => {
      const [id = ""] = await plant(world, 1);
      expect(await world.retry(id)).toMatchObject({ kind: "due" });
      const [other = ""] = await plant(world, 1, { kind: "digest" });
      const tried: number[] = [];
      world.compose = async (together) => {
        if (!together.some((delivery) => delivery.id === id)) return composeIds(together);
        tried.push(world.now);
        if (what === "cannot be composed") throw new Error("played");
        const reason = { code: "marked-as-spam" } as const;
        return { message: null, members: [], suppressed: together.map((delivery) => ({ delivery, reason })) };
      };
      world.d1 = d1;
      await world.runUntil(world.now + MINUTE);
      expect(new Set(tried).size).toBe(tried.length);
      expect(world.got.map(({ title }) => title)).toEqual([other]);
    }),
  );

  it("is not sent a second time where its message is only in the journal", () =>
    inWorld(async (world) => {
      world.compose = composeIds;
      const [id = ""] = await plant(world, 1);
      expect(await world.retry(id)).toMatchObject({ kind: "due" });
      world.d1 = "refuses writes";
      await world.runUntil(world.now);
      expect(world.got).toHaveLength(1);
      await world.byHand((_, __, targetState) => targetState.remember({ urgent: id }));
      await world.runUntil(world.now + MINUTE);
      expect(world.got).toHaveLength(1);
      world.answer = () => FAILED;
      const [other = ""] = await plant(world, 1);
      await world.wake();
      await world.runUntil(world.now + MINUTE);
      await world.byHand((_, __, targetState) => targetState.remember({ urgent: other }));
      await world.runUntil(world.now + SECOND);
      world.d1 = "well";
      world.answer = () => SENT;
      await world.runUntil(world.now + HOUR);
      expect(new Set((await messagesOf(world)).map(({ id }) => id)).size).toBe(2);
      expect(await status(world)).toEqual({ sent: 2 });
    }));

  it("is unknown where there is none, and nothing is known while D1 is away", () =>
    inWorld(async (world) => {
      expect(await world.retry("7-1-alert-1-nobody")).toEqual({ kind: "unknown" });
      world.d1 = "away";
      expect(await world.retry("7-1-alert-1-nobody")).toEqual({ kind: "unavailable" });
    }));
});
