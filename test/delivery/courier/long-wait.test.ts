import { env } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import type { Outcome, Sending } from "../../../src/channels/channel.ts";
import { enableTarget } from "../../../src/delivery/manual/enable-target.ts";
import { resend } from "../../../src/delivery/manual/resend.ts";
import { sendTest, type Tested } from "../../../src/delivery/manual/send-test.ts";
import { openDatabase } from "../../../src/store/database.ts";
import { listWaits } from "../../../src/store/deliveries/target-waits.ts";
import { DAY, FALLBACK, HOUR, inWorld, lostChat, MINUTE, SECOND, type World } from "../support/world.ts";

const db = openDatabase(env.DB, new AbortController().signal);
const OTHER = "duty";
const SENT: Outcome = { kind: "sent", status: 200, result: { code: "answered", status: 200 } };

function asked(waitUntil: number): Outcome {
  return { kind: "retry", status: 429, result: { code: "answered", status: 429 }, waitUntil };
}

/** The target asks to be left alone until then, each time that it is asked. */
function silent(world: World, until: number): void {
  world.answer = () => asked(until);
}

async function lost(world: World, after = 0): Promise<void> {
  await world.runUntil(world.now + after);
  await world.receive(lostChat());
  await world.wake();
  await world.runUntil(world.now);
}

async function heardBy(target: string, world: World): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const query = env.DB.prepare("SELECT * FROM deliveries WHERE target = ? AND other_target = ? ORDER BY id");
  return (await query.bind(target, world.target).all()).results;
}

const waits = async (world: World) => (await listWaits(db, world.now)).filter(({ target }) => target === world.target);

