import type { EndReason } from "../../../alerts/end-reason.ts";
import type { Form, Member } from "../../../alerts/message-state.ts";
import type { Outcome } from "../../../channels/channel.ts";
import { storedResult } from "../../../channels/result.ts";
import { HOUR, MINUTE, SECOND } from "../../../time/durations.ts";

/** The delay after the first, second, … failed attempt; each is extended by up to a fifth, so that retries spread. */
export const RETRY_DELAYS: readonly number[] = [
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

/** A requested wait does not use up the schedule, but it is limited. */
const LONGEST_WAITING = 72 * HOUR;

/** How far a delivery or a part is in its waits. */
export type Waits = Pick<Member, "made" | "chosen" | "firstAt" | "dueAt" | "rich">;

/** What happens to a delivery that a message covered, or to a part of a message. */
export type Transition<Waiting extends Waits = Member> =
  | { readonly status: "pending"; readonly member: Waiting }
  | { readonly status: "sent" | "dead"; readonly end: EndReason };

/** An attempt of a message: when it began and ended, in milliseconds since 1970, and its form. */
export interface Made {
  readonly startedAt: number;
  readonly now: number;
  readonly form: Form;
  readonly outcome: Outcome;
  /** In [0, 1). */
  readonly random: number;
}

/** Whether a wait that the other side asked for would end too long after the first attempt. */
export function isTooLong(waitUntil: number, firstAt: number): boolean {
  return waitUntil - firstAt > LONGEST_WAITING;
}

/**
 * What happens to a delivery or a part after an attempt of its message. A requested wait is obeyed exactly; a malformed message
 * is sent once more as plain text; deliveries for a disabled target are kept. A delivery that was sent along before it
 * was due does not use up a step of its schedule, nor does one that is sent at once to where the target has moved,
 * or in place of a message that is gone.
 */
export function transition<Waiting extends Waits>(
  earlier: Waiting,
  { startedAt, now, form, outcome, random }: Made,
): Transition<Waiting> {
  const result = storedResult(outcome.result);
  const firstAt = earlier.firstAt ?? startedAt;
  const member = { ...earlier, made: earlier.made + 1, firstAt };
  const pending = (more: Partial<Waits>): Transition<Waiting> => ({
    status: "pending",
    member: { ...member, ...more },
  });
  switch (outcome.kind) {
    case "sent":
      return { status: "sent", end: { code: "sent", result } };
    case "dead":
      return { status: "dead", end: { code: "refused", result } };
    case "malformed":
      if (form === "plain") return { status: "dead", end: { code: "refused-as-plain-text", result } };
      return pending({ dueAt: now });
    // It is retried once somebody has repaired the target, with a new schedule.
    case "out-of-order":
      return pending({ dueAt: now, chosen: 0, firstAt: null });
    case "retry": {
      const { waitUntil, movedTo, isReplacedGone = false } = outcome;
      if (waitUntil !== undefined) {
        if (isTooLong(waitUntil, firstAt)) return { status: "dead", end: { code: "waited-for-days", result } };
        return pending({ dueAt: waitUntil });
      }
      if (movedTo !== undefined || isReplacedGone) return pending({ dueAt: now });
      if (earlier.dueAt > startedAt) return pending({});
      const wait = RETRY_DELAYS[earlier.chosen];
      if (wait === undefined) return { status: "dead", end: { code: "gave-up", attempts: member.made, result } };
      return pending({ chosen: earlier.chosen + 1, dueAt: now + Math.round(wait * (1 + random / 5)) });
    }
  }
}
