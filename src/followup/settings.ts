import type { PlannedEscalation } from "../alerts/recipient-plan.ts";
import { escalationSteps, withinHours } from "../alerts/rules/escalation.ts";
import type { NotificationPolicy } from "../alerts/rules/recipients.ts";
import type { Reminding } from "../store/deliveries/escalations.ts";
import { nextOpening } from "../time/business-hours.ts";

/** What the settings say of alerts that are followed up. */
export interface FollowUpSettings {
  /** The names of the targets whose messages change as an alert does. */
  readonly targets: readonly string[];
  /** What an alert that is open again at that instant escalates, by whichever rule somebody heard of it; the earliest first. */
  stepsFrom(at: number): readonly PlannedEscalation[];
  /** When the rules that hold their alerts let go of one that is open again at that instant. */
  openingsFrom(at: number): readonly Reminding[];
  /** When a claim made at that instant is to be reminded of, by whichever rule told of its alert. */
  remindersFrom(at: number): readonly Reminding[];
}

/** The settings, as far as they matter here. */
interface Followable {
  readonly targets: ReadonlyMap<string, { readonly destination: { readonly follows: boolean } }>;
  readonly routing: Pick<NotificationPolicy, "rules" | "hours">;
}

/** From the settings in force, once for every request. */
export function followUpSettings({ targets, routing: { rules, hours } }: Followable): FollowUpSettings {
  return {
    targets: [...targets].filter(([, { destination }]) => destination.follows).map(([name]) => name),
    stepsFrom: (at) => escalationSteps(rules, hours, at),
    openingsFrom: (at) =>
      rules.flatMap(({ name, hours: held }) => {
        const open = held === null ? undefined : hours.get(held);
        const dueAt = open === undefined ? null : nextOpening(open, at);
        return dueAt === null ? [] : [{ rule: name, dueAt }];
      }),
    remindersFrom: (at) =>
      rules.flatMap((rule) =>
        rule.remind === null ? [] : [{ rule: rule.name, dueAt: withinHours(rule, hours, at, rule.remind) }],
      ),
  };
}
