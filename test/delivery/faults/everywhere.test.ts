import { beforeAll, describe, expect, it } from "vitest";
import { sampled } from "../../support/thorough.ts";
import { FAULTS, type FaultKind } from "./support/calls.ts";
import { type Run, recordCalls, runWith, UNKNOWABLE } from "./support/runs.ts";
import { ALERTS } from "./support/story.ts";

let calls: readonly string[];
const runs: Run[] = [];

/**
 * Each call meets one kind, the next call the next one; the thorough form has all. What can make somebody be told twice
 * is always among them, where it comes first.
 */
function befallenBy(kind: FaultKind): readonly number[] {
  const twice = UNKNOWABLE.map((fault) => calls.findIndex((name) => `${name} ${kind}` === fault));
  const chosen = sampled([...calls.keys()], FAULTS.length, FAULTS.indexOf(kind));
  return [...new Set([...chosen, ...twice.filter((call) => call >= 0)])];
}

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
    const befallen = befallenBy(kind);
    for (const call of befallen) runs.push(await runWith(ALERTS, { call, kind }));
    expect(runs.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
    // The same calls were made until the fault: what befell which is known.
    expect(runs.slice(-befallen.length).map(({ faults }) => faults[0])).toEqual(
      befallen.map((call) => `${calls[call]} ${kind}`),
    );
  });

  it("what can be told twice is told twice, so that nothing is excused for longer than it must be", () => {
    const twice = runs.filter(({ twice }) => twice.length > 0).flatMap(({ faults }) => faults);
    expect([...new Set(twice)].toSorted()).toEqual(UNKNOWABLE.toSorted());
  });
});
