import { expect, it } from "vitest";
import { FAULTS } from "./fault-calls.ts";
import { CAME_BACK } from "./fault-came-back.ts";
import { FOLLOWED_UP } from "./fault-follow-up.ts";
import { type Run, recordCalls, runWith } from "./fault-runs.ts";
import { WAITING } from "./fault-waiting.ts";

const STORIES = [
  ["a claim, an escalation or a reminder", FOLLOWED_UP, 2],
  ["a customer who comes back, or a digest", CAME_BACK, 2],
  ["a target that asks to be left alone for long", WAITING, 1],
] as const;

it.each(STORIES)(
  "a fault at any call of %s costs nothing, and tells nothing twice",
  {
    timeout: 240_000,
  },
  async (_, story, asked) => {
    const calls = await recordCalls(story);
    expect(calls.filter((name) => name === "Slack asked")).toHaveLength(asked);
    const runs: Run[] = [];
    for (const kind of FAULTS) {
      for (const call of calls.keys()) runs.push(await runWith(story, { call, kind }));
    }
    expect(runs.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
    expect(runs.map(({ faults }) => faults[0])).toEqual(
      FAULTS.flatMap((kind) => calls.map((name) => `${name} ${kind}`)),
    );
  },
);
