import { describe, expect, it } from "vitest";
import { NO_TRIES, type Tries } from "../../src/alerts/delivery.ts";
import { nextStep, WAITS } from "../../src/delivery/waits.ts";
import { DAY, HOUR, inWorld, lostChat, SECOND } from "./world.ts";

const failed = { kind: "retry", status: 500, result: { code: "answered", status: 500 } } as const;

function tries(made: number, asked = false): Tries {
  return { ...NO_TRIES, made, chosen: asked ? 0 : made, firstAt: 0 };
}

describe("the waits between attempts", () => {
  it("grow from at most ten seconds to a day", () => {
    const [first = 0] = WAITS;
    expect(first * 1.2).toBeLessThanOrEqual(10 * SECOND);
    expect(WAITS.at(-1)).toBeGreaterThanOrEqual(DAY);
    expect(WAITS.every((wait, index) => wait > (WAITS[index - 1] ?? 0) * 1.2)).toBe(true);
  });

  it("are jittered upwards by up to a fifth", () => {
    const dueAt = (random: number) => {
      const step = nextStep(failed, tries(1), 0, random);
      return step.status === "pending" ? step.dueAt : Number.NaN;
    };
    expect(dueAt(0)).toBe(WAITS[1]);
    expect(dueAt(0.5)).toBe((WAITS[1] ?? 0) * 1.1);
    expect(dueAt(0.999_999)).toBeLessThanOrEqual((WAITS[1] ?? 0) * 1.2);
  });

  it("end with the reason of the last attempt", () => {
    const step = nextStep(failed, tries(WAITS.length), 0, 0);
    expect(step).toEqual({ status: "dead", note: `gave up after ${WAITS.length + 1} attempts: answered 500` });
  });

  it("are not used up by waits that the other side asked for, which end after three days", () => {
    const asked = { ...failed, status: 429, waitUntil: 71 * HOUR };
    expect(nextStep(asked, tries(500, true), 70 * HOUR, 0)).toEqual({ status: "pending", dueAt: 71 * HOUR });
    expect(nextStep({ ...asked, waitUntil: 73 * HOUR }, tries(500, true), 71 * HOUR, 0).status).toBe("dead");
    expect(nextStep(failed, tries(500, true), 0, 0)).toEqual({ status: "pending", dueAt: WAITS[0] });
  });

  it("are none for what was refused as malformed, once; a plain text that is refused too is the end", () => {
    const malformed = {
      kind: "malformed",
      status: 400,
      result: { code: "answered", status: 400, word: "invalid_blocks" },
    } as const;
    expect(nextStep(malformed, tries(3), 7, 0)).toEqual({ status: "pending", dueAt: 7 });
    expect(nextStep(malformed, { ...tries(4), malformed: true }, 7, 0)).toEqual({
      status: "dead",
      note: "answered 400 invalid_blocks, as plain text too",
    });
  });

  it("are none while the target is out of order: what it did not take is kept, however often", () => {
    const gone = {
      kind: "out-of-order",
      status: 404,
      result: { code: "answered", status: 404, word: "no_service" },
    } as const;
    expect(nextStep(gone, tries(500), 7, 0)).toEqual({ status: "pending", dueAt: 7 });
  });

  it("are kept by the courier, attempt by attempt", () =>
    inWorld(async (world) => {
      world.answer = () => failed;
      await world.receive(lostChat());
      const start = world.now;
      await world.wake();
      await world.runUntil(start + 5 * DAY);
      const gaps = world.got.map(({ at }, index) => at - (world.got[index - 1]?.at ?? start));
      expect(gaps).toEqual([0, ...WAITS]);
      const [delivery] = await world.deliveries();
      expect(delivery).toMatchObject({ status: "dead", note: "gave up after 11 attempts: answered 500" });
      expect(delivery?.attempts).toHaveLength(WAITS.length + 1);
    }));
});
