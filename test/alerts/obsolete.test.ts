import { describe, expect, it } from "vitest";
import type { DeliveryKind } from "../../src/alerts/delivery.ts";
import { type Life, obsoleteReason } from "../../src/alerts/obsolete.ts";
import type { AlertStatus } from "../../src/alerts/state.ts";
import { actorBy } from "./support/actors.ts";

type Stands = AlertStatus & Life;
const OPEN: Stands = {
  state: "open",
  changes: 1,
  actor: null,
  since: 1_000,
  outcome: null,
  openedAt: 1_000,
  isTold: true,
};
const CLAIMED: Stands = { ...OPEN, state: "claimed", changes: 2, actor: actorBy("Jane Smith"), since: 5_000 };
const RESOLVED: Stands = { ...CLAIMED, state: "resolved", changes: 3, since: 9_000, outcome: "unreachable" };

const made = (kind: DeliveryKind, createdAt = 1_000) => ({ kind, createdAt });

describe("what a delivery was to tell", () => {
  it.each(["alert", "escalation", "reminder"] as const)("is over for an %s once it is resolved", (kind) => {
    expect(obsoleteReason(made(kind), RESOLVED)).toEqual({
      code: "resolved",
      by: RESOLVED.actor,
      outcome: "unreachable",
    });
    expect(obsoleteReason(made(kind), { ...RESOLVED, actor: null, outcome: "came-back" })).toEqual({
      code: "came-back",
    });
  });

  it("is not over for an alert that somebody has claimed", () => {
    expect(obsoleteReason(made("alert"), CLAIMED)).toBeNull();
  });

  it("is over for an alert of an earlier life, claimed or not, unless nobody hears of the new one", () => {
    for (const status of [OPEN, CLAIMED]) {
      expect(obsoleteReason(made("alert"), { ...status, openedAt: 3_000 })).toEqual({ code: "notified-again" });
      expect(obsoleteReason(made("alert"), { ...status, openedAt: 3_000, isTold: false })).toBeNull();
      expect(obsoleteReason(made("alert", 3_000), { ...status, openedAt: 3_000 })).toBeNull();
    }
  });

  it("is over for an escalation once the alert is claimed, also where that was let go", () => {
    expect(obsoleteReason(made("escalation"), OPEN)).toBeNull();
    expect(obsoleteReason(made("escalation"), CLAIMED)).toEqual({
      ...{ code: "claimed", by: { authMethod: null, id: null, name: "Jane Smith" } },
    });
    expect(obsoleteReason(made("escalation"), { ...OPEN, since: 7_000 })).toEqual({ code: "reopened" });
    expect(obsoleteReason(made("escalation", 7_000), { ...OPEN, since: 7_000 })).toBeNull();
  });

  it("is so still for a reminder of the claim that stands, and no other", () => {
    expect(obsoleteReason(made("reminder", 5_000), CLAIMED)).toBeNull();
    expect(obsoleteReason(made("reminder", 3_000), CLAIMED)).toEqual({ code: "claimed-again" });
    expect(obsoleteReason(made("reminder", 5_000), OPEN)).toEqual({ code: "released" });
  });

  it("is never over for what is about no alert's life", () => {
    for (const kind of ["change", "digest", "watch", "outage"] as const)
      expect(obsoleteReason(made(kind), RESOLVED)).toBeNull();
  });
});
