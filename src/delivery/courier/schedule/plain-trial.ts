import type { Member, MessageState } from "../../../alerts/message-state.ts";
import type { Outcome } from "../../../channels/channel.ts";
import { isServerError } from "../../../channels/classify.ts";
import { MINUTE } from "../../../time/durations.ts";

/**
 * The other side may fail at the form of a message and not at everything. So each delivery is sent as plain text once,
 * well within its first hour; if that fails too, its other attempts have the richer form, for the target is down.
 */

/** After so many server errors: by our own waits, two and a half minutes after the first. */
const ERRORS = 3;

/** Or so long after the first of them, in milliseconds, if the other side asks us to wait between attempts. */
const AFTER = 10 * MINUTE;

/** Whether an attempt that begins at `startedAt` is made as plain text, because a member has not been sent so yet. */
export function isPlainTrial(
  { form, members }: Pick<MessageState, "form"> & { readonly members: readonly Pick<Member, "rich">[] },
  startedAt: number,
): boolean {
  if (form === "plain") return false;
  return members.some(
    ({ rich }) => rich !== undefined && !rich.triedPlain && (rich.errors >= ERRORS || startedAt - rich.since >= AFTER),
  );
}

/** The outcome of a trial: plain text that is refused for its form says only that the form is not at fault. */
export function trialOutcome(outcome: Outcome): Outcome {
  return outcome.kind === "malformed" ? { ...outcome, kind: "retry" } : outcome;
}

/** A member or a part after an attempt that did not end it. No response says nothing about the form. */
export function withRich<Tried extends Pick<Member, "rich">>(
  member: Tried,
  isTrial: boolean,
  outcome: Outcome,
  startedAt: number,
): Omit<Tried, "rich"> & Pick<Member, "rich"> {
  const { rich: before, ...rest } = member;
  // Once the target is repaired, everything begins anew.
  if (outcome.kind === "out-of-order") return rest;
  const rich = before ?? { errors: 0, since: startedAt, triedPlain: false };
  if (isTrial) return { ...rest, rich: { ...rich, triedPlain: true } };
  return isServerError(outcome) ? { ...rest, rich: { ...rich, errors: rich.errors + 1 } } : member;
}