describe("a target that asks to be left alone for days", () => {
  it("is shown from then on: since when, until when, and what it answered", () =>
    inWorld(async (world) => {
      const start = world.now;
      silent(world, start + 72 * HOUR);
      await lost(world);
      expect(await waits(world)).toEqual([
        { target: world.target, since: start, until: start + 72 * HOUR, code: "answered", args: '{"status":429}' },
      ]);
    }));

  it("costs no alert: each goes at once to who stands in, ends here as told to them, and does not come back", () =>
    inWorld(async (world) => {
      world.standIns = [FALLBACK];
      const start = world.now;
      silent(world, start + 72 * HOUR);
      await lost(world);
      for (let count = 0; count < 70; count += 1) await lost(world, 10 * SECOND);
      await world.runUntil(world.now + MINUTE);
      const here = await world.deliveries();
      const note = `the target asked to be left alone until ${new Date(start + 72 * HOUR).toISOString()}: told to ${FALLBACK}`;
      expect([...new Set(here.map((one) => `${one.status}, ${one.code}: ${one.note}`))]).toEqual([
        `suppressed, target-waiting: ${note}`,
      ]);
      expect(here).toHaveLength(71);
      const there = await heardBy(FALLBACK, world);
      expect(there).toHaveLength(71);
      expect([...new Set(there.map(({ status, kind }) => `${status} ${kind}`))]).toEqual(["pending alert"]);
      expect(world.woken).toContain(FALLBACK);
      expect(world.got).toHaveLength(1);
      // It takes everything again: what others were told stays theirs.
      world.answer = () => SENT;
      await world.runUntil(start + 80 * HOUR);
      expect(world.got).toHaveLength(1);
      expect(await heardBy(FALLBACK, world)).toHaveLength(71);
    }));

  it("is asked once an hour with what is due for longest, and its wait ends when it takes it", () =>
    inWorld(async (world) => {
      const start = world.now;
      silent(world, start + 72 * HOUR);
      await lost(world);
      await lost(world, MINUTE);
      await world.runUntil(start + 3 * HOUR + MINUTE);
      expect(world.got.map(({ at }) => at - start)).toEqual([0, HOUR, 2 * HOUR, 3 * HOUR]);
      world.answer = () => SENT;
      await world.runUntil(start + 4 * HOUR + MINUTE);
      expect((await world.deliveries()).map(({ status }) => status)).toEqual(["sent", "sent"]);
      expect(await waits(world)).toEqual([]);
      await lost(world);
      expect((await world.deliveries()).map(({ status }) => status)).toEqual(["sent", "sent", "sent"]);
    }));

  it("is asked by an alert that would go to another, once the hour is over", () =>
    inWorld(async (world) => {
      world.standIns = [FALLBACK];
      const start = world.now;
      silent(world, start + 72 * HOUR);
      await lost(world);
      world.answer = () => SENT;
      await lost(world, 59 * MINUTE);
      expect(world.got).toHaveLength(1);
      await lost(world, 2 * MINUTE);
      expect(world.got).toHaveLength(2);
      expect(await waits(world)).toEqual([]);
    }));

  it("keeps what nobody else can be told: the one who stands in is waiting too, or is off, or there is none", () =>
    inWorld(async (world) => {
      world.standIns = [FALLBACK, OTHER];
      const start = world.now;
      await env.DB.batch([
        env.DB.prepare("INSERT INTO target_waits VALUES (?, 0, ?, 'answered', '{}')").bind(FALLBACK, start + DAY),
        env.DB.prepare("INSERT INTO outages (target, since, reason) VALUES (?, 0, 'off')").bind(OTHER),
      ]);
      silent(world, start + 72 * HOUR);
      await lost(world);
      await lost(world, MINUTE);
      expect((await world.deliveries()).map(({ status }) => status)).toEqual(["pending", "pending"]);
      // The default target is on again, and hears the next time that there is something.
      await env.DB.prepare("DELETE FROM outages WHERE target = ?").bind(OTHER).run();
      await lost(world, MINUTE);
      expect((await world.deliveries()).map(({ status }) => status)).toEqual([
        "suppressed",
        "suppressed",
        "suppressed",
      ]);
      expect(await heardBy(OTHER, world)).toHaveLength(3);
      expect(await heardBy(FALLBACK, world)).toEqual([]);
      await env.DB.prepare("DELETE FROM target_waits WHERE target = ?").bind(FALLBACK).run();
    }));

  it("keeps what was told to it in another's place: that goes in no circle", () =>
    inWorld(async (world) => {
      world.standIns = [FALLBACK];
      const start = world.now;
      await world.receive(lostChat());
      await env.DB.prepare("UPDATE deliveries SET other_target = ? WHERE target = ?")
        .bind(FALLBACK, world.target)
        .run();
      silent(world, start + 10 * HOUR);
      await world.wake();
      await world.runUntil(start + 9 * HOUR);
      expect((await world.deliveries()).map(({ status }) => status)).toEqual(["pending"]);
      world.answer = () => SENT;
      await world.runUntil(start + 11 * HOUR);
      expect((await world.deliveries()).map(({ status }) => status)).toEqual(["sent"]);
    }));

  it("is out of order once it has asked for as long as a target may fail, and others hear of it", () =>
    inWorld(async (world) => {
      world.outOfOrderAfter = 3 * HOUR;
      const start = world.now;
      silent(world, start + 72 * HOUR);
      await lost(world);
      await world.runUntil(start + 3 * HOUR - 1);
      const reason = () =>
        env.DB.prepare("SELECT reason FROM outages WHERE target = ?").bind(world.target).first("reason");
      expect(await reason()).toBeNull();
      await world.runUntil(start + 4 * HOUR);
      expect(await reason()).toContain("nothing but failures since");
      expect(await heardBy(FALLBACK, world)).toMatchObject([{ kind: "outage" }]);
      expect(await waits(world)).toEqual([]);
    }));
});

describe("a wait of up to an hour", () => {
  it.each([
    [5 * MINUTE, 0],
    [15 * MINUTE, 0],
    [16 * MINUTE, 1],
    [HOUR, 1],
  ])("of %d ms is kept exactly, and is shown where it is longer than a quarter of an hour", (time, shown) =>
    inWorld(async (world) => {
      const start = world.now;
      world.answer = () => (world.got.length === 1 ? asked(start + time) : SENT);
      await lost(world);
      expect(await waits(world)).toHaveLength(shown);
      await world.runUntil(start + 2 * HOUR);
      expect(world.got.map(({ at }) => at - start)).toEqual([0, time]);
    }),
  );
});

