import { afterOpen, type Hours } from "../../time/business-hours.ts";
import type { PlannedEscalation } from "../recipient-plan.ts";
import type { Rule } from "./rules.ts";

/**
 * What these rules escalate of an alert that is open since `from`, the earliest first. Where two of them tell the same
 * target at the same step, the earlier counts.
 */
export function planEscalations(
  rules: readonly Rule[],
  hours: ReadonlyMap<string, Hours>,
  from: number,
): readonly PlannedEscalation[] {
  return escalationSteps(rules, hours, from).filter(
    ({ step, target }, index, all) =>
      all.findIndex((other) => other.step === step && other.target === target) === index,
  );
}

/** The steps of each rule by itself, the earliest first. */
export function escalationSteps(
  rules: readonly Rule[],
  hours: ReadonlyMap<string, Hours>,
  from: number,
): readonly PlannedEscalation[] {
  return rules
    .flatMap((rule) =>
      rule.escalate.flatMap(({ after, to }, index) => {
        const dueAt = withinHours(rule, hours, from, after);
        return to.map((target): PlannedEscalation => ({ target, rule: rule.name, step: index + 1, dueAt }));
      }),
    )
    .toSorted((one, other) => one.dueAt - other.dueAt);
}

/** When so many milliseconds of the rule's hours have passed. Hours that do not open in so long hold nothing back. */
export function withinHours(
  { hours: name }: Rule,
  hours: ReadonlyMap<string, Hours>,
  from: number,
  after: number,
): number {
  const open = name === null ? undefined : hours.get(name);
  return open === undefined ? from + after : (afterOpen(open, from, after) ?? from + after);
}
