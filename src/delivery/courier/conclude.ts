import type { AttemptRecord } from "../../alerts/message-state.ts";
import type { OutageReason } from "../../alerts/outage-reason.ts";
import { storeCode } from "../../alerts/stored-code.ts";
import type { Outcome } from "../../channels/channel.ts";
import { type Result, storedResult } from "../../channels/result.ts";
import { storedEnd, storedOutage } from "../../locale/recorded-text.ts";
import type { Ended, Entry } from "./journal-entry.ts";
import { isPlainTrial, trialOutcome, withRich } from "./plain-trial.ts";
import { transition } from "./retry-schedule.ts";

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

/** The entry after the response to its request, which covered every member of the message. */
export function concluded(entry: Entry, answered: Answered): Entry {
  const { message, startedAt } = entry;
  const { outcome, now, random, fallback, informed, failingSince } = answered;
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
  const ends = steps.flatMap(({ id, step }) => (step.status === "pending" ? [] : [{ id, ...step }]));
  const ended = ends.map(({ id, status, end }): Ended => ({ id, status, ...storedEnd(end) }));
  const [last] = ends;
  const made = message.made + 1;
  const isOver = members.length === 0;
  const attempt: AttemptRecord = {
    number: made,
    at: began,
    milliseconds: now - began,
    outcome: outcome.kind,
    status: outcome.status ?? null,
    ...storedResult(outcome.result),
    covered: message.members.length,
  };
  return {
    ...entry,
    message: {
      ...message,
      members: isOver ? message.members : members,
      form: judged.kind === "malformed" ? "plain" : message.form,
      made,
      version: message.version + 1,
      dueAt: isOver ? message.dueAt : Math.min(...members.map(({ dueAt }) => dueAt)),
    },
    startedAt: null,
    attempts: [...entry.attempts, attempt],
    ended: [...entry.ended, ...ended],
    ...(isOver && last !== undefined ? storeCode(last.end) : storedResult(outcome.result)),
    end: isOver
      ? {
          status: outcome.kind === "sent" ? "sent" : "dead",
          at: now,
          ref: outcome.kind === "sent" ? (outcome.ref ?? null) : null,
        }
      : null,
    fallback,
    outage:
      outcome.kind === "out-of-order"
        ? outageOf(now, outageReason(outcome.result, failingSince), informed)
        : entry.outage,
    recovered: entry.recovered || (outcome.kind === "sent" && failingSince !== null),
  };
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
