import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { beginning } from "../chaos/soak/beginning.ts";
import type { SentAlert } from "../chaos/soak/deliveries.ts";
import { checksOf, lagsOf, type SoakState } from "../chaos/soak/ends.ts";
import { counted, judge } from "../chaos/soak/judge.ts";
import { type Minute, minutesOf } from "../chaos/soak/minutes.ts";
import type { RowCounts } from "../chaos/soak/samples.ts";
import type { Posted } from "../chaos/soak/webhooks.ts";
import { createPace } from "../standin/slack/pace.ts";

const STEADY: Omit<Minute, "number"> = {
  ...{ webhooks: 1_200, failed: 0, latency: { p50: 10, p99: 80 }, read: 30, written: 7 },
  shares: {
    ...{ webhooks: { read: 8, written: 5 }, people: { read: 1.9, written: 1 } },
    ...{ couriers: { read: 20, written: 1 }, cron: { read: 0.1, written: 0 } },
  },
  ...{ pending: 200, overdue: 40, lag: { p50: 20, p99: 45 }, memory: 300 },
};

/** Ten minutes that are alike, but for what is said of the second and the last. */
function minutes(second: Partial<Minute>, last: Partial<Minute>): readonly Minute[] {
  return Array.from({ length: 10 }, (_, index) => {
    const other = index === 1 ? second : index === 9 ? last : {};
    return { ...STEADY, ...other, number: index + 1 };
  });
}

function failed(second: Partial<Minute>, last: Partial<Minute>): readonly string[] {
  const judgements = judge(minutes(second, last), 20);
  return judgements.filter(({ passed }) => !passed).map(({ what }) => what);
}

describe("the last minute of a soak is held against the second one", () => {
  it.each<[string, Partial<Minute>]>([
    ["nothing differs", {}],
    ["a few rows differ", { read: 34, written: 7.9 }],
    ["what Slack delayed waits", { pending: 310, overdue: 69, lag: { p50: 34, p99: 74 } }],
    ["the heap moves", { memory: 340 }],
    ["less waits, and less memory is used", { pending: 0, overdue: 0, memory: 100, lag: { p50: 0, p99: 1 } }],
  ])("and passes where %s", (_, last) => {
    expect(failed({}, last)).toEqual([]);
  });

  it.each<[Partial<Minute>, string]>([
    [{ read: 36 }, "rows read per webhook"],
    [{ read: 24 }, "rows read per webhook"],
    [{ written: 8.2 }, "rows written per webhook"],
    [{ written: 5.8 }, "rows written per webhook"],
    [{ pending: 330 }, "pending deliveries"],
    [{ memory: 350 }, "memory, MB"],
    [{ overdue: 71 }, "due for longest, s"],
    [{ lag: { p50: 36, p99: 45 } }, "alert lag p50, s"],
    [{ lag: { p50: 20, p99: 76 } }, "alert lag p99, s"],
    [{ lag: { p50: 20, p99: Number.NaN } }, "alert lag p99, s"],
  ])("and fails for %j alone", (last, what) => {
    expect(failed({}, last)).toEqual([what]);
  });

  it("and not against the first, which is cold", () => {
    const [, second, ...rest] = minutes({}, {});
    const cold: Minute = { ...STEADY, number: 1, memory: 50, pending: 0 };
    if (second === undefined) throw new Error("there is no second minute");
    expect(judge([cold, second, ...rest], 20).filter(({ passed }) => !passed)).toEqual([]);
    expect(judge([cold, second], 20).filter(({ passed }) => !passed)).not.toEqual([]);
  });

  it("where there is one", () => {
    expect(() => judge(minutes({}, {}).slice(0, 1), 20)).toThrow("nothing to compare");
  });
});

describe("the rows of a soak", () => {
  const unseen = { ...STEADY.shares, couriers: { read: 0, written: 0 } };

  it("are those of everybody", () => {
    expect(counted(minutes({}, {})).faults).toEqual([]);
    expect(counted(minutes({ shares: unseen }, {})).faults).toEqual([]);
  });

  it("are not where couriers were never seen", () => {
    const blind = minutes({}, {}).map((minute) => ({ ...minute, shares: unseen }));
    expect(counted(blind).faults).toEqual(["couriers"]);
  });
});

const START = Date.UTC(2026, 10, 30, 9, 0);

function posted(chatId: number, more: Partial<Posted> = {}): Posted {
  return { chatId, alerting: null, postedAt: START, status: 200, answeredAt: START + 10, milliseconds: 10, ...more };
}

function told(chatId: number, more: Partial<SentAlert> = {}): SentAlert {
  return {
    ...{ id: `130-${chatId}-alert-1-sales`, chatId, kind: "alert", target: "sales", otherTarget: null },
    ...{ status: "sent", note: "answered 200", created: START, ended: START + 20_100 },
    ...more,
  };
}

const ALERTING: Posted["alerting"] = { queue: "Sales HU", fate: { claimed: null, resolved: null, back: null } };
const MESSAGE = { at: new Date(START + 20_010).toISOString() };

/** Two chats, of which the second needs attention, and one delivery of each kind. */
const WELL: SoakState = {
  posted: [posted(1), posted(2, { alerting: ALERTING })],
  stored: new Set([1, 2]),
  deliveries: ["alert", "escalation", "reminder", "change", "digest"].map((kind) => told(2, { kind })),
  messages: { sales: [MESSAGE], desk: [] },
  early: 0,
  failures: [],
};

