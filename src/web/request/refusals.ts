import type { Refusal } from "../../alerts/service-event.ts";
import { createRefusalCounter } from "../../intake/refusal-counter.ts";
import { faultOf } from "../../log.ts";
import { refusedStatement } from "../../store/service-events.ts";
import type { Context } from "./context.ts";

/** One for each isolate. */
const tally = createRefusalCounter<Refusal>();

/**
 * Takes down, after the answer, that a request was refused which looks genuine: its kind and the time, nothing of what
 * was sent. Never throws. Returns whether it was written down now.
 */
export async function recordRefusal(kind: Refusal, context: Context): Promise<boolean> {
  const now = context.now();
  const count = tally.add(kind, now);
  if (count === 0) return false;
  try {
    await context.openDatabase().batch([refusedStatement(kind, count, now)]);
    return true;
  } catch (error) {
    tally.putBack(kind, count);
    context.log({ event: "notice", refused: kind, outcome: "failed", ...faultOf(error) });
    return false;
  }
}
