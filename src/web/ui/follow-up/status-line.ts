import { type Identity, isOneOf } from "../../../alerts/actor.ts";
import { type AlertStatus, isEnding } from "../../../alerts/state.ts";
import { actorName } from "../../../locale/actor-name.ts";
import type { Format } from "../../../locale/format.ts";
import { visibleLine } from "../visible-text.ts";
import type { FollowUpWords } from "./words.ts";

/** "Claimed by Jane Smith, 3 min ago", from the point of view of `reader`. */
export function statusLine(
  status: AlertStatus,
  reader: readonly Identity[],
  now: number,
  words: FollowUpWords,
  format: Format,
): string {
  const { state, since, outcome } = status;
  const age = format.ago(now - since);
  const name = visibleLine(actorName(status, format.language));
  if (state === "open") return words.isOpen;
  if (state === "claimed") return isOneOf(status, reader) ? words.claimedByYou(age) : words.claimedBy(name, age);
  if (outcome === "came-back") return words.cameBack(age);
  if (outcome !== null && isEnding(outcome)) return words.ended(words.outcomes[outcome], age);
  return words.resolvedBy(name, outcome === null ? words.states.resolved : words.outcomes[outcome], age);
}
