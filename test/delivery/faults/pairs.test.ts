import { describe, expect, it } from "vitest";
import { THOROUGH } from "../../support/thorough.ts";
import { FAULTS, type Fault } from "./support/calls.ts";
import { CAME_BACK } from "./support/came-back.ts";
import { FOLLOWED_UP } from "./support/follow-up.ts";
import { recordCalls, runWith } from "./support/runs.ts";
import { ALERTS } from "./support/story.ts";
import { WAITING } from "./support/waiting.ts";

/**
 * Each kind of call in each way with each other one, and with itself, in an order left to chance, as is which of its
 * occurrences: all of them would take days.
 */
function pairsOf(calls: readonly string[]): readonly (readonly [Fault, Fault])[] {
  const kinds = [...new Set(calls)].flatMap((name) => FAULTS.map((kind) => ({ name, kind })));
  const places = (name: string) => [...calls.keys()].filter((call) => calls[call] === name);
  const one = ({ name, kind }: { readonly name: string; readonly kind: Fault["kind"] }): Fault => {
    const all = places(name);
    return { call: all[Math.floor(Math.random() * all.length)] ?? 0, kind };
  };
  const pairs = kinds.flatMap((first, index) => kinds.slice(index).map((second) => [one(first), one(second)] as const));
  return pairs
    .map((pair) => ({ pair, place: Math.random() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ pair }) => pair);
}

/** Each story has so long, in milliseconds: all pairs of all stories take hours. Every run begins with others. */
const TIME = 4 * 60_000;

const STORIES = [
  ["on the way from the webhook to Slack", ALERTS],
  ["around a claim, an escalation and a reminder", FOLLOWED_UP],
  ["around a customer who comes back, and a digest", CAME_BACK],
  ["around a target that asks to be left alone for long", WAITING],
] as const;

describe.runIf(THOROUGH).each(STORIES)("two faults %s", (_, story) => {
  it("cost no alert, and nothing is told twice that can be known", { timeout: 3 * TIME }, async () => {
    const pairs = pairsOf(await recordCalls(story));
    const wrong = [];
    let runs = 0;
    let twice = 0;
    const since = performance.now();
    for (const pair of pairs) {
      if (performance.now() - since > TIME) break;
      const run = await runWith(story, ...pair);
      if (run.wrong.length > 0) {
        wrong.push(run);
        console.error(run);
      }
      runs += 1;
      twice += Math.sign(run.twice.length);
    }
    console.log(`faults in pairs: ${runs} of ${pairs.length}, wrong: ${wrong.length}, told twice: ${twice}`);
    expect(runs).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });
});
