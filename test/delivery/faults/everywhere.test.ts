import { beforeAll, describe, expect, inject, it } from "vitest";
import { FAULTS } from "./support/calls.ts";
import { type Run, recordCalls, runWith, UNKNOWABLE } from "./support/runs.ts";
import { ALERTS } from "./support/story.ts";

let calls: readonly string[];
const runs: Run[] = [];

/** In every other run each call meets one half of the kinds; the thorough form has all at once. */
const first = Math.floor(Math.random() * 2);

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
    const turn = first + FAULTS.indexOf(kind);
    const befallen = [...calls.keys()].filter((call) => inject("thorough") || (call + turn) % 2 === 0);
    for (const call of befallen) runs.push(await runWith(ALERTS, { call, kind }));
    expect(runs.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
    // The same calls were made until the fault: what befell which is known.
    expect(runs.slice(-befallen.length).map(({ faults }) => faults[0])).toEqual(
      befallen.map((call) => `${calls[call]} ${kind}`),
    );
  });

  it("what can be told twice is told twice, so that nothing is excused for longer than it must be", () => {
    const twice = runs.filter(({ twice }) => twice.length > 0).flatMap(({ faults }) => faults);
    expect(twice.length).toBeGreaterThan(0);
    expect([...new Set([...twice, ...(inject("thorough") ? [] : UNKNOWABLE)])].toSorted()).toEqual(
      UNKNOWABLE.toSorted(),
    );
  });
});
