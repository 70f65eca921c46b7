import type { Delivery } from "../../../alerts/delivery.ts";
import type { EndReason } from "../../../alerts/end-reason.ts";
import type { Reason } from "../../../alerts/reasons.ts";
import type { AlertState, AlertStatus } from "../../../alerts/state.ts";
import type { AlertEventType } from "../../../channels/alert-event.ts";
import type { AlertHistory, ToldDelivery } from "../../../store/alerts/alert-history.ts";
import type { FollowUp } from "../../../store/alerts/follow-ups.ts";
import { DAY, MINUTE, SECOND } from "../../../time/durations.ts";

/** What a delivery is about, as an event: what happened to the alert, and its state after that. */
export interface Happened {
  readonly type: AlertEventType;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly status: AlertStatus;
  readonly reasons: readonly Reason[];
  readonly newReasons: readonly Reason[];
}

/** `later`: an older event is sent before it. */
export type EventDecision =
  | { readonly kind: "event"; readonly happened: Happened }
  | { readonly kind: "obsolete"; readonly reason: EndReason }
  | { readonly kind: "later"; readonly until: number };

/**
 * How long a failing older event keeps back a newer one, in milliseconds: at least and at most at once, and in all. The
 * longer it waits already, the longer it may wait at once, by this share: so that an outage of a day costs few writes.
 */
const WAIT = { least: 5 * SECOND, most: MINUTE, share: 1 / 8, inAll: 3 * DAY };

const STATE_AFTER: Readonly<Record<FollowUp["action"], AlertState>> = {
  claim: "claimed",
  resolve: "resolved",
  reopen: "open",
};

/** What a delivery says about its alert; `isRequested`: somebody wants it to be sent now. */
export function happenedOf(
  delivery: Delivery,
  history: AlertHistory,
  isRequested: boolean,
  now: number,
): EventDecision {
  const obsolete = (reason: EndReason): EventDecision => ({ kind: "obsolete", reason });
  const { version } = history;
  const others = history.deliveries.filter(({ id }) => id !== delivery.id);
  if (
    delivery.kind === "alert" &&
    others.some((one) => one.status === "sent" && isAfter(one, version)) &&
    !isRequested
  ) {
    return obsolete({ code: "superseded" });
  }
  if (delivery.kind === "change") {
    if (history.last?.change !== version - 1) return obsolete({ code: "chat-not-stored" });
    // That one says the same, and has the new reasons.
    if (others.some((one) => one.kind === "alert" && one.status !== "suppressed" && one.version === version)) {
      return obsolete({ code: "notified-again" });
    }
    if (!others.some((one) => isNotice(one, now))) return obsolete({ code: "not-notified-before" });
  }
  const until = isRequested ? null : waitFor(delivery, others, version, now);
  if (until !== null) return { kind: "later", until };
  const isAlert = delivery.kind === "alert";
  return {
    kind: "event",
    happened: {
      type: typeOf(delivery, history, others, now),
      at:
        delivery.kind === "change"
          ? (history.last?.at ?? delivery.createdAt)
          : isAlert
            ? delivery.createdAt
            : delivery.dueAt,
      status: statusAt(history),
      reasons: history.life === history.lifeNow ? history.reasons : delivery.reasons,
      newReasons: isAlert ? delivery.reasons : [],
    },
  };
}

/** The alert's state at that version. */
function statusAt({ last, openedAt, version: changes }: AlertHistory): AlertStatus {
  if (last === null) return { actor: null, state: "open", changes, since: openedAt, outcome: null };
  const outcome = last.action === "resolve" ? last.outcome : null;
  return { actor: last.actor, state: STATE_AFTER[last.action], changes, since: last.at, outcome };
}

function typeOf(
  { kind }: Delivery,
  { last, before, openedAt, version }: AlertHistory,
  others: readonly ToldDelivery[],
  now: number,
): AlertEventType {
  if (kind === "reminder") return "alert.reminded";
  if (kind === "escalation") {
    return others.some((one) => isNotice(one, now) && one.createdAt >= openedAt) ? "alert.escalated" : "alert.opened";
  }
  const isNew = last?.change === version - 1;
  if (kind === "alert") {
    const isKnown = others.some((one) => isNotice(one, now));
    return isNew && isKnown && last.action === "reopen" ? "alert.reopened" : "alert.opened";
  }
  if (!isNew) return "alert.opened";
  switch (last.action) {
    case "claim":
      return "alert.claimed";
    case "resolve":
      return last.outcome === "expired" ? "alert.expired" : "alert.resolved";
    case "reopen":
      return before === "claim" ? "alert.released" : "alert.reopened";
  }
}

/** When this one is tried again, because an older event of the alert goes first; null: it goes now. */
function waitFor(
  { kind, createdAt }: Delivery,
  others: readonly ToldDelivery[],
  version: number,
  now: number,
): number | null {
  if ((kind !== "alert" && kind !== "change") || now - createdAt > WAIT.inAll) return null;
  const older = others.filter((one) => {
    if (one.status !== "pending") return false;
    if (one.kind === "change") return one.version !== null && one.version < version;
    // What waits for the hours of its rule, or may never be due, keeps nothing back.
    const isUnderWay = one.isTried || one.dueAt <= now;
    if (one.kind === "escalation") return isUnderWay;
    return one.kind === "alert" && isUnderWay && (one.version ?? 0) < version;
  });
  if (older.length === 0) return null;
  const due = Math.max(...older.map(({ dueAt }) => dueAt)) + SECOND;
  const most = Math.max(WAIT.most, (now - createdAt) * WAIT.share);
  return Math.min(Math.max(due, now + WAIT.least), now + Math.round(most));
}

function isAfter({ kind, version }: ToldDelivery, than: number): boolean {
  return (kind === "alert" || kind === "change") && version !== null && version > than;
}

/** By which the target knows the alert, or is about to. */
function isNotice({ kind, status, isTried, dueAt }: ToldDelivery, now: number): boolean {
  if (kind !== "alert" && kind !== "escalation") return false;
  return status === "sent" || status === "dead" || (status === "pending" && (isTried || dueAt <= now));
}
