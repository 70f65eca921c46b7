import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { type Counts, NO_COUNTS, wonBack } from "../../../src/alerts/counts.ts";
import type { TimeRange } from "../../../src/statistics/period.ts";
import { readQueuesOfDays, readReport } from "../../../src/statistics/report.ts";
import { openDatabase } from "../../../src/store/database.ts";
import { countOpen } from "../../../src/store/statistics/backlog.ts";
import { median } from "../statistics/support/recount.ts";
import { type CountedChat, chats, plant, queueOf } from "../support/counted-rows.ts";

const db = openDatabase(env.DB, new AbortController().signal);
const ALL = chats(600, 7);
/** All of it lies in one quarter of an hour, so nothing but a fragment of it is ever asked for. */
const [FIRST, SECOND, NOTHING] = [
  { from: 1_000, to: 2_000 },
  { from: 2_000, to: 3_000 },
  { from: 100_000, to: 200_000 },
];
const PAIRS: readonly (readonly [before: TimeRange, time: TimeRange])[] = [
  [FIRST, SECOND],
  [SECOND, { from: 3_000, to: 5_001 }],
  [
    { from: 0, to: 1_000 },
    { from: 1_000, to: 3_000 },
  ],
  [{ from: 5_001, to: 100_000 }, NOTHING],
];

beforeAll(() => plant(ALL));

const within = (at: number, { from, to }: TimeRange) => at >= from && at < to;

function alertsIn(all: readonly CountedChat[], time: TimeRange) {
  return all.flatMap(({ alert, ...chat }) =>
    alert !== null && within(alert.openedAt, time) ? [{ ...alert, ...chat }] : [],
  );
}

function recounted(all: readonly CountedChat[], time: TimeRange): Counts {
  const alerts = alertsIn(all, time);
  const count = (holds: (alert: (typeof alerts)[number]) => boolean) => alerts.filter(holds).length;
  return {
    came: all.filter(({ receivedAt, gone }) => gone === null && within(receivedAt, time)).length,
    alerts: alerts.length,
    lost: count(({ reasons }) => reasons.includes("lost")),
    missed: count(({ reasons }) => reasons.includes("missed")),
    slaBreached: count(({ reasons }) => reasons.includes("sla-breached")),
    claimed: count(({ claims, openedAt }) => claims.some((at) => at >= openedAt)),
    calledBack: count(({ outcome }) => outcome === "called-back"),
    cameBack: count(({ outcome }) => outcome === "came-back"),
    otherwise: count(
      ({ state, outcome }) => state === "resolved" && outcome !== "called-back" && outcome !== "came-back",
    ),
    open: count(({ state }) => state !== "resolved"),
  };
}

const report = ([before, time]: readonly [TimeRange, TimeRange]) => readReport(db, "UTC", time, before);

describe("what the database counts is what there is", () => {
  it("in each time and the one before", async () => {
    for (const [before, time] of PAIRS) {
      const { total, asOf, countedFrom } = await report([before, time]);
      expect(total).toEqual({ counts: recounted(ALL, time), before: recounted(ALL, before) });
      expect([asOf, countedFrom]).toEqual([null, null]);
    }
    expect(recounted(ALL, NOTHING)).toEqual(NO_COUNTS);
    expect(recounted(ALL, { from: 1_000, to: 3_000 }).alerts).toBeGreaterThan(50);
  });

  it("in each queue of each time, those that are not kept any more among the ones without", async () => {
    const times = [FIRST, SECOND, { from: 3_000, to: 100_000 }, NOTHING];
    const counted = await readQueuesOfDays(db, "UTC", times);
    const queues = [...new Set(ALL.map(queueOf))];
    expect(counted).toHaveLength(queues.length * 3);
    for (const [day, time] of times.slice(0, 3).entries()) {
      for (const queue of queues) {
        const found = counted.find((one) => one.day === day && one.queue === queue);
        const these = ALL.filter((chat) => queueOf(chat) === queue);
        expect(found?.counts).toEqual(recounted(these, time));
      }
    }
  });

  it("of how long it took until somebody claimed, and until a customer was won back, to 5 %", async () => {
    for (const [before, time] of PAIRS) {
      const { speed } = await report([before, time]);
      const alerts = alertsIn(ALL, time);
      const claimed = alerts.flatMap(({ claims, openedAt }) =>
        claims
          .filter((at) => at >= openedAt)
          .slice(0, 1)
          .map((at) => at - openedAt),
      );
      const won = alerts.filter(({ outcome }) => outcome === "called-back" || outcome === "came-back");
      const exact = { claimed: median(claimed), wonBack: median(won.map(({ since, openedAt }) => since - openedAt)) };
      for (const [found, is] of [
        [speed.claimed, exact.claimed],
        [speed.wonBack, exact.wonBack],
      ] as const) {
        if (is === null || found === null) expect(found).toBe(is);
        else expect(Math.abs(found - is)).toBeLessThanOrEqual(is * 0.05);
      }
    }
    expect((await report([{ from: 5_001, to: 100_000 }, NOTHING])).speed).toEqual({ claimed: null, wonBack: null });
  });

  it("of what is open by now, whenever it was opened, and of what was won back late", async () => {
    const queues = await countOpen(db, SECOND.to);
    const before = { from: 0, to: SECOND.to };
    for (const { queue, open } of queues) {
      const these = ALL.filter((chat) => queueOf(chat) === queue);
      expect(open).toBe(recounted(these, before).open);
    }
    const { open, wonBackLate } = await report([FIRST, SECOND]);
    expect(open).toBe(recounted(ALL, before).open);
    expect(queues.map((one) => one.open)).toEqual(queues.map((one) => one.open).toSorted((a, b) => b - a));
    const late = alertsIn(ALL, { from: 0, to: SECOND.from }).filter(({ since }) => within(since, SECOND));
    expect(late.length).toBeGreaterThan(10);
    expect(wonBackLate).toBe(late.filter(({ outcome }) => outcome === "called-back" || outcome === "came-back").length);
  });
});

it("counting reads no more where many chats came, and were over, before its times", async () => {
  const [earlier, time] = [
    { from: 900_000, to: 1_000_000 },
    { from: 1_000_000, to: 1_001_000 },
  ];
  const later = (all: readonly CountedChat[], by: number, changes: object = {}): readonly CountedChat[] =>
    all.map((chat) => ({
      ...chat,
      receivedAt: chat.receivedAt + by,
      alert: chat.alert && {
        ...chat.alert,
        ...{ openedAt: chat.alert.openedAt + by, since: chat.alert.since + by },
        ...{ claims: chat.alert.claims.map((at) => at + by), ...changes },
      },
    }));
  await plant(later(ALL, 999_000), 10_000);
  const before = await reading(earlier, time);
  expect(before.counts).toEqual(recounted(later(ALL, 999_000), time));
  expect(wonBack(before.counts)).toBeLessThan(before.counts.alerts);
  await plant(later(chats(2_000, 8), -900_000_000, { state: "resolved", outcome: "no-need", claims: [] }), 20_000);
  expect(await reading(earlier, time)).toEqual(before);
});

/** What is counted, and how many rows D1 read for it. */
async function reading(before: TimeRange, time: TimeRange) {
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
  return { counts: (await readReport(counting, "UTC", time, before)).total.counts, read };
}
