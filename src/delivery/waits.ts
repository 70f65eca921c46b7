import type { Step, Tries } from "../alerts/delivery.ts";
import type { Outcome } from "../channels/channel.ts";
import { sayResult } from "../locale/result.ts";

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
 * What becomes of a delivery after an attempt. `random` is in [0, 1). A wait that the other side asked for is kept
 * exactly; what was refused as malformed goes out once more, as plain text; what a target that is out of order did not
 * take is kept.
 */
export function nextStep(outcome: Outcome, earlier: Tries, now: number, random: number): Step {
  const note = sayResult("en", outcome.result);
  switch (outcome.kind) {
    case "sent":
    case "dead":
      return { status: outcome.kind, note };
    case "malformed":
      return earlier.malformed
        ? { status: "dead", note: `${note}, as plain text too` }
        : { status: "pending", dueAt: now };
    case "out-of-order":
      return { status: "pending", dueAt: now };
    case "retry":
      return outcome.waitUntil === undefined
        ? afterOurWait(note, earlier, now, random)
        : afterTheirWait(note, outcome.waitUntil, earlier.firstAt ?? now);
  }
}

function afterTheirWait(note: string, waitUntil: number, firstAt: number): Step {
  if (waitUntil - firstAt <= PATIENCE) return { status: "pending", dueAt: waitUntil };
  return { status: "dead", note: `gave up after being asked to wait for days: ${note}` };
}

function afterOurWait(note: string, { made, chosen }: Tries, now: number, random: number): Step {
  const wait = WAITS[chosen];
  if (wait === undefined) return { status: "dead", note: `gave up after ${made + 1} attempts: ${note}` };
  return { status: "pending", dueAt: now + Math.round(wait * (1 + random / 5)) };
}
