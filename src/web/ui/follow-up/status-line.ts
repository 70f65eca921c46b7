import { type Actor, isOneOf } from "../../../alerts/actor.ts";
import { type AlertStatus, isEnding } from "../../../alerts/state.ts";
import { actorName } from "../../../locale/actor-name.ts";
import type { Format } from "../../../locale/format.ts";
import type { Words } from "../../../locale/locale.ts";
import { nameLine } from "../said.tsx";

/** "Claimed by Jane Smith, 3 min ago", from the point of view of `reader`; for `said`. */
export function statusLine(
  status: AlertStatus,
  reader: readonly Actor[],
  now: number,
  words: Words["followUp"],
  format: Format,
): string {
  const { state, since, outcome } = status;
  const age = format.ago(now - since);
  const name = actorName(status.actor, format.language, nameLine);
  if (state === "open") return words.isOpen;
  if (state === "claimed") return isOneOf(status.actor, reader) ? words.claimedByYou(age) : words.claimedBy(name, age);
  if (outcome === "came-back") return words.cameBack(age);
  if (outcome !== null && isEnding(outcome)) return words.ended(words.outcomes[outcome], age);
  return words.resolvedBy(name, outcome === null ? words.states.resolved : words.outcomes[outcome], age);
}
