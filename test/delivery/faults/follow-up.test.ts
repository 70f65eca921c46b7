import { expect, it } from "vitest";
import { THOROUGH } from "../../support/thorough.ts";
import { FAULTS, type FaultKind } from "./support/calls.ts";
import { CAME_BACK } from "./support/came-back.ts";
import { FOLLOWED_UP } from "./support/follow-up.ts";
import { type Run, recordCalls, runWith } from "./support/runs.ts";
import { WAITING } from "./support/waiting.ts";

const STORIES = [
  ["a claim, an escalation or a reminder", FOLLOWED_UP, 2],
  ["a customer who comes back, or a digest", CAME_BACK, 2],
  ["a target that asks to be left alone for long", WAITING, 1],
] as const;

/** Each call meets one kind, the next call the next one; the thorough form has all. */
function kindsFor(call: number): readonly FaultKind[] {
  return FAULTS.filter((_, index) => THOROUGH || index === call % FAULTS.length);
}

it.each(STORIES)(
  "a fault at any call of %s costs nothing, and tells nothing twice",
  {
    timeout: 240_000,
  },
  async (_, story, asked) => {
    const calls = await recordCalls(story);
    expect(calls.filter((name) => name === "Slack asked")).toHaveLength(asked);
    const faults = [...calls.keys()].flatMap((call) => kindsFor(call).map((kind) => ({ call, kind })));
    const runs: Run[] = [];
    for (const fault of faults) runs.push(await runWith(story, fault));
    expect(runs.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
    expect(runs.map(({ faults }) => faults[0])).toEqual(faults.map(({ call, kind }) => `${calls[call]} ${kind}`));
  },
);
