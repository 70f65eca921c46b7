import { describe, expect, it } from "vitest";
import type { Delivery } from "../../../../src/alerts/delivery.ts";
import { NO_RETRIES } from "../../../../src/alerts/delivery.ts";
import { happenedOf } from "../../../../src/delivery/messages/events/happened.ts";
import type { AlertHistory, ToldDelivery } from "../../../../src/store/alerts/alert-history.ts";
import type { FollowUp } from "../../../../src/store/alerts/follow-ups.ts";

const NOW = Date.UTC(2026, 10, 30, 9);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ANNA = { authMethod: "session", id: null, name: "Anna" };

const delivery = (kind: Delivery["kind"], changes: Partial<Delivery> = {}): Delivery => ({
  ...{ id: `130-101-${kind}-2-crm`, key: { projectId: 130, chatId: 101 }, kind, rule: null, otherTarget: null },
  ...{ reasons: ["missed"], createdAt: NOW - MINUTE, dueAt: NOW - MINUTE, tries: NO_RETRIES, ref: null },
  ...changes,
});

const TOLD = {
  id: "130-101-alert-1-crm",
  kind: "alert",
  status: "sent",
  version: 1,
  isTried: false,
  createdAt: NOW - 5 * MINUTE,
  dueAt: NOW - 5 * MINUTE,
  endedAt: null,
  ref: null,
} as const;

const told = (changes: Partial<ToldDelivery>): ToldDelivery => ({ ...TOLD, ...changes });

const step = (action: FollowUp["action"], change: number, changes: Partial<FollowUp> = {}) => ({
  ...{ actor: ANNA, at: NOW - MINUTE, action, outcome: null, note: null, cameBackIn: null, change },
  ...changes,
});

const history = (changes: Partial<AlertHistory>): AlertHistory => ({
  ...{ version: 2, reasons: ["missed"], isExpired: false, life: 1, lifeNow: 1, episode: 1, openedAt: NOW - 5 * MINUTE },
  ...{ last: step("claim", 1), before: null, deliveries: [told({})] },
  ...changes,
});

const typeOf = (one: Delivery, known: AlertHistory) => {
  const decision = happenedOf(one, known, false, NOW);
  return decision.kind === "event" ? decision.happened.type : decision;
};

describe("what a change of an alert is called", () => {
  it.each([
    ["alert.claimed", { last: step("claim", 1) }],
    ["alert.resolved", { last: step("resolve", 1, { outcome: "called-back" }) }],
    ["alert.resolved", { last: step("resolve", 1, { outcome: "marked-as-spam", actor: null }) }],
    ["alert.expired", { last: step("resolve", 1, { outcome: "expired", actor: null }) }],
    ["alert.released", { last: step("reopen", 1), before: "claim" }],
    ["alert.reopened", { last: step("reopen", 1), before: "resolve" }],
  ] as const)("is %s", (type, known) => {
    expect(typeOf(delivery("change"), history(known))).toBe(type);
  });

  it("is told as it was then, whatever the alert is by now", () => {
    const decision = happenedOf(delivery("change"), history({ life: 1, lifeNow: 3, reasons: ["lost"] }), false, NOW);
    expect(decision).toMatchObject({
      happened: { at: NOW - MINUTE, reasons: ["missed"], newReasons: [], status: { state: "claimed", actor: ANNA } },
    });
  });
});

describe("what a notice of an alert is called", () => {
  it.each([
    ["alert.opened", "alert", { version: 1, last: null, deliveries: [] }],
    // It has a further reason.
    ["alert.opened", "alert", { version: 3, last: step("claim", 1) }],
    ["alert.reopened", "alert", { version: 3, last: step("reopen", 2, { actor: null }), before: "resolve" }],
    // This target does not know it yet.
    ["alert.opened", "alert", { version: 3, last: step("reopen", 2), before: "resolve", deliveries: [] }],
    ["alert.escalated", "escalation", {}],
    ["alert.opened", "escalation", { deliveries: [] }],
    // It knew the alert in an earlier life.
    ["alert.opened", "escalation", { openedAt: NOW - 2 * MINUTE }],
    ["alert.reminded", "reminder", {}],
  ] as const)("is %s of the kind %s", (type, kind, known) => {
    expect(typeOf(delivery(kind), history(known))).toBe(type);
  });
});

describe("an event that is not told", () => {
  it.each([
    ["a change of an alert that the target does not know", "not-notified-before", "change", { deliveries: [] }],
    [
      "a change of an alert whose notice was suppressed",
      "not-notified-before",
      "change",
      { deliveries: [told({ status: "suppressed" })] },
    ],
    ["a change whose line in the history is gone", "chat-not-stored", "change", { last: null }],
    [
      "a reopening that is told with its new reasons",
      "notified-again",
      "change",
      { last: step("reopen", 1), deliveries: [told({}), told({ id: "130-101-alert-2-crm", version: 2 })] },
    ],
    [
      "a notice after a newer event was sent",
      "superseded",
      "alert",
      { version: 1, last: null, deliveries: [told({ id: "130-101-change-2-crm", kind: "change", version: 2 })] },
    ],
  ] as const)("%s", (_, code, kind, known) => {
    expect(typeOf(delivery(kind), history(known))).toEqual({ kind: "obsolete", reason: { code } });
  });
});

describe("an event waits for an older one of its alert", () => {
  const waiting = (changes: Partial<ToldDelivery>, createdAt = NOW - MINUTE) => {
    const deliveries = [told({ status: "pending", ...changes })];
    return happenedOf(delivery("change", { createdAt }), history({ deliveries }), false, NOW);
  };

  it("that is due", () => {
    expect(waiting({})).toEqual({ kind: "later", until: NOW + 5_000 });
  });

  it("until that is tried again, but at once no more than a minute, or an eighth of its age", () => {
    expect(waiting({ isTried: true, dueAt: NOW + 30_000 })).toEqual({ kind: "later", until: NOW + 31_000 });
    expect(waiting({ isTried: true, dueAt: NOW + DAY })).toEqual({ kind: "later", until: NOW + MINUTE });
    expect(waiting({ isTried: true, dueAt: NOW + DAY }, NOW - 80 * MINUTE)).toEqual({
      ...{ kind: "later", until: NOW + 10 * MINUTE },
    });
  });

  it("no more after three days, nor where somebody wants it now", () => {
    const deliveries = [told({ status: "pending" })];
    const old = delivery("change", { createdAt: NOW - 4 * DAY });
    expect(happenedOf(old, history({ deliveries }), false, NOW).kind).toBe("event");
    expect(happenedOf(delivery("change"), history({ deliveries }), true, NOW).kind).toBe("event");
  });

  it("and not for one that waits for its hours, or may never be due", () => {
    for (const kind of ["alert", "escalation"] as const) {
      const later = told({ id: "130-101-other-crm", kind, status: "pending", dueAt: NOW + MINUTE, version: null });
      expect(happenedOf(delivery("change"), history({ deliveries: [told({}), later] }), false, NOW).kind).toBe("event");
    }
  });
});
