import { createRefusalCounter } from "../../intake/refusal-counter.ts";
import { faultOf } from "../../log.ts";
import { notKeptStatement, type QuarantineKind } from "../../store/quarantine/daily-limits.ts";
import { refusedStatement } from "../../store/service-events.ts";
import type { Context } from "./context.ts";

/** One per isolate. */
const counter = createRefusalCounter<QuarantineKind>();

/**
 * Records after the response that a body was not kept because the quarantine's daily limit is reached, and notifies the
 * engineers. What arrives within a minute is written with the next one, on that day. Never throws.
 */
export async function recordNotKept(kind: QuarantineKind, context: Context): Promise<void> {
  const now = context.now();
  const count = counter.add(kind, now);
  if (count === 0) return;
  try {
    await context
      .openDatabase()
      .batch([
        notKeptStatement(kind, count, crypto.randomUUID(), now),
        refusedStatement("quarantine-full", count, now),
      ]);
  } catch (error) {
    counter.restore(kind, count);
    context.log({ event: "not-kept", kind, outcome: "failed", ...faultOf(error) });
  }
}
