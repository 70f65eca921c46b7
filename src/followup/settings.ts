import type { PlannedEscalation } from "../alerts/recipient-plan.ts";
import { escalationSteps, withinHours } from "../alerts/rules/escalation.ts";
import type { NotificationPolicy } from "../alerts/rules/recipients.ts";
import type { Destination } from "../channels/registry.ts";
import type { Reminding } from "../store/deliveries/escalations.ts";
import { nextOpening } from "../time/business-hours.ts";

/** The settings for following up alerts. */
export interface FollowUpSettings {
  /** The names of the targets whose messages are updated. */
  readonly targets: readonly string[];
  /** Those among them that get every change as an event. */
  readonly eventTargets: readonly string[];
  /**
   * The escalations of an alert that is open again at that instant, from all rules that notified somebody; the earliest
   * first.
   */
  stepsFrom(at: number): readonly PlannedEscalation[];
  /** When the rules that delay their alerts to an opening release one that is open again at that instant. */
  openingsFrom(at: number): readonly Reminding[];
  /** When reminders of a claim made at that instant are due, from all rules that notified somebody. */
  remindersFrom(at: number): readonly Reminding[];
}

/** The settings that matter here. */
interface Followable {
  readonly targets: ReadonlyMap<string, { readonly destination: Pick<Destination, "updates"> }>;
  readonly routing: Pick<NotificationPolicy, "rules" | "hours">;
}

/** Built once per request from the settings in force. */
export function followUpSettings({ targets, routing: { rules, hours } }: Followable): FollowUpSettings {
  return {
    targets: [...targets].filter(([, { destination }]) => destination.updates !== "none").map(([name]) => name),
    eventTargets: [...targets].filter(([, { destination }]) => destination.updates === "events").map(([name]) => name),
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
