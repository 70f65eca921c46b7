import type { Step } from "../alerts/delivery.ts";
import type { Outcome } from "../channels/channel.ts";
import { sayResult } from "../locale/result.ts";
import { WINDOW } from "./gather.ts";
import type { Remembered } from "./memory.ts";

/** A target from which nothing but failures came for `longest` milliseconds is out of order, whatever it answers. */
export function inOrder(outcome: Outcome, failingSince: number | null, longest: number, now: number): Outcome {
  if (outcome.kind !== "retry" || failingSince === null || now - failingSince < longest) return outcome;
  const { status, result } = outcome;
  const since = new Date(failingSince).toISOString();
  const kind = "out-of-order";
  const text = `nothing but failures since ${since}: ${sayResult("en", result)}`;
  return { kind, ...(status === undefined ? {} : { status }), result: { code: "said", text } };
}

/**
 * What a courier remembers after a message: when the next may go, and since when the target fails. Alerts that follow
 * are gathered: for the whole window, or until what failed is due again. `alerts` is what became of those in the message.
 */
export function rememberedAfter(
  { notBefore, gatherUntil, failingSince }: Remembered,
  outcome: Outcome,
  alerts: readonly Step[],
  pace: number,
  now: number,
): Remembered {
  const asked = outcome.kind === "retry" ? (outcome.waitUntil ?? 0) : 0;
  const again = alerts.flatMap((step) => (step.status === "pending" ? [step.dueAt] : []));
  const fails = outcome.kind === "retry" || outcome.kind === "out-of-order";
  return {
    notBefore: Math.max(notBefore, now + pace, asked),
    gatherUntil: alerts.length > 0 ? Math.min(now + WINDOW, latest(again, now + WINDOW)) : gatherUntil,
    failingSince: outcome.kind === "sent" ? null : fails ? (failingSince ?? now) : failingSince,
  };
}

/** What failed most often waits longest: a target that fails is not asked again for each alert that is new. */
function latest(instants: readonly number[], otherwise: number): number {
  return instants.length === 0 ? otherwise : Math.max(...instants);
}
