import { beforeAll, describe, expect, it } from "vitest";
import { FAULTS } from "./fault-calls.ts";
import { type Run, recordCalls, runWith, UNKNOWABLE } from "./fault-runs.ts";
import { ALERTS } from "./fault-story.ts";

let calls: readonly string[];
const runs: Run[] = [];

beforeAll(async () => {
  calls = await recordCalls(ALERTS);
});

describe("on the way from the webhook to Slack", () => {
  it("every call is seen", () => {
    expect(new Set(calls.map((name) => name.split(" ")[0]))).toEqual(
      new Set(["D1", "KV", "courier", "storage", "Slack", "Slack's"]),
    );
    expect(calls).toContain("storage setAlarm");
    expect(calls.length).toBeGreaterThan(60);
  });

  it.each(FAULTS)("each call that %s costs no alert, and nothing is told twice", { timeout: 240_000 }, async (kind) => {
    for (const call of calls.keys()) runs.push(await runWith(ALERTS, { call, kind }));
    expect(runs.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
    // The same calls were made until the fault: what befell which is known.
    expect(runs.slice(-calls.length).map(({ faults }) => faults[0])).toEqual(calls.map((name) => `${name} ${kind}`));
  });

  it("what can be told twice is told twice, so that nothing is excused for longer than it must be", () => {
    const twice = runs.filter(({ twice }) => twice.length > 0).flatMap(({ faults }) => faults);
    expect([...new Set(twice)].toSorted()).toEqual(UNKNOWABLE.toSorted());
  });
});
