import type { EndReason } from "../../alerts/end-reason.ts";
import type { Form, Member } from "../../alerts/message-state.ts";
import type { Outcome } from "../../channels/channel.ts";
import { storedResult } from "../../channels/result.ts";
import { HOUR, MINUTE, SECOND } from "../../time/durations.ts";

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

/** What happens to a delivery that a message covered. */
export type Transition =
  | { readonly status: "pending"; readonly member: Member }
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

/**
 * What happens to a delivery after an attempt of its message. A requested wait is obeyed exactly; a malformed message
 * is sent once more as plain text; deliveries for a disabled target are kept. A delivery that was sent along before it
 * was due does not use up a step of its schedule.
 */
export function transition(earlier: Member, { startedAt, now, form, outcome, random }: Made): Transition {
  const result = storedResult(outcome.result);
  const member = { ...earlier, made: earlier.made + 1, firstAt: earlier.firstAt ?? startedAt };
  const pending = (more: Partial<Member>): Transition => ({ status: "pending", member: { ...member, ...more } });
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
      const { waitUntil } = outcome;
      if (waitUntil !== undefined) {
        if (waitUntil - member.firstAt > LONGEST_WAITING)
          return { status: "dead", end: { code: "waited-for-days", result } };
        return pending({ dueAt: waitUntil });
      }
      if (earlier.dueAt > startedAt) return pending({});
      const wait = RETRY_DELAYS[earlier.chosen];
      if (wait === undefined) return { status: "dead", end: { code: "gave-up", attempts: member.made, result } };
      return pending({ chosen: earlier.chosen + 1, dueAt: now + Math.round(wait * (1 + random / 5)) });
    }
  }
}
