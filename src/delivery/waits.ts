import type { Attempt, Step } from "../alerts/delivery.ts";
import type { Outcome } from "../channels/channel.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long to wait after the first, second, … attempt that failed; each grows by up to a fifth, so that many spread. */
export const WAITS: readonly number[] = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  24 * HOUR,
];

/** Being told to wait does not use up the list, but not for ever either. */
const PATIENCE = 72 * HOUR;

/**
 * What becomes of a delivery after an attempt. `earlier` are the attempts before it, `random` is in [0, 1). A wait that
 * the other side asked for is kept exactly.
 */
export function nextStep(outcome: Outcome, earlier: readonly Attempt[], now: number, random: number): Step {
  if (outcome.kind !== "retry") return { status: outcome.kind, note: outcome.note };
  const firstAt = earlier[0]?.at ?? now;
  if (outcome.waitUntil !== undefined) {
    if (outcome.waitUntil - firstAt <= PATIENCE) return { status: "pending", dueAt: outcome.waitUntil };
    return { status: "dead", note: `gave up after being asked to wait for days: ${outcome.note}` };
  }
  const wait = WAITS[earlier.filter((attempt) => !attempt.asked).length];
  if (wait === undefined)
    return { status: "dead", note: `gave up after ${earlier.length + 1} attempts: ${outcome.note}` };
  return { status: "pending", dueAt: now + Math.round(wait * (1 + random / 5)) };
}
