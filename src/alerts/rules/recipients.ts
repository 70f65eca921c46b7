import { measure } from "../../chat/measures.ts";
import { type Hours, nextOpening } from "../../time/business-hours.ts";
import type { PlannedDelivery, RecipientPlan } from "../recipient-plan.ts";
import { planEscalations } from "./escalation.ts";
import type { EvaluatedChat } from "./match.ts";
import { olderThanMaxAge } from "./max-age.ts";
import { matchRecipients, type Rule } from "./rules.ts";

/** What decides who hears, and when. */
export interface NotificationPolicy {
  readonly rules: readonly Rule[];
  /** By their names. */
  readonly hours: ReadonlyMap<string, Hours>;
  /** The targets that hear of what no rule matches. */
  readonly defaults: readonly string[];
  /** A chat that was closed longer ago than this when it comes in is told in a digest alone. */
  readonly tooOldDays: number;
}

export function planRecipients(
  { rules, hours, defaults, tooOldDays }: NotificationPolicy,
  judged: EvaluatedChat,
  now: number,
): RecipientPlan {
  const { matched, recipients, suppressedBy } = matchRecipients(rules, defaults, judged);
  const end = olderThanMaxAge(measure(judged.chat).closedAt, now, tooOldDays);
  if (end !== null) {
    const suppressed = recipients.map(({ target, rule }) => ({ target, rule, end }));
    return { matched, deliveries: [], suppressed, suppressedBy, escalations: [] };
  }
  const told = recipients.map((recipient): PlannedDelivery => {
    const open = recipient.atOnce || recipient.hours === null ? undefined : hours.get(recipient.hours);
    // Hours that do not open within a year hold nothing back: an alert must end.
    const dueAt = open === undefined ? now : (nextOpening(open, now) ?? now);
    return { target: recipient.target, rule: recipient.rule, dueAt };
  });
  const escalating = rules.filter(({ name }) => matched.includes(name));
  return {
    matched,
    deliveries: told,
    suppressed: [],
    suppressedBy,
    escalations: planEscalations(escalating, hours, now),
  };
}
