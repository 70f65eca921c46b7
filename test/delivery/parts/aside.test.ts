import { env } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import type { Outcome } from "../../../src/channels/channel.ts";
import type { Message } from "../../../src/channels/message.ts";
import { openLimitWarningLog } from "../../../src/delivery/courier/limit-warning-log.ts";
import { sendTest, type Tested } from "../../../src/delivery/manual/send-test.ts";
import { warnOfLimit } from "../../../src/delivery/warnings/limit-warning.ts";
import { openDatabase } from "../../../src/store/database.ts";
import { clearMarkStatements, markRecipientsStatements } from "../../../src/store/mail/recipient-marks.ts";
import { REFUSED } from "../support/plant.ts";
import { inWorld, type World } from "../support/world.ts";
import { mailTo, partsOf, recipientsOf } from "./support/mail.ts";

const db = openDatabase(env.DB, AbortSignal.timeout(60_000));
const [ANNA = "", BELA = "", CILI = ""] = recipientsOf(3);
const ALL = [ANNA, BELA, CILI];
const GONE: Outcome = { kind: "out-of-order", status: 401, result: { code: "answered", status: 401 } };

const about = { facts: [], quote: null, items: [], footnotes: [], links: [], about: null, plain: false };
const MESSAGE: Message = { kind: "test", language: "en", title: "test", summary: "", ...about };

/** At a pace for which a test need not wait. */
function test(world: World): Promise<Tested> {
  return world.byHand((ports, journal, memory) => {
    if (ports.resolved.kind !== "recipient") throw new Error("no target");
    return sendTest(ports, journal, memory, { ...ports.resolved.destination, pace: 1 }, MESSAGE);
  });
}

describe("a test message", () => {
  it("goes to every recipient, each under a key of its own", () =>
    inWorld(async (world) => {
      mailTo(world, ALL);
      expect((await test(world)).outcome).toBe("sent");
      expect(partsOf(world)).toEqual(ALL);
      expect(new Set(world.got.map(({ id }) => id)).size).toBe(3);
    }));

  it("says what failed where one recipient did not get it", () =>
    inWorld(async (world) => {
      mailTo(world, ALL, { [BELA]: () => REFUSED });
      expect(await test(world)).toMatchObject({ outcome: "dead", status: 400 });
      expect(partsOf(world)).toEqual(ALL);
    }));

  it("stops where the target takes nothing, and after ten recipients", () =>
    inWorld(async (world) => {
      const answers = mailTo(world, recipientsOf(12), { [ANNA]: () => GONE });
      expect((await test(world)).outcome).toBe("out-of-order");
      expect(world.got).toHaveLength(1);
      delete answers[ANNA];
      await test(world);
      expect(world.got).toHaveLength(11);
    }));

  it("goes to no marked recipient, unless there is no other", () =>
    inWorld(async (world) => {
      const marks = [ANNA, BELA].map((address) => {
        return { address, mark: "bounced", provider: "resend", at: world.now, reason: "" } as const;
      });
      await db.batch(markRecipientsStatements(marks, world.now));
      mailTo(world, ALL);
      await test(world);
      expect(partsOf(world)).toEqual([CILI]);
      world.parts = () => [ANNA, BELA];
      await test(world);
      expect(partsOf(world)).toEqual([CILI, ANNA, BELA]);
      for (const address of [ANNA, BELA]) await db.batch(clearMarkStatements(address));
    }));
});

describe("a warning that D1 is at a limit", () => {
  it("goes to every recipient, and does not ask D1 anything", () =>
    inWorld(async (world) => {
      mailTo(world, ALL);
      const notices = await openLimitWarningLog(world.storage);
      await world.byHand(async (ports, _, memory) => {
        world.d1 = "away";
        if (ports.resolved.kind !== "recipient") throw new Error("no target");
        await warnOfLimit(
          ports,
          memory,
          notices,
          "daily-rows-written",
          { ...ports.resolved.destination, pace: 1 },
          MESSAGE,
        );
      });
      expect(partsOf(world)).toEqual(ALL);
      expect(notices.last("daily-rows-written")?.sentAt).toBe(world.now);
    }));
});
