import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { type Counts, NO_COUNTS, wonBack } from "../../src/alerts/counts.ts";
import { countQueues, countSlots } from "../../src/store/counts.ts";
import { openDatabase } from "../../src/store/database.ts";
import type { Slot } from "../../src/store/slot.ts";
import { medianSpeeds } from "../../src/store/speeds.ts";
import { readUnresolved } from "../../src/store/unresolved.ts";
import { type CountedChat, chats, plant, queueOf } from "./counted-rows.ts";

const db = openDatabase(env.DB, new AbortController().signal);
const ALL = chats(600, 7);
/** They overlap, and one has nothing in it. */
const SLOTS: readonly Slot[] = [
  { name: "first", from: 1_000, to: 2_000 },
  { name: "second", from: 2_000, to: 3_000 },
  { name: "both", from: 1_000, to: 3_000 },
  { name: "nothing", from: 100_000, to: 200_000 },
];

beforeAll(() => plant(ALL));

const within = (at: number, { from, to }: Slot) => at >= from && at < to;

function alertsIn(all: readonly CountedChat[], slot: Slot) {
  return all.flatMap(({ alert, ...chat }) =>
    alert !== null && within(alert.openedAt, slot) ? [{ ...alert, ...chat }] : [],
  );
}

function recounted(all: readonly CountedChat[], slot: Slot): Counts {
  const alerts = alertsIn(all, slot);
  const count = (holds: (alert: (typeof alerts)[number]) => boolean) => alerts.filter(holds).length;
  return {
    came: all.filter(({ receivedAt }) => within(receivedAt, slot)).length,
    alerts: alerts.length,
    lost: count(({ reasons }) => reasons.includes("lost")),
    missed: count(({ reasons }) => reasons.includes("missed")),
    slaBreached: count(({ reasons }) => reasons.includes("sla-breached")),
    claimed: count(({ claims, openedAt }) => claims.some((at) => at >= openedAt)),
    calledBack: count(({ outcome }) => outcome === "called-back"),
    cameBack: count(({ outcome }) => outcome === "came-back"),
    otherwise: count(({ outcome }) => outcome !== null && outcome !== "called-back" && outcome !== "came-back"),
    open: count(({ state, gone, isSpam }) => state !== "resolved" && gone === null && !isSpam),
  };
}

function median(taken: readonly number[]): number | null {
  const sorted = taken.toSorted((one, other) => one - other);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

describe("what the database counts is what there is", () => {
  it("in each slot", async () => {
    const counted = await countSlots(db, SLOTS);
    expect([...counted.keys()]).toEqual(SLOTS.map(({ name }) => name));
    for (const slot of SLOTS) expect(counted.get(slot.name)).toEqual(recounted(ALL, slot));
    expect(counted.get("nothing")).toEqual(NO_COUNTS);
    expect(counted.get("both")?.alerts).toBeGreaterThan(50);
  });

  it("in each queue of each slot, those that are not kept any more among the ones without", async () => {
    const counted = await countQueues(db, SLOTS);
    const queues = [...new Set(ALL.map(queueOf))];
    expect(counted).toHaveLength(queues.length * 3);
    for (const slot of SLOTS.slice(0, 3)) {
      for (const queue of queues) {
        const found = counted.find((one) => one.slot === slot.name && one.queue === queue);
        const these = ALL.filter((chat) => queueOf(chat) === queue);
        expect(found).toEqual({ ...recounted(these, slot), slot: slot.name, queue });
      }
    }
  });

  it("of how long it took until somebody claimed, and until a customer was won back", async () => {
    const speeds = await medianSpeeds(db, SLOTS);
    for (const slot of SLOTS) {
      const alerts = alertsIn(ALL, slot);
      const claimed = alerts.flatMap(({ claims, openedAt }) =>
        claims
          .filter((at) => at >= openedAt)
          .slice(0, 1)
          .map((at) => at - openedAt),
      );
      const won = alerts.filter(({ outcome }) => outcome === "called-back" || outcome === "came-back");
      const wonBackAfter = won.map(({ since, openedAt }) => since - openedAt);
      expect(speeds.get(slot.name)).toEqual({ claimed: median(claimed), wonBack: median(wonBackAfter) });
    }
    expect(speeds.get("nothing")).toEqual({ claimed: null, wonBack: null });
  });

  it("of what is open by now, whenever it was opened, and of what was won back late", async () => {
    const slot = { name: "second", from: 2_000, to: 3_000 };
    const { queues, wonBackLate } = await readUnresolved(db, slot);
    const before = { name: "", from: 0, to: slot.to };
    for (const { queue, open } of queues) {
      expect(open).toBe(
        recounted(
          ALL.filter((chat) => queueOf(chat) === queue),
          before,
        ).open,
      );
    }
    expect(queues.reduce((sum, { open }) => sum + open, 0)).toBe(recounted(ALL, before).open);
    expect(queues.map(({ open }) => open)).toEqual(queues.map(({ open }) => open).toSorted((a, b) => b - a));
    const late = alertsIn(ALL, { name: "", from: 0, to: slot.from }).filter(({ since }) => within(since, slot));
    expect(late.length).toBeGreaterThan(10);
    expect(wonBackLate).toBe(late.filter(({ outcome }) => outcome === "called-back" || outcome === "came-back").length);
  });
});

it("counting reads no more where many chats came, and were over, before its slots", async () => {
  const slot = { name: "first", from: 1_000, to: 1_200 };
  const counts = recounted(ALL, slot);
  const before = await reading([slot]);
  expect(before.counted.get("first")).toEqual(counts);
  expect(wonBack(counts)).toBeLessThan(counts.alerts);
  const earlier = chats(2_000, 8).map(
    (chat): CountedChat => ({
      ...chat,
      receivedAt: chat.receivedAt - 1_000_000,
      alert: chat.alert && {
        ...chat.alert,
        ...{ openedAt: chat.alert.openedAt - 1_000_000, since: chat.alert.since - 1_000_000 },
        ...{ state: "resolved", outcome: "no-need", claims: [] },
      },
    }),
  );
  await plant(earlier, 10_000);
  expect(await reading([slot])).toEqual(before);
});

/** What is counted, and how many rows D1 read for it. */
async function reading(slots: readonly Slot[]) {
  const original = env.DB.batch.bind(env.DB);
  let read = 0;
  const counting = openDatabase(
    new Proxy(env.DB, {
      get: (target, name) =>
        name === "batch"
          ? async (statements: D1PreparedStatement[]) => {
              const results = await original(statements);
              read += results.reduce((sum, { meta }) => sum + meta.rows_read, 0);
              return results;
            }
          : Reflect.get(target, name, target).bind(target),
    }),
    new AbortController().signal,
  );
  return { counted: await countSlots(counting, slots), read };
}
