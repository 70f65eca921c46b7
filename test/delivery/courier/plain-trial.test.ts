import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Member } from "../../../src/alerts/message-state.ts";
import type { Outcome } from "../../../src/channels/channel.ts";
import { isPlainTrial, trialOutcome, withRich } from "../../../src/delivery/courier/schedule/plain-trial.ts";
import { RETRY_DELAYS, transition } from "../../../src/delivery/courier/schedule/retry-schedule.ts";
import { composeIds, FAILED, plant, SENT } from "../support/plant.ts";
import { DAY, HOUR, inWorld, lostChat, MINUTE, SECOND, type World } from "../support/world.ts";

const INTERNAL: Outcome = {
  kind: "retry",
  status: 200,
  result: { code: "answered", status: 200, word: "internal_error" },
};
const SILENT: Outcome = { kind: "retry", result: { code: "no-answer", seconds: 10 } };
const MALFORMED: Outcome = { kind: "malformed", status: 400, result: { code: "answered", status: 400 } };

const busy = (world: World, wait: number): Outcome => {
  return { kind: "retry", status: 503, result: { code: "answered", status: 503 }, waitUntil: world.now + wait };
};

/** When each attempt was made since `start`, and the plain ones. */
function attempts({ got }: World, start: number) {
  return got.map(({ at, message }) => `${Math.round((at - start) / SECOND)}${message.plain ? " plain" : ""}`);
}

async function alertFrom(world: World): Promise<number> {
  await world.receive(lostChat());
  const start = world.now;
  await world.wake();
  return start;
}

describe.each([
  ["500", FAILED],
  ["internal_error", INTERNAL],
])("a target that answers %s whenever a message has blocks", (_, failure) => {
  it("gets the alert as plain text, once, within the hour, and the next with blocks first", () =>
    inWorld(async (world) => {
      world.answer = ({ plain }) => (plain ? SENT : failure);
      const start = await alertFrom(world);
      await world.runUntil(start + HOUR);
      expect(attempts(world, start)).toEqual(["0", "5", "35", "155 plain"]);
      expect((await world.deliveries()).map(({ status }) => status)).toEqual(["sent"]);
      const next = await alertFrom(world);
      await world.runUntil(next + HOUR);
      expect(attempts(world, next).slice(4)).toEqual(["0", "5", "35", "155 plain"]);
    }));
});

describe("an alert that the target fails at in any form", () => {
  it("has the same attempts as before, of which one is plain, and then ends", () =>
    inWorld(async (world) => {
      world.answer = () => FAILED;
      const start = await alertFrom(world);
      await world.runUntil(start + 5 * DAY);
      const gaps = world.got.map(({ at }, index) => at - (world.got[index - 1]?.at ?? start));
      expect(gaps).toEqual([0, ...RETRY_DELAYS]);
      expect(world.got.map(({ message }) => message.plain)).toEqual(gaps.map((_, index) => index === 3));
      expect((await world.deliveries())[0]).toMatchObject({ status: "dead", code: "gave-up" });
    }));

  it("goes on with blocks where its plain text is refused, as if that attempt had failed like the others", () =>
    inWorld(async (world) => {
      world.answer = ({ plain }) => (plain ? MALFORMED : FAILED);
      const start = await alertFrom(world);
      await world.runUntil(start + HOUR);
      expect(attempts(world, start)).toEqual(["0", "5", "35", "155 plain", "755", "2555"]);
      world.answer = () => SENT;
      await world.runUntil(start + DAY);
      expect(world.got.at(-1)?.message.plain).toBe(false);
    }));

  it("is plain in time where the target asks for long waits", () =>
    inWorld(async (world) => {
      world.answer = ({ plain }) => (plain ? SENT : busy(world, 45 * MINUTE));
      const start = await alertFrom(world);
      await world.runUntil(start + HOUR);
      expect(attempts(world, start)).toEqual(["0", "2700 plain"]);
    }));

  it("keeps its blocks where there was no answer, or only requested waits: neither says anything of its form", () =>
    inWorld(async (world) => {
      world.answer = () => SILENT;
      const start = await alertFrom(world);
      await world.runUntil(start + 5 * DAY);
      expect(world.got.some(({ message }) => message.plain)).toBe(false);
    }));

  it("is plain once where the courier is restarted after each attempt, or D1 refuses to note them", () =>
    inWorld(async (world) => {
      world.answer = () => FAILED;
      const start = await alertFrom(world);
      world.d1 = "refuses writes";
      for (let at = start; at < start + HOUR; at += SECOND) {
        await world.runUntil(at);
        world.restart();
        if (world.got.length === 3) world.d1 = "well";
      }
      expect(attempts(world, start).filter((one) => one.endsWith("plain"))).toHaveLength(1);
    }));

  it("is plain for each alert that joined, and not again for those that were", () =>
    inWorld(async (world) => {
      world.compose = composeIds;
      world.answer = () => FAILED;
      const [first = ""] = await plant(world, 1);
      const start = world.now;
      await world.wake();
      await world.runUntil(start + 10 * MINUTE);
      const [second = ""] = await plant(world, 1);
      await world.wake();
      await world.runUntil(start + 5 * DAY);
      const plain = world.got.filter(({ message }) => message.plain).map(({ title }) => title.split(" "));
      expect(plain.filter((ids) => ids.includes(second)).length).toBeLessThanOrEqual(1);
      expect(plain[0]).toEqual([first]);
      expect(plain.length).toBeLessThanOrEqual(2);
    }));
});

it("whatever the other side answers, a trial of plain text changes no wait, and there is one at most", () => {
  const outcome = fc.constantFrom<(now: number) => Outcome>(
    () => FAILED,
    () => INTERNAL,
    () => SILENT,
    (now) => ({ kind: "retry", status: 503, result: { code: "answered", status: 503 }, waitUntil: now + 7 * MINUTE }),
    (now) => ({ kind: "retry", status: 429, result: { code: "answered", status: 429 }, waitUntil: now + MINUTE }),
  );
  const given = fc.tuple(fc.array(outcome, { maxLength: 40 }), fc.boolean());
  fc.assert(
    fc.property(given, ([outcomes, isRefused]) => {
      const run = (withTrial: boolean) => {
        let member: Member = { id: "a", made: 0, chosen: 0, firstAt: null, dueAt: 0 };
        const made: { at: number; plain: boolean }[] = [];
        for (const answer of outcomes) {
          const now = member.dueAt;
          const plain = withTrial && isPlainTrial({ form: "rich", members: [member] }, now);
          made.push({ at: now, plain });
          const said = plain && isRefused ? MALFORMED : answer(now);
          const judged = plain ? trialOutcome(said) : said;
          const step = transition(member, { startedAt: now, now, form: "rich", outcome: judged, random: 0 });
          if (step.status !== "pending") break;
          member = withTrial ? withRich(step.member, plain, judged, now) : step.member;
        }
        return made;
      };
      const [tried, before] = [run(true), run(false)];
      if (!isRefused) expect(tried.map(({ at }) => at)).toEqual(before.map(({ at }) => at));
      const plain = tried.filter((one) => one.plain);
      expect(plain.length).toBeLessThanOrEqual(1);
    }),
  );
});
