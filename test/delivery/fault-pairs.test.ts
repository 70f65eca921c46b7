import fc from "fast-check";
import { describe, expect, inject, it } from "vitest";
import { FAULTS } from "./fault-calls.ts";
import { recordCalls, runWith } from "./fault-runs.ts";

/** All of them would take hours. */
const PAIRS = 2_000;

describe.runIf(inject("thorough"))("two faults on the way from the webhook to Slack", () => {
  it("cost no alert, and nothing is told twice that can be known", { timeout: 1_800_000 }, async () => {
    const calls = await recordCalls();
    const fault = fc.record({ call: fc.nat(calls.length - 1), kind: fc.constantFrom(...FAULTS) });
    const pairs = fc.sample(fc.tuple(fault, fault), PAIRS);
    const wrong = [];
    let twice = 0;
    for (const pair of pairs) {
      const run = await runWith(...pair);
      if (run.wrong.length > 0) wrong.push(run);
      twice += Math.sign(run.twice.length);
    }
    console.log(`faults in pairs: ${pairs.length} runs, wrong: ${wrong.length}, told twice: ${twice}`);
    expect(wrong).toEqual([]);
  });
});
