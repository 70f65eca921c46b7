import type { DeliveryKind } from "../../alerts/delivery.ts";
import type { Outcome } from "../../channels/channel.ts";
import { HOUR, MINUTE } from "../../time/durations.ts";
import { BATCH_WINDOW } from "./batching.ts";
import { served, type TargetState, type Wait } from "./target-state.ts";

/** The minimum of failures before a target is disabled: one or two prove nothing. */
const FAILURES = 5;

/** A wait longer than this, in milliseconds, is shown, and others are notified in the meantime. */
const LONG = 15 * MINUTE;

/** How often a target is probed during a longer wait, in milliseconds. */
const PROBE = HOUR;

/**
 * Disables a target that has only failed for `longest` milliseconds, whatever it responded: after at least five
 * failures, or while it asks us to wait, when there are few attempts to count.
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

/** What the target state needs to know about a message. */
export interface SentMessage {
  readonly kind: DeliveryKind;
  /** It is batched: following deliveries wait for the end of the window. */
  readonly isBatched: boolean;
  /** When each of its deliveries is due again by its own retry schedule. */
  readonly again: readonly number[];
  /** A failure says nothing of the target: it is that of one recipient among others. */
  readonly isOfOnePart?: boolean;
}

/**
 * The target state after a message: when the next one may go, which kind had its turn, and whether the target works.
 */
export function targetStateAfter(
  before: TargetState,
  outcome: Outcome,
  message: SentMessage,
  pace: number,
  now: number,
): Partial<TargetState> {
  const { kind, isBatched, again, isOfOnePart = false } = message;
  const isRetried = outcome.kind === "retry" && !isAtOnce(outcome) && !isOfOnePart;
  const fails = isRetried || outcome.kind === "out-of-order";
  return {
    ...pacedAfter(before, outcome, pace, now),
    served: served(before, kind),
    // For the whole window, or until the failed deliveries are due again.
    ...(isBatched
      ? { gathering: { ...before.gathering, [kind]: Math.min(now + BATCH_WINDOW, latest(again, now + BATCH_WINDOW)) } }
      : {}),
    ...(outcome.kind === "sent" ? { failingSince: null, failures: 0 } : {}),
    ...(fails ? { failingSince: before.failingSince ?? now, failures: before.failures + 1 } : {}),
  };
}

/** What also applies after a test message, which does not count as failing. */
export function pacedAfter(
  before: TargetState,
  outcome: Outcome,
  pace: number,
  now: number,
): Pick<TargetState, "notBefore" | "wait"> {
  return { notBefore: Math.max(before.notBefore, now + pace), wait: waitAfter(before.wait, outcome, now) };
}

/** A wait that the target has just asked for. */
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
  return {
    ...before,
    probeAt: outcome.kind === "retry" && !isAtOnce(outcome) ? Math.min(before.until, now + PROBE) : now,
  };
}

/** The most frequently failed delivery waits longest: a failing target is not tried again for each new alert. */
function latest(instants: readonly number[], otherwise: number): number {
  return instants.length === 0 ? otherwise : Math.max(...instants);
}

/** It is sent again at once, in another way: that is no failure of the target. */
function isAtOnce({ movedTo, isReplacedGone = false }: Extract<Outcome, { kind: "retry" }>): boolean {
  return movedTo !== undefined || isReplacedGone;
}
