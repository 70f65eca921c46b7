import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ALERT_OUTCOMES, type AlertStatus, STATES } from "../../src/alerts/state.ts";
import { decide, type FollowUpCommand } from "../../src/followup/decide.ts";
import { linkActor } from "../../src/followup/link-identity.ts";
import { actorBy, slackActor } from "../alerts/support/actors.ts";

const JANE = "jane.smith@example.com";
const PETER = "peter.novak@example.com";

const open: AlertStatus = { state: "open", changes: 1, actor: null, since: 0, outcome: null };
const claimed: AlertStatus = { ...open, state: "claimed", actor: actorBy(JANE, "access") };
const resolved: AlertStatus = { ...open, state: "resolved", actor: actorBy(JANE, "access"), outcome: "called-back" };

const claim: FollowUpCommand = { action: "claim" };
const resolve: FollowUpCommand = { action: "resolve", outcome: "called-back", note: null };
const spam: FollowUpCommand = { action: "resolve", outcome: "spam", note: null };
const reopen: FollowUpCommand = { action: "reopen" };

describe("an alert", () => {
  it.each([
    ["open", "claimed", claim, open, JANE],
    ["open", "resolved", resolve, open, JANE],
    ["claimed by oneself", "resolved", resolve, claimed, JANE],
    ["claimed by another", "open", reopen, claimed, PETER],
    ["resolved by another", "open", reopen, resolved, PETER],
  ] as const)("that is %s can become %s", (_, state, act, status, who) => {
    expect(decide(act, status, [actorBy(who, "access")])).toEqual({
      kind: "change",
      state,
      outcome: state === "resolved" ? "called-back" : null,
    });
  });

  it.each([
    ["claimed by another", "claimed", claim, claimed, PETER],
    ["claimed by another", "resolved", resolve, claimed, PETER],
    ["resolved", "claimed", claim, resolved, JANE],
    ["resolved by another", "resolved alike", resolve, resolved, PETER],
    ["resolved by oneself", "resolved otherwise", spam, resolved, JANE],
  ] as const)("that is %s is not %s", (_, __, act, status, who) => {
    expect(decide(act, status, [actorBy(who, "access")])).toEqual({ kind: "refused" });
  });

  it.each([
    ["claimed", claim, claimed],
    ["resolved", resolve, resolved],
  ] as const)("that one has %s oneself is no error to ask for again", (_, act, status) => {
    expect(decide(act, status, [actorBy(JANE, "access")])).toEqual({ kind: "done" });
  });
});

describe("who acts in Slack", () => {
  const before = { ...claimed, actor: slackActor("U0JANE", "jane.smith") };

  it.each(["jane", null, "peter.novak"])("is the same under every name: %s", (name) => {
    expect(decide(resolve, before, [slackActor("U0JANE", name)]).kind).toBe("change");
    expect(decide(claim, before, [slackActor("U0JANE", name)]).kind).toBe("done");
  });

  it.each([
    slackActor("U0OTHER", "jane.smith"),
    slackActor("U0OTHER", "jane.smith (Slack U0JANE)"),
    linkActor("U0JANE", "jane.smith"),
    linkActor("leads", "jane.smith (Slack U0JANE)"),
    actorBy("jane.smith", "session"),
    actorBy("jane.smith (Slack U0JANE)", "session"),
    actorBy("U0JANE", "service-token"),
  ])("is nobody else: %j", (other) => {
    expect(decide(resolve, before, [other]).kind).toBe("refused");
  });
});

it("what was done is never asked for again: acting twice is acting once", () => {
  const name = fc.constantFrom(JANE, PETER);
  const status = fc.constantFrom(...STATES).chain((state) =>
    fc.record({
      state: fc.constant(state),
      changes: fc.nat(),
      actor:
        state === "open"
          ? fc.constant(null)
          : fc.tuple(name, fc.constantFrom(null, "access")).map(([who, method]) => actorBy(who, method)),
      since: fc.nat(),
      outcome: state === "resolved" ? fc.constantFrom(...ALERT_OUTCOMES) : fc.constant(null),
    }),
  );
  const act: fc.Arbitrary<FollowUpCommand> = fc.oneof(
    fc.constantFrom(claim, reopen),
    fc.constantFrom(...ALERT_OUTCOMES).map((outcome): FollowUpCommand => ({ action: "resolve", outcome, note: null })),
  );
  fc.assert(
    fc.property(status, act, name, (before, act, who) => {
      const decision = decide(act, before, [actorBy(who, "access")]);
      if (decision.kind !== "change") return;
      const { state, outcome } = decision;
      const after: AlertStatus = {
        state,
        outcome,
        changes: before.changes + 1,
        since: 1,
        actor: state === "open" ? null : actorBy(who, "access"),
      };
      expect(decide(act, after, [actorBy(who, "access")])).toEqual({ kind: "done" });
    }),
  );
});