function faults(other: Partial<SoakState>): readonly string[] {
  return checksOf({ ...WELL, ...other }).flatMap(({ faults }) => faults);
}

describe("in the end of a soak", () => {
  it("nothing is wrong where everything was stored and told", () => {
    expect(faults({})).toEqual([]);
  });

  const others = WELL.deliveries.slice(1);
  it.each<[string, Partial<SoakState>, readonly string[]]>([
    ["a webhook that was not answered 200", { posted: [...WELL.posted, posted(3, { status: 503 })] }, ["chat 3: 503"]],
    ["a chat that is not stored", { stored: new Set([2]) }, ["chat 1"]],
    [
      "an alert without a delivery",
      { posted: [posted(1), posted(2, { alerting: { ...ALERTING, queue: "Support" } })] },
      ["chat 2: desk"],
    ],
    [
      "a delivery that is pending",
      { deliveries: [told(2, { status: "pending", note: null, ended: null }), ...others, told(2, { id: "another" })] },
      ["130-2-alert-1-sales is pending: null"],
    ],
    [
      "one without a reason",
      { deliveries: [told(2, { status: "suppressed", note: null }), ...others, told(2, { id: "another" })] },
      ["130-2-alert-1-sales is suppressed: null"],
    ],
    [
      "one that is sent, of which Slack knows nothing",
      { deliveries: [...WELL.deliveries, told(2, { id: "another", created: START + 20_050 })] },
      ["another"],
    ],
    [
      "one that is dead, and that the fallback was not told",
      { deliveries: [...WELL.deliveries, told(2, { id: "another", status: "dead" })] },
      ["another"],
    ],
    ["a kind of which nothing was sent", { deliveries: WELL.deliveries.slice(0, -1) }, ["digest"]],
    ["a request that Slack had told to wait", { early: 1 }, ["1 requests"]],
    ["a page that was not answered", { failures: ["GET / was answered 503"] }, ["GET / was answered 503"]],
  ])("%s is seen", (_, other, expected) => {
    expect(faults(other)).toEqual(expected);
  });

  it("the lag of an alert is the time from its webhook's answer to the last message before it ended", () => {
    const messages = { sales: [{ at: new Date(START + 5_000).toISOString() }, MESSAGE], desk: [] };
    expect(lagsOf({ ...WELL, messages })).toEqual([{ answeredAt: START + 10, seconds: 20 }]);
  });
});

describe("a minute of a soak", () => {
  const counts = (read: number, written: number): RowCounts => ({
    webhooks: { read, written },
    people: { read: 0, written: 2 },
    couriers: { read: read * 2, written },
    cron: { read: 1, written: 0 },
  });

  it("has its own chats, rows and samples, and no others", () => {
    const at = START + 61_000;
    const table = minutesOf({
      started: START,
      posted: [posted(1), posted(2, { postedAt: at }), posted(3, { postedAt: at, status: 503, milliseconds: 30 })],
      samples: [
        { at: START + 1_000, pending: 100, overdue: 90, memory: 50 },
        { at, pending: 10, overdue: 3, memory: 210 },
        { at: at + 1_000, pending: 20, overdue: 5, memory: 200 },
      ],
      rows: [counts(0, 0), counts(10, 5), counts(40, 15)],
      lags: [
        { answeredAt: START, seconds: 9 },
        { answeredAt: at, seconds: 2 },
      ],
    });
    expect(table).toHaveLength(2);
    expect(table[1]).toMatchObject({
      ...{ number: 2, webhooks: 2, failed: 1, latency: { p50: 10, p99: 30 }, read: 45, written: 10 },
      shares: {
        ...{ webhooks: { read: 15, written: 5 }, people: { read: 0, written: 0 } },
        ...{ couriers: { read: 30, written: 5 }, cron: { read: 0, written: 0 } },
      },
      ...{ pending: 15, overdue: 5, lag: { p50: 2, p99: 2 }, memory: 200 },
    });
  });
});

describe("a soak of ten minutes begins", () => {
  const at = (minute: number) => START + minute * 60_000;

  it.each([0.5, 3, 6, 13])("once the Worker is warm, %d minutes into a quarter of an hour", (minute) => {
    expect(beginning(at(minute), 10)).toBe(at(minute + 1));
  });

  it.each([7, 9, 10.5])("later, %d minutes into one, which would be counted in the last minute", (minute) => {
    expect(beginning(at(minute), 10)).toBeGreaterThan(at(minute + 1));
    expect(beginning(at(minute), 10)).toBeLessThanOrEqual(at(13));
  });

  it("later, when one ends while the Worker gets warm, which would be counted in the second minute", () => {
    expect(beginning(at(14.5), 10)).toBe(at(16.5));
  });
});

describe("the Slack of a soak", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("takes one message a second, and a burst of two", () => {
    const pace = createPace();
    expect([pace.refusal(), pace.refusal(), pace.refusal()]).toEqual([null, null, 1]);
    vi.advanceTimersByTime(1_000);
    expect([pace.refusal(), pace.refusal()]).toEqual([null, 1]);
  });

  it("takes nothing before the time is over that it asked for, and counts who comes nevertheless", () => {
    const pace = createPace();
    pace.asked(20);
    vi.advanceTimersByTime(15_000);
    expect([pace.refusal(), pace.early()]).toEqual([5, 1]);
    vi.advanceTimersByTime(5_000);
    expect([pace.refusal(), pace.early()]).toEqual([null, 1]);
  });
});
