import type { Programmed, SlackStandIn } from "../../standin/slack/slack.ts";
import type { Target } from "./settings.ts";

/** What Slack answers one of the next requests of a target, at a second of a minute, in so many minutes of four. */
interface Mood {
  readonly target: Target;
  readonly second: number;
  readonly answers: readonly (Programmed | null)[];
}

/**
 * In every fourth minute the same, so that the second minute is like the tenth. A target asks to be left alone for up to
 * half a minute, fails once, and takes nothing of what one message tells.
 */
const MOODS: readonly Mood[] = [
  { target: "sales", second: 5, answers: [asks(12), asks(30), asks(5), asks(20)] },
  { target: "desk", second: 20, answers: [asks(20), asks(12), asks(30), asks(5)] },
  { target: "desk", second: 45, answers: [fails(), null, fails(), null] },
  { target: "sales", second: 40, answers: [null, fails(), null, fails()] },
  { target: "sales", second: 50, answers: [null, null, { status: 302, headers: { Location: "/" } }, null] },
];

/** The longest time, in milliseconds, for which a target asks to be left alone. */
export const LONGEST_REFUSAL = 30_000;

/** Beside its rate limit. Returns what ends it. */
export function withMoods(
  slacks: Readonly<Record<Target, SlackStandIn>>,
  started: number,
  minutes: number,
): () => void {
  const timers = Array.from({ length: minutes }, (_, minute) =>
    MOODS.flatMap(({ target, second, answers }) => {
      const answer = answers[minute % answers.length] ?? null;
      const at = started + minute * 60_000 + second * 1000;
      return answer === null ? [] : [setTimeout(() => slacks[target].next(answer), at - Date.now())];
    }),
  ).flat();
  return () => {
    for (const timer of timers) clearTimeout(timer);
  };
}

function asks(seconds: number): Programmed {
  return { status: 429, headers: { "Retry-After": String(seconds) }, body: "rate_limited" };
}

function fails(): Programmed {
  return { status: 500, body: "server_error" };
}
