import type { CustomerMessages } from "../chat/new-messages.ts";
import { type KnownChat, lifeOf, NEW_LIFE, type Revision } from "./lives.ts";
import { REASONS, type Reason } from "./reasons.ts";
import type { RecipientPlan } from "./recipient-plan.ts";

/** One chat that needs attention, as one arrival changes it. */
export interface Alert {
  /** Its life begins with this: until now there was none, or the one before is over. */
  readonly beginsLife: boolean;
  /** All reasons of its current life, worst first. */
  readonly reasons: readonly Reason[];
  /** Those among them of which nobody was to hear so far. */
  readonly untold: readonly Reason[];
  /** Those that are told now. */
  readonly fresh: readonly Reason[];
  /** How many times new reasons were told, this one included. */
  readonly number: number;
  readonly plan: RecipientPlan;
  /** All that the customer has said in this revision. */
  readonly said: CustomerMessages;
}

/**
 * An alert for the reasons that nobody was told of in its current life; null when there are none. `hear` decides who
 * hears of those. A reason that nobody was to hear of, because the chat was too old or a rule tells nobody, is asked
 * about again, and is no news while nobody is to hear of it still.
 */
export function nextAlert(
  revision: Revision,
  known: KnownChat | null,
  hear: (fresh: readonly Reason[]) => RecipientPlan,
): Alert | null {
  const { reasons, said } = revision;
  const life = reasons.length === 0 ? null : lifeOf(revision, known);
  if (life === null) return null;
  const before = new Set<Reason>(life.reasons);
  const told = before.difference(new Set<Reason>(life.untold));
  const fresh = reasons.filter((reason) => !told.has(reason));
  if (fresh.length === 0) return null;
  const plan = hear(fresh);
  const isHeard = plan.deliveries.length > 0;
  if (!isHeard && fresh.every((reason) => before.has(reason))) return null;
  const all = REASONS.filter((reason) => before.has(reason) || fresh.includes(reason));
  return {
    beginsLife: life === NEW_LIFE,
    reasons: all,
    untold: all.filter((reason) => !told.has(reason) && !(isHeard && fresh.includes(reason))),
    fresh,
    number: (known?.alert?.number ?? 0) + 1,
    plan: plan,
    said: said(),
  };
}
