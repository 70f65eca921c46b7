import { describe, expect, it } from "vitest";
import type { Member } from "../../../src/alerts/message-state.ts";
import { storeCode } from "../../../src/alerts/stored-code.ts";
import type { Outcome } from "../../../src/channels/channel.ts";
import { storedResult } from "../../../src/channels/result.ts";
import {
  type Made,
  RETRY_DELAYS,
  type Transition,
  transition,
} from "../../../src/delivery/courier/schedule/retry-schedule.ts";
import { endText } from "../../../src/locale/recorded-text.ts";
import { DAY, HOUR, inWorld, lostChat, SECOND } from "../support/world.ts";

const failed = { kind: "retry", status: 500, result: { code: "answered", status: 500 } } as const;

function member(chosen: number, more: Partial<Member> = {}): Member {
  return { id: "a", made: chosen, chosen, firstAt: 0, dueAt: 0, ...more };
}

function made(outcome: Outcome, more: Partial<Made> = {}): Made {
  return { startedAt: 0, now: 0, form: "rich", outcome, random: 0, ...more };
}

const dueAt = (step: Transition) => (step.status === "pending" ? step.member.dueAt : Number.NaN);

describe("the waits between attempts", () => {
  it("grow from at most ten seconds to a day", () => {
    const [first = 0] = RETRY_DELAYS;
    expect(first * 1.2).toBeLessThanOrEqual(10 * SECOND);
    expect(RETRY_DELAYS.at(-1)).toBeGreaterThanOrEqual(DAY);
    expect(RETRY_DELAYS.every((wait, index) => wait > (RETRY_DELAYS[index - 1] ?? 0) * 1.2)).toBe(true);
  });

  it("are jittered upwards by up to a fifth", () => {
    const jittered = (random: number) => dueAt(transition(member(1), made(failed, { random })));
    expect(jittered(0)).toBe(RETRY_DELAYS[1]);
    expect(jittered(0.5)).toBe((RETRY_DELAYS[1] ?? 0) * 1.1);
    expect(jittered(0.999_999)).toBeLessThanOrEqual((RETRY_DELAYS[1] ?? 0) * 1.2);
  });

  it("end with the result of the last attempt", () => {
    const step = transition(member(RETRY_DELAYS.length), made(failed));
    expect(step).toEqual({
      status: "dead",
      end: { code: "gave-up", attempts: 11, result: storedResult(failed.result) },
    });
    expect(step.status === "dead" && endText("en", storeCode(step.end))).toBe(
      "gave up after 11 attempts: answered 500",
    );
  });

  it("are not used up by waits that the other side asked for, which end after three days", () => {
    const asked = { ...failed, status: 429, waitUntil: 71 * HOUR };
    const patient = member(0, { made: 500 });
    expect(dueAt(transition(patient, made(asked, { startedAt: 70 * HOUR, now: 70 * HOUR })))).toBe(71 * HOUR);
    const tooLong = made({ ...asked, waitUntil: 73 * HOUR }, { startedAt: 71 * HOUR, now: 71 * HOUR });
    expect(transition(patient, tooLong)).toMatchObject({ status: "dead", end: { code: "waited-for-days" } });
    expect(dueAt(transition(patient, made(failed)))).toBe(RETRY_DELAYS[0]);
  });

  it("are not used up where a delivery only went along, before it was due by its own", () => {
    const early = member(4, { dueAt: HOUR });
    expect(transition(early, made(failed, { startedAt: SECOND, now: SECOND }))).toEqual({
      status: "pending",
      member: { ...early, made: 5 },
    });
  });

  it("are none for what was refused as malformed, once; a plain text that is refused too is the end", () => {
    const result = { code: "answered", status: 400, word: "invalid_blocks" } as const;
    const malformed = { kind: "malformed", status: 400, result } as const;
    expect(dueAt(transition(member(3), made(malformed, { now: 7 })))).toBe(7);
    const step = transition(member(4), made(malformed, { now: 7, form: "plain" }));
    expect(step.status === "dead" && endText("en", storeCode(step.end))).toBe(
      "answered 400 invalid_blocks, as plain text too",
    );
  });

  it("are none while the target is out of order: what it did not take is kept, and its waits count anew", () => {
    const result = { code: "answered", status: 404, word: "no_service" } as const;
    const gone = { kind: "out-of-order", status: 404, result } as const;
    expect(transition(member(9, { made: 500 }), made(gone, { now: 7 }))).toEqual({
      status: "pending",
      member: member(0, { made: 501, firstAt: null, dueAt: 7 }),
    });
  });

  it("are kept by the courier, attempt by attempt", () =>
    inWorld(async (world) => {
      world.answer = () => failed;
      await world.receive(lostChat());
      const start = world.now;
      await world.wake();
      await world.runUntil(start + 5 * DAY);
      const gaps = world.got.map(({ at }, index) => at - (world.got[index - 1]?.at ?? start));
      expect(gaps).toEqual([0, ...RETRY_DELAYS]);
      const [delivery] = await world.deliveries();
      expect(delivery).toMatchObject({ status: "dead", note: "gave up after 11 attempts: answered 500" });
      expect(delivery?.attempts).toHaveLength(RETRY_DELAYS.length + 1);
    }));
});
