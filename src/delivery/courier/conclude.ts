import type { AttemptRecord } from "../../alerts/message-state.ts";
import type { OutageReason } from "../../alerts/outage-reason.ts";
import { type StoredCode, type StoredWithNote, storeCode } from "../../alerts/stored-code.ts";
import type { Outcome } from "../../channels/channel.ts";
import { type Result, storedResult } from "../../channels/result.ts";
import { endText, storedOutage } from "../../locale/recorded-text.ts";
import type { Ended, Entry } from "./journal-entry.ts";
import { type Answered, type Became, partBecame, partOf } from "./parts/after-part.ts";
import { isPlainTrial, trialOutcome, withRich } from "./schedule/plain-trial.ts";
import { transition } from "./schedule/retry-schedule.ts";

/** The entry after the response to its request, which covered every member of the message. */
export function concluded(entry: Entry, answered: Answered): Entry {
  const { startedAt, part: name, ...kept } = entry;
  const { message } = entry;
  const { outcome, now, fallback, informed, failingSince } = answered;
  const began = startedAt ?? now;
  const part = partOf(entry);
  const { progress: before } = message;
  const { members, ends, judged, dueAt, progress, end } =
    part === null || before === undefined ? became(entry, answered) : partBecame(entry, before, part, answered);
  const made = message.made + 1;
  const attempt: AttemptRecord = {
    number: made,
    at: began,
    milliseconds: now - began,
    outcome: outcome.kind,
    status: outcome.status ?? null,
    ...storedResult(outcome.result),
    covered: message.members.length,
    ...(part === null ? {} : { part: part.name }),
  };
  return {
    ...kept,
    message: {
      ...message,
      members: [...(end === null ? members : message.members)],
      form: judged.kind === "malformed" ? "plain" : message.form,
      made,
      version: message.version + 1,
      dueAt,
      ...(outcome.kind === "retry" && outcome.isReplacedGone === true ? { isAnew: true } : {}),
      ...(progress === null ? {} : { progress: { ...progress, parts: [...progress.parts] } }),
    },
    startedAt: null,
    attempts: [...entry.attempts, attempt],
    ended: [...entry.ended, ...ends.map(({ end, ...one }): Ended => ({ ...one, ...withNote(end) }))],
    ...(end === null ? storedResult(outcome.result) : end.end),
    end: end === null ? null : { status: end.status, at: now, ref: end.ref },
    fallback,
    outage:
      outcome.kind === "out-of-order"
        ? outageOf(now, outageReason(outcome.result, failingSince), informed)
        : entry.outage,
    recovered: entry.recovered || (outcome.kind === "sent" && failingSince !== null),
    ...blockedAfter(entry, part?.name ?? null, outcome),
  };
}

/** Of a message that is one request: each delivery by its own waits. */
function became({ message, startedAt }: Entry, { outcome, now, random }: Answered): Became {
  const began = startedAt ?? now;
  // If no member was due by its own schedule, somebody has requested all of them now.
  const isHurried = message.members.every(({ dueAt }) => dueAt > began);
  const due = message.members.map((member) => (isHurried ? { ...member, dueAt: began } : member));
  const isPlain = message.form === "plain";
  const isTrial = isPlainTrial(message, began);
  const judged = isTrial ? trialOutcome(outcome) : outcome;
  const steps = due.map((member) => ({
    id: member.id,
    step: transition(member, { startedAt: began, now, form: message.form, outcome: judged, random }),
  }));
  const members = steps.flatMap(({ step }) =>
    step.status === "pending" ? [isPlain ? step.member : withRich(step.member, isTrial, judged, began)] : [],
  );
  const ends = steps.flatMap(({ id, step: { status, ...step } }) =>
    status === "pending" || !("end" in step) ? [] : [{ id, status, end: storeCode(step.end) }],
  );
  const [last] = ends;
  const isOver = members.length === 0;
  const ref = outcome.kind === "sent" ? (outcome.ref ?? null) : null;
  return {
    ...{ members, ends, judged, progress: null },
    dueAt: isOver ? message.dueAt : Math.min(...members.map(({ dueAt }) => dueAt)),
    end: isOver
      ? { status: outcome.kind === "sent" ? "sent" : "dead", end: last?.end ?? storedResult(outcome.result), ref }
      : null,
  };
}

/** A recipient to whom the mail provider sends nothing more. */
function blockedAfter({ blocked = [] }: Entry, address: string | null, outcome: Outcome): Pick<Entry, "blocked"> {
  const isBlocked = address !== null && outcome.kind === "dead" && outcome.isRecipientBlocked === true;
  return isBlocked ? { blocked: [...blocked, address] } : {};
}

/** How a delivery ended, with the sentence that older versions show. */
export function withNote(end: StoredCode): StoredWithNote {
  return { ...end, note: endText("en", end) };
}

function outageOf(since: number, outage: OutageReason, informed: readonly string[]): Entry["outage"] {
  const { note: reason, code, args } = storedOutage(outage);
  return { since, reason, code, args, informed: [...informed] };
}

/** What it answers itself, or that it failed for so long. */
function outageReason(answer: Result, failingSince: number | null): OutageReason {
  const result = storedResult(answer);
  return failingSince === null ? { code: "answered", result } : { code: "failing", since: failingSince, result };
}
