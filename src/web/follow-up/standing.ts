import { isEnding, type Standing } from "../../alerts/life.ts";
import type { Format } from "../../locale/format.ts";
import { visibleLine } from "../transcript/visible.ts";
import type { FollowUpWords } from "./words.ts";

/** "Claimed by Jane Smith, 3 min ago", as `reader` reads it. */
export function standingSaid(
  { state, who, since, outcome }: Standing,
  reader: string,
  now: number,
  words: FollowUpWords,
  format: Format,
): string {
  const age = format.ago(now - since);
  const name = visibleLine(who ?? "");
  if (state === "open") return words.isOpen;
  if (state === "claimed") return who === reader ? words.claimedByYou(age) : words.claimedBy(name, age);
  if (outcome === "came-back") return words.cameBack(age);
  if (outcome !== null && isEnding(outcome)) return words.ended(words.outcomes[outcome], age);
  return words.resolvedBy(name, outcome === null ? words.states.resolved : words.outcomes[outcome], age);
}
