import type { Refusal } from "../../alerts/service-event.ts";
import { createRefusalCounter } from "../../intake/refusal-counter.ts";
import { faultOf } from "../../log.ts";
import { refusedStatement } from "../../store/service-events.ts";
import type { Context } from "./context.ts";

/** One per isolate. */
const counter = createRefusalCounter<Refusal>();

/**
 * Records after the response that a request which looks genuine was refused: its kind and the time, nothing of its
 * content. Never throws. Returns whether it was written now.
 */
export async function recordRefusal(kind: Refusal, context: Context): Promise<boolean> {
  const now = context.now();
  const count = counter.add(kind, now);
  if (count === 0) return false;
  try {
    await context.openDatabase().batch([refusedStatement(kind, count, now)]);
    return true;
  } catch (error) {
    counter.restore(kind, count);
    context.log({ event: "notice", refused: kind, outcome: "failed", ...faultOf(error) });
    return false;
  }
}
