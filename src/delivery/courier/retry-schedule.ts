import type { EndReason } from "../../alerts/end-reason.ts";
import type { Form, Member } from "../../alerts/message-state.ts";
import type { Outcome } from "../../channels/channel.ts";
import { storedResult } from "../../channels/result.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long to wait after the first, second, … attempt that failed; each grows by up to a fifth, so that many spread. */
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

/** Being told to wait does not use up the list, but not for ever either. */
const LONGEST_WAITING = 72 * HOUR;

/** What becomes of a delivery that a message covered. */
export type Transition =
  | { readonly status: "pending"; readonly member: Member }
  | { readonly status: "sent" | "dead"; readonly end: EndReason };

/** An attempt of a message: when it began and ended, in milliseconds since 1970, and in which form it went. */
export interface Made {
  readonly startedAt: number;
  readonly now: number;
  readonly form: Form;
  readonly outcome: Outcome;
  /** In [0, 1). */
  readonly random: number;
}

/**
 * What becomes of a delivery after an attempt of its message. A wait that the other side asked for is kept exactly; what
 * was refused as malformed goes out once more, as plain text; what a target that is out of order did not take is kept.
 * One that went along before it was due by its own waits uses none of them up.
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
    // It is tried again once somebody has mended the target: from then on its waits count anew.
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
