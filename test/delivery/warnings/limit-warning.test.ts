import { env, runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import type { Outcome } from "../../../src/channels/channel.ts";
import type { Message } from "../../../src/channels/message.ts";
import { openLimitWarningLog } from "../../../src/delivery/courier/limit-warning-log.ts";
import { openTargetState } from "../../../src/delivery/courier/target-state.ts";
import { renderLimitWarning } from "../../../src/delivery/messages/limit-warning.ts";
import { limitWarningTarget, warnOfLimit } from "../../../src/delivery/warnings/limit-warning.ts";
import { formatFor } from "../../../src/locale/format.ts";
import type { Limit } from "../../../src/store/d1-failure.ts";
import { HOUR, MINUTE, SECOND } from "../support/world.ts";

const NOON = Date.parse("2026-11-24T12:00:00Z");
const SENT: Outcome = { kind: "sent", status: 200, result: { code: "answered", status: 200 } };
const FAILED: Outcome = { kind: "retry", status: 500, result: { code: "answered", status: 500 } };

/** A target's courier and what it knows, on real storage; the clock and the other side are played. */
function played(story: (play: Awaited<ReturnType<typeof set>>) => Promise<void>): Promise<void> {
  const stub = env.COURIER.getByName(crypto.randomUUID());
  return runInDurableObject(stub, async (_, { storage }) => story(await set(storage)));
}

async function set(storage: DurableObjectStorage) {
  const got: { readonly at: number; readonly message: Message }[] = [];
  const logged: unknown[] = [];
  const memory = await openTargetState(storage);
  let notices = await openLimitWarningLog(storage);
  const play = {
    answer: SENT,
    got,
    logged,
    memory,
    storage,
    restart: async () => {
      notices = await openLimitWarningLog(storage);
    },
    seen: (limit: Limit, now: number) => {
      const io = { post: () => Promise.reject(new Error("not used")) };
      const ports = { target: "slack", io, now: () => now, log: (event: unknown) => void logged.push(event) };
      const send = async (message: Message) => {
        got.push({ at: now, message });
        return play.answer;
      };
      const destination = {
        channel: "played",
        pace: SECOND,
        isBatched: true,
        updates: "none" as const,
        parts: () => null,
        send,
      };
      return warnOfLimit(
        ports,
        memory,
        notices,
        limit,
        destination,
        renderLimitWarning(limit, now, formatFor("en", "UTC")),
      );
    },
  };
  return play;
}

describe("a limit of D1 that is reached", () => {
  it("is told once a day (UTC), however often it is seen, also after a restart", () =>
    played(async ({ seen, got, restart }) => {
      for (let minute = 0; minute < 60; minute += 1) await seen("daily-rows-read", NOON + minute * MINUTE);
      await restart();
      await seen("daily-rows-read", NOON + 11 * HOUR);
      expect(got.map(({ at }) => at)).toEqual([NOON]);
      await seen("daily-rows-read", NOON + 12 * HOUR);
      expect(got.map(({ at }) => at)).toEqual([NOON, NOON + 12 * HOUR]);
    }));

  it("is told of each kind by itself, a second apart as the target wants it", () =>
    played(async ({ seen, got }) => {
      await seen("daily-rows-read", NOON);
      await seen("database-size", NOON + 500);
      expect(got).toHaveLength(1);
      await seen("database-size", NOON + 1_000);
      expect(got).toHaveLength(2);
    }));

  it("is tried again every ten minutes at most, while the target fails", () =>
    played(async (play) => {
      play.answer = FAILED;
      for (let minute = 0; minute <= 25; minute += 1) await play.seen("daily-rows-written", NOON + minute * MINUTE);
      expect(play.got.map(({ at }) => (at - NOON) / MINUTE)).toEqual([0, 10, 20]);
      play.answer = SENT;
      for (let minute = 26; minute <= 60; minute += 1) await play.seen("daily-rows-written", NOON + minute * MINUTE);
      expect(play.got.map(({ at }) => (at - NOON) / MINUTE)).toEqual([0, 10, 20, 30]);
    }));

  it("waits as long as the target asks, and whether that fails is left to the deliveries", () =>
    played(async (play) => {
      play.answer = { ...FAILED, waitUntil: NOON + 30 * MINUTE };
      await play.seen("database-size", NOON);
      expect(play.memory.get()).toMatchObject({ wait: { until: NOON + 30 * MINUTE }, failingSince: null, failures: 0 });
      await play.memory.remember({ failingSince: NOON - 1 });
      play.answer = SENT;
      for (const minute of [10, 20, 29, 30]) await play.seen("database-size", NOON + minute * MINUTE);
      expect(play.got.map(({ at }) => (at - NOON) / MINUTE)).toEqual([0, 30]);
      expect(play.memory.get().failingSince).toBe(NOON - 1);
    }));

  it("leaves the journal alone, and is a line of the log", () =>
    played(async ({ seen, storage, logged }) => {
      await seen("account-storage", NOON);
      expect([...(await storage.list()).keys()]).toEqual(["limit-notices", "target-memory"]);
      const line = { event: "limit", target: "slack", limit: "account-storage", outcome: "sent", status: 200 };
      expect(logged).toEqual([{ ...line, result: "answered" }]);
    }));
});

describe("who hears of it", () => {
  it("is the first of the engineers whom the settings know, else the first target", () => {
    expect(limitWarningTarget(["gone", "ops", "slack"], ["slack", "ops"])).toBe("ops");
    expect(limitWarningTarget(["gone"], ["slack", "ops"])).toBe("slack");
    expect(limitWarningTarget(["gone"], [])).toBeNull();
  });
});
