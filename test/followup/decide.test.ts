import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { identityOf } from "../../src/alerts/actor.ts";
import { type AlertStatus, OUTCOMES, STATES } from "../../src/alerts/state.ts";
import { decide, type FollowUpCommand } from "../../src/followup/decide.ts";

const JANE = "jane.smith@example.com";
const PETER = "peter.novak@example.com";

const open: AlertStatus = { state: "open", changes: 1, who: null, door: null, since: 0, outcome: null };
const claimed: AlertStatus = { ...open, state: "claimed", who: JANE, door: "access" };
const resolved: AlertStatus = { ...open, state: "resolved", who: JANE, door: "access", outcome: "called-back" };

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
    expect(decide(act, status, [identityOf(who, "access")])).toEqual({
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
    expect(decide(act, status, [identityOf(who, "access")])).toEqual({ kind: "refused" });
  });

  it.each([
    ["claimed", claim, claimed],
    ["resolved", resolve, resolved],
  ] as const)("that one has %s oneself is no error to ask for again", (_, act, status) => {
    expect(decide(act, status, [identityOf(JANE, "access")])).toEqual({ kind: "done" });
  });
});

describe("who acts in Slack", () => {
  const before = { ...claimed, who: "jane.smith (Slack U0JANE)", door: "slack" };
  const slack = (who: string) => [identityOf(who, "slack")];

  it.each(["jane (Slack U0JANE)", "(Slack U0JANE)"])("is the same under every name: %s", (who) => {
    expect(decide(resolve, before, slack(who)).kind).toBe("change");
    expect(decide(claim, before, slack(who)).kind).toBe("done");
  });

  it.each(["jane.smith (Slack U0OTHER)", "jane.smith", "(Slack U0JANE) (leads, by link)", "x(Slack U0JANE)"])(
    "is nobody else: %s",
    (who) => {
      expect(decide(resolve, before, slack(who)).kind).toBe("refused");
    },
  );
});

it("what was done is never asked for again: acting twice is acting once", () => {
  const name = fc.constantFrom(JANE, PETER);
  const status = fc.constantFrom(...STATES).chain((state) =>
    fc.record({
      state: fc.constant(state),
      changes: fc.nat(),
      who: state === "open" ? fc.constant(null) : name,
      door: fc.constantFrom(null, "access"),
      since: fc.nat(),
      outcome: state === "resolved" ? fc.constantFrom(...OUTCOMES) : fc.constant(null),
    }),
  );
  const act: fc.Arbitrary<FollowUpCommand> = fc.oneof(
    fc.constantFrom(claim, reopen),
    fc.constantFrom(...OUTCOMES).map((outcome): FollowUpCommand => ({ action: "resolve", outcome, note: null })),
  );
  fc.assert(
    fc.property(status, act, name, (before, act, who) => {
      const decision = decide(act, before, [identityOf(who, "access")]);
      if (decision.kind !== "change") return;
      const { state, outcome } = decision;
      const after: AlertStatus = {
        state,
        outcome,
        changes: before.changes + 1,
        since: 1,
        who: state === "open" ? null : who,
        door: "access",
      };
      expect(decide(act, after, [identityOf(who, "access")])).toEqual({ kind: "done" });
    }),
  );
});
