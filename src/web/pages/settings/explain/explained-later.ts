import type { PlannedEscalation, RecipientPlan } from "../../../../alerts/recipient-plan.ts";
import type { NotificationPolicy } from "../../../../alerts/rules/recipients.ts";

/** What follows for an alert that does not change. `after` counts the rule's hours, in milliseconds. */
interface Later {
  /** If nobody claims it. */
  readonly escalations: readonly (PlannedEscalation & { readonly after: number })[];
  /** If somebody claims it and does not resolve it: after the claim. */
  readonly reminders: readonly { readonly target: string; readonly rule: string; readonly after: number }[];
}

export function followUpsOfPlan(
  { deliveries: told, escalations }: RecipientPlan,
  { rules }: Pick<NotificationPolicy, "rules">,
): Later {
  const named = new Map(rules.map((rule) => [rule.name, rule]));
  return {
    escalations: escalations.map((one) => ({ ...one, after: named.get(one.rule)?.escalate[one.step - 1]?.after ?? 0 })),
    reminders: told.flatMap(({ target, rule }) => {
      const after = rule === null ? null : (named.get(rule)?.remind ?? null);
      return rule === null || after === null ? [] : [{ target, rule, after }];
    }),
  };
}
