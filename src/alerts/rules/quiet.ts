import { nextOpening } from "../../time/business-hours.ts";
import type { Reason } from "../reasons.ts";
import type { NotificationPolicy } from "./recipients.ts";

/**
 * Until when a rule's targets are not to be disturbed because of an alert with these reasons; null: they may be now.
 * Hours that do not open within a year hold nothing back.
 */
export function quietUntil(
  { rules, hours }: Pick<NotificationPolicy, "rules" | "hours">,
  name: string | null,
  reasons: readonly Reason[],
  now: number,
): number | null {
  const rule = rules.find((one) => one.name === name);
  const open = rule === undefined || rule.hours === null ? undefined : hours.get(rule.hours);
  if (rule === undefined || open === undefined) return null;
  if (reasons.some((reason) => rule.except.includes(reason))) return null;
  const opening = nextOpening(open, now);
  return opening === null || opening <= now ? null : opening;
}
