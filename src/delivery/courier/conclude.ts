import type { AttemptRecord } from "../../alerts/message-state.ts";
import type { Outcome } from "../../channels/channel.ts";
import { type Result, storedResult } from "../../channels/result.ts";
import { sayResult } from "../../locale/result.ts";
import { endReasonText, storedEndReason } from "./end-reason.ts";
import type { Ended, Entry } from "./journal-entry.ts";
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
  const steps = due.map((member) => ({
    id: member.id,
    step: transition(member, { startedAt: began, now, form: message.form, outcome, random }),
  }));
  const members = steps.flatMap(({ step }) => (step.status === "pending" ? [step.member] : []));
  const ends = steps.flatMap(({ id, step }) => (step.status === "pending" ? [] : [{ id, ...step }]));
  const ended = ends.map(({ id, status, end }): Ended => ({ id, status, note: endReasonText("en", end) }));
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
      form: outcome.kind === "malformed" ? "plain" : message.form,
      made,
      version: message.version + 1,
      dueAt: isOver ? message.dueAt : Math.min(...members.map(({ dueAt }) => dueAt)),
    },
    startedAt: null,
    attempts: [...entry.attempts, attempt],
    ended: [...entry.ended, ...ended],
    ...(isOver && last !== undefined ? storedEndReason(last.end) : storedResult(outcome.result)),
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
        ? { since: now, reason: outageReason(outcome.result, failingSince), informed: [...informed] }
        : entry.outage,
    recovered: entry.recovered || (outcome.kind === "sent" && failingSince !== null),
  };
}

/** Why a target is disabled, as stored: its own response, or that it has failed for too long. */
function outageReason(result: Result, failingSince: number | null): string {
  const said = sayResult("en", result);
  return failingSince === null ? said : `nothing but failures since ${new Date(failingSince).toISOString()}: ${said}`;
}