describe("somebody who will not wait", () => {
  const MESSAGE = {
    kind: "alert",
    language: "en",
    title: "test",
    summary: "",
    facts: [],
    quote: null,
    items: [],
  } as const;
  const TEST = { ...MESSAGE, footnotes: [], links: [], about: null, plain: false } as const;

  const test = (world: World): Promise<Tested> =>
    world.byHand((ports, journal, memory) => {
      const destination = {
        ...{ channel: "played", pace: SECOND, isBatched: true, updates: "none" as const, parts: () => null },
        send: async (_message: unknown, _io: unknown, sending: Sending) => world.answer(TEST, sending),
      };
      return sendTest(ports, journal, memory, destination, TEST);
    });

  it("sends a test at once: it ends the wait where it is taken, and counts as no failure where it is not", () =>
    inWorld(async (world) => {
      const start = world.now;
      silent(world, start + 72 * HOUR);
      await lost(world);
      await world.runUntil(start + MINUTE);
      silent(world, start + 90 * HOUR);
      expect(await test(world)).toMatchObject({ outcome: "retry", status: 429 });
      expect(await waits(world)).toMatchObject([{ until: start + 90 * HOUR }]);
      await world.runUntil(start + 2 * MINUTE);
      world.answer = () => SENT;
      expect(await test(world)).toMatchObject({ outcome: "sent" });
      expect(await waits(world)).toEqual([]);
      await world.runUntil(start + 3 * MINUTE);
      expect((await world.deliveries()).map(({ status }) => status)).toEqual(["sent"]);
    }));

  it("sends a delivery now: it goes at once, and the others with the end of the wait", () =>
    inWorld(async (world) => {
      const start = world.now;
      silent(world, start + 72 * HOUR);
      await lost(world);
      await lost(world, MINUTE);
      const [first, second] = await world.deliveries();
      // Still refused: the wait goes on.
      await world.byHand((ports, journal, memory) => resend(ports, journal, memory, second?.id ?? ""));
      await world.runUntil(start + 2 * MINUTE);
      expect(world.got).toHaveLength(2);
      expect(await waits(world)).toHaveLength(1);
      world.answer = () => SENT;
      await world.byHand((ports, journal, memory) => resend(ports, journal, memory, first?.id ?? ""));
      await world.runUntil(start + 5 * MINUTE);
      expect((await world.deliveries()).map(({ status }) => status)).toEqual(["sent", "sent"]);
      expect(await waits(world)).toEqual([]);
    }));

  it("switches it on: what is due asks it at once; where nothing is due, the wait is over", () =>
    inWorld(async (world) => {
      const start = world.now;
      silent(world, start + 72 * HOUR);
      await lost(world);
      await world.byHand(enableTarget);
      await world.runUntil(start + MINUTE);
      expect(world.got).toHaveLength(2);
      expect(await waits(world)).toHaveLength(1);
      world.answer = () => SENT;
      await world.byHand(enableTarget);
      await world.runUntil(start + 2 * MINUTE);
      expect((await world.deliveries()).map(({ status }) => status)).toEqual(["sent"]);
      expect(await waits(world)).toEqual([]);
      silent(world, start + 72 * HOUR);
      world.standIns = [FALLBACK];
      await lost(world, MINUTE);
      await world.runUntil(world.now + MINUTE);
      expect(await waits(world)).toHaveLength(1);
      await world.byHand(enableTarget);
      await world.runUntil(world.now + 2 * HOUR);
      expect(await waits(world)).toEqual([]);
    }));
});

it("a wait that an older version kept as the target's pace is a wait that was asked for", () =>
  inWorld(async (world) => {
    const start = world.now;
    await world.storage.put("target-memory", { notBefore: start + 10 * HOUR, gatherUntil: 0, failingSince: start });
    await lost(world);
    expect(world.got).toEqual([]);
    await world.runUntil(start + HOUR);
    expect(world.got.map(({ at }) => at - start)).toEqual([HOUR]);
  }));
