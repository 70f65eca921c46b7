import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planEscalations, withinHours } from "../../../src/alerts/rules/escalation.ts";
import { planRecipients } from "../../../src/alerts/rules/recipients.ts";
import { type Hours, isOpen } from "../../../src/time/business-hours.ts";
import { weekOf } from "../../../src/time/week.ts";
import { judged, matching, rule } from "../support/judged.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MONDAY = Date.parse("2026-11-23T00:00:00Z");
const at = (time: string) => Date.parse(`2026-11-${time}:00Z`);

/** Monday to Friday, 8 to 16 in UTC. */
const office: Hours = {
  zone: "UTC",
  week: weekOf([0, 1, 2, 3, 4].map((day) => ({ day, from: 8 * 60, to: 16 * 60 }))),
  closed: new Set(),
};
const never: Hours = { zone: "UTC", week: weekOf([]), closed: new Set() };
const HOURS = new Map([
  ["office", office],
  ["never", never],
]);

const dues = (from: number, hours: string | null, ...minutes: readonly number[]) => {
  const escalate = minutes.map((after) => ({ after: after * MINUTE, to: ["leads"] }));
  return planEscalations([rule("One", { hours, escalate })], HOURS, from).map(({ dueAt }) => dueAt);
};

describe("an escalation is due", () => {
  it("after its time, where the rule has no hours", () => {
    expect(dues(at("21T03:00"), null, 15, 60)).toEqual([at("21T03:15"), at("21T04:00")]);
  });

  it("after its time within the rule's hours: over a night and a weekend", () => {
    expect(dues(at("23T15:50"), "office", 15)).toEqual([at("24T08:05")]);
    expect(dues(at("27T15:00"), "office", 90)).toEqual([at("30T08:30")]);
    expect(dues(at("22T12:00"), "office", 15)).toEqual([at("23T08:15")]);
  });

  it("after its time, where the hours never open: an alert must not stay with nobody", () => {
    expect(dues(MONDAY, "never", 15)).toEqual([MONDAY + 15 * MINUTE]);
  });

  it("never before its time, and within the hours, whenever the alert came", () => {
    const instant = fc.integer({ min: MONDAY, max: MONDAY + 400 * 24 * HOUR });
    const after = fc.integer({ min: 1, max: 168 * 60 }).map((minutes) => minutes * MINUTE);
    fc.assert(
      fc.property(instant, after, (from, wait) => {
        const dueAt = withinHours(rule("One", { hours: "office" }), HOURS, from, wait);
        expect(dueAt).toBeGreaterThanOrEqual(from + wait);
        // The moment of closing ends the hours, and counts as within them.
        expect(isOpen(office, dueAt - 1)).toBe(true);
      }),
    );
  });
});

describe("who hears later", () => {
  const first = rule("First", { continue: true, escalate: [{ after: HOUR, to: ["leads"] }] });
  const second = rule("Second", {
    escalate: [
      { after: 15 * MINUTE, to: ["leads", "boss"] },
      { after: 2 * HOUR, to: ["leads"] },
    ],
  });

  it("hears once of each step, by the earliest rule", () => {
    expect(planEscalations([first, second], HOURS, 0)).toEqual([
      { target: "leads", rule: "Second", step: 1, dueAt: 15 * MINUTE },
      { target: "boss", rule: "Second", step: 1, dueAt: 15 * MINUTE },
      { target: "leads", rule: "Second", step: 2, dueAt: 2 * HOUR },
    ]);
  });

  const routing = { hours: HOURS, defaults: ["slack"], tooOldDays: 25 };

  it("is named by the rules that matched alone", () => {
    const other = rule("Other", { match: matching({ queue: "Support" }), escalate: first.escalate });
    const plan = planRecipients({ ...routing, rules: [other, second] }, judged(), 1_000);
    expect(plan.escalations.map(({ rule: name, dueAt }) => [name, dueAt])).toEqual([
      ["Second", 15 * MINUTE + 1_000],
      ["Second", 15 * MINUTE + 1_000],
      ["Second", 2 * HOUR + 1_000],
    ]);
  });

  it("is nobody where the chat is too old to be told", () => {
    const conversation = [{ from: "Visitor", date: "2025-03-06T14:37:52+01:00", message: "hi" }];
    const plan = planRecipients({ ...routing, rules: [second] }, judged({ conversation }), MONDAY);
    expect(plan).toMatchObject({ deliveries: [], suppressed: [{ target: "slack" }], escalations: [] });
  });
});
