import type { DeliveryKind } from "../../alerts/delivery.ts";
import type { Outcome } from "../../channels/channel.ts";
import { HOUR, MINUTE } from "../../time/durations.ts";
import { BATCH_WINDOW } from "./batching.ts";
import type { TargetState, Wait } from "./target-state.ts";

/** One or two failures are no proof: a target is out of order after so many at least. */
const FAILURES = 5;

/** A wait that is longer than this, in milliseconds, is shown, and others are told in the meantime. */
const LONG = 15 * MINUTE;

/** While a target asks for a longer wait, it is asked again each time so many milliseconds have passed. */
const PROBE = HOUR;

/**
 * A target from which nothing but failures came for `longest` milliseconds is out of order, whatever it answers: after
 * five failures at least, or while it asks to be left alone, when there is little to count.
 */
export function disableIfFailing(
  outcome: Outcome,
  { failingSince, failures, wait }: Pick<TargetState, "failingSince" | "failures" | "wait">,
  longest: number,
  now: number,
): Outcome {
  if (outcome.kind !== "retry" || failingSince === null || now - failingSince < longest) return outcome;
  const isWaiting = outcome.waitUntil !== undefined || (wait !== null && wait.until > now);
  if (failures + 1 < FAILURES && !isWaiting) return outcome;
  const { status, result } = outcome;
  return { kind: "out-of-order", ...(status === undefined ? {} : { status }), result };
}

/** What a message was of, for what is remembered after it. */
export interface SentMessage {
  readonly kind: DeliveryKind;
  /** It goes together with others: what follows is gathered. */
  readonly gathers: boolean;
  /** When each of its deliveries is due again by its own waits. */
  readonly again: readonly number[];
}

/** What a courier remembers after a message: when the next may go, whose turn it was, and how the target does. */
export function targetStateAfter(
  before: TargetState,
  outcome: Outcome,
  told: SentMessage,
  pace: number,
  now: number,
): Partial<TargetState> {
  const { kind, gathers, again } = told;
  const fails = outcome.kind === "retry" || outcome.kind === "out-of-order";
  const turn = Math.max(0, ...Object.values(before.served)) + 1;
  return {
    ...pacedAfter(before, outcome, pace, now),
    served: { ...before.served, [kind]: turn },
    // For the whole window, or until what failed is due again.
    ...(gathers
      ? { gathering: { ...before.gathering, [kind]: Math.min(now + BATCH_WINDOW, latest(again, now + BATCH_WINDOW)) } }
      : {}),
    ...(outcome.kind === "sent" ? { failingSince: null, failures: 0 } : {}),
    ...(fails ? { failingSince: before.failingSince ?? now, failures: before.failures + 1 } : {}),
  };
}

/** What counts after a test message too, which says nothing of whether the target fails. */
export function pacedAfter(
  before: TargetState,
  outcome: Outcome,
  pace: number,
  now: number,
): Pick<TargetState, "notBefore" | "wait"> {
  return { notBefore: Math.max(before.notBefore, now + pace), wait: waitAfter(before.wait, outcome, now) };
}

/** A wait that was asked for just now. */
export function waitUntil(until: number, before: Wait | null, now: number): Wait {
  return {
    since: before?.since ?? now,
    until,
    probeAt: Math.min(until, now + PROBE),
    isLong: until - now > LONG,
  };
}

function waitAfter(before: Wait | null, outcome: Outcome, now: number): Wait | null {
  if (outcome.kind === "sent" || outcome.kind === "out-of-order") return null;
  if (outcome.kind === "retry" && outcome.waitUntil !== undefined) {
    return waitUntil(outcome.waitUntil, before, now);
  }
  if (before === null || before.until <= now) return null;
  return { ...before, probeAt: outcome.kind === "retry" ? Math.min(before.until, now + PROBE) : now };
}

/** What failed most often waits longest: a target that fails is not asked again for each alert that is new. */
function latest(instants: readonly number[], otherwise: number): number {
  return instants.length === 0 ? otherwise : Math.max(...instants);
}
