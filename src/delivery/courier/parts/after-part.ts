import type { Member, MessageState, Part, Progress } from "../../../alerts/message-state.ts";
import { type StoredCode, storeCode } from "../../../alerts/stored-code.ts";
import type { Outcome } from "../../../channels/channel.ts";
import { storedResult } from "../../../channels/result.ts";
import { isPlainTrial, trialOutcome, withRich } from "../schedule/plain-trial.ts";
import { isTooLong, transition } from "../schedule/retry-schedule.ts";
import { dueNow, endOf, hasEnded, isSent, nextPart, openParts, type PartsEnd, tooOld } from "./progress.ts";

/** The context of a response. */
export interface Answered {
  readonly outcome: Outcome;
  /** When the response came, in milliseconds since 1970. */
  readonly now: number;
  /** In [0, 1). */
  readonly random: number;
  readonly fallback: string | null;
  readonly informed: readonly string[];
  /** Since when the target is failing; null: it works. */
  readonly failingSince: number | null;
}

/** What an attempt makes of a message. */
export interface Became {
  /** Those that wait on; none: the message has ended. */
  readonly members: MessageState["members"];
  readonly ends: readonly { readonly id: string; readonly status: "sent" | "dead"; readonly end: StoredCode }[];
  /** The outcome, as far as it decides the form of the next attempt. */
  readonly judged: Outcome;
  readonly dueAt: number;
  /** Of a message in parts. */
  readonly progress: Progress | null;
  /** How the message ended; null: it waits. */
  readonly end: PartsEnd | null;
}

/** A request that is under way, or was when it was interrupted. */
export interface UnderWay {
  readonly message: MessageState;
  readonly startedAt: number | null;
  readonly part?: string | null;
}

/** The part that the request is for; null: the message is one request. */
export function partOf({ message: { progress }, part }: UnderWay): Part | null {
  return progress?.parts.find(({ name, status }) => name === part && status === "open") ?? null;
}

/**
 * What the response to the request for one part makes of its message. The parts have the waits: the deliveries have used
 * up none of theirs when the last part has ended.
 */
export function partBecame(
  { message, startedAt }: UnderWay,
  progress: Progress,
  part: Part,
  answered: Answered,
): Became {
  const { outcome, now, random, failingSince } = answered;
  const began = startedAt ?? now;
  const isTrial = isPlainTrial({ form: message.form, members: [part] }, began);
  const judged = isTrial ? trialOutcome(outcome) : outcome;
  const step = transition(part, { startedAt: began, now, form: message.form, outcome: judged, random });
  const result = storedResult(outcome.result);
  const after: Part =
    step.status === "pending"
      ? { ...(message.form === "plain" ? step.member : withRich(step.member, isTrial, judged, began)), last: result }
      : ended(part, step.status, outcome, step.status === "sent" ? result : storeCode(step.end));
  const parts = progress.parts.map((one) => {
    if (one.name === part.name) return after;
    return one.status === "open" ? otherAfter(one, judged, began, now) : one;
  });
  const changed = { ...progress, parts };
  // It works again: what waited after failures is due.
  const isRecovered = outcome.kind === "sent" && failingSince !== null && !isSent(progress);
  const next = isRecovered ? dueNow(changed, now) : changed;
  const members = message.members.map((member) => memberAfter(member, judged, began, now));
  if (openParts(next).length > 0) return goesOn(next, members, judged, result, now);
  const { status, end, ref } = endOf(next, part.name);
  return {
    ...{ members: [], judged, progress: next, dueAt: message.dueAt },
    ends: members.map(({ id }) => ({ id, status, end })),
    end: { status, end, ref },
  };
}

function goesOn(
  progress: Progress,
  members: MessageState["members"],
  judged: Outcome,
  result: StoredCode,
  now: number,
): Became {
  const old = judged.kind === "retry" && !hasEnded(progress) ? tooOld(members, now) : [];
  return {
    members: members.filter((member) => !old.includes(member)),
    ends: old.map(({ id, made }) => {
      return { id, status: "dead" as const, end: storeCode({ code: "gave-up", attempts: made, result }) };
    }),
    ...{ judged, progress, dueAt: nextPart(progress)?.dueAt ?? now, end: null },
  };
}

function ended(part: Part, status: "sent" | "dead", outcome: Outcome, last: StoredCode): Part {
  const { rich: _, ...rest } = part;
  const ref = outcome.kind === "sent" && outcome.ref !== undefined ? { ref: outcome.ref } : {};
  return { ...rest, status, made: part.made + 1, last, ...ref };
}

/** A wait is the target's, so it counts for every part; a repaired target begins anew with every part. */
function otherAfter(part: Part, outcome: Outcome, began: number, now: number): Part {
  if (outcome.kind === "out-of-order") {
    const { rich: _, ...rest } = part;
    return { ...rest, chosen: 0, firstAt: null, dueAt: now };
  }
  if (outcome.kind !== "retry" || outcome.waitUntil === undefined) return part;
  const firstAt = part.firstAt ?? began;
  if (!isTooLong(outcome.waitUntil, firstAt)) return { ...part, firstAt };
  const end = storeCode({ code: "waited-for-days", result: storedResult(outcome.result) });
  return { ...part, status: "dead", firstAt, last: end };
}

function memberAfter(member: Member, { kind }: Outcome, began: number, now: number): Member {
  const tried = { ...member, made: member.made + 1, firstAt: member.firstAt ?? began };
  return kind === "out-of-order" ? { ...tried, chosen: 0, firstAt: null, dueAt: now } : tried;
}
