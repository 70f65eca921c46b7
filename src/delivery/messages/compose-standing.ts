import { isEnding, type Standing } from "../../alerts/state.ts";
import type { Message } from "../../channels/message.ts";
import { chatName } from "../../chat/chat.ts";
import { actorName } from "../../locale/actor-name.ts";
import type { Format } from "../../locale/format.ts";
import type { StandingWords, Words } from "../../locale/words.ts";
import { knownOf } from "./compose-known.ts";
import type { Told } from "./model.ts";

/** How an alert stands by now: "Claimed by Jane Smith, 24 Nov 2026, 09:12." `cameBackIn`: "130/105", where that is known. */
export function stateOf(standing: Standing, cameBackIn: string | null, words: StandingWords, format: Format): string {
  const { state, since, outcome } = standing;
  const at = format.moment(since);
  const name = actorName(standing, format.language);
  if (state === "open") return words.open(at);
  if (state === "claimed") return words.claimed(name, at);
  if (outcome === "came-back") return words.cameBack(cameBackIn, at);
  if (outcome !== null && isEnding(outcome)) return words.ended(words.outcomes[outcome], at);
  return words.resolved(name, outcome === null ? null : words.outcomes[outcome], at);
}

/** That nobody needs to call back any more, for whoever can not see it in the message that told of the chat. */
export function composeCameBack(
  told: Told,
  message: Message,
  cameBackIn: string | null,
  { standing, alert }: Words,
  format: Format,
): Message {
  const { customer } = knownOf(told, alert, format);
  return {
    ...message,
    title: standing.cameBackTitle(customer),
    summary: `${standing.cameBackSummary(customer, cameBackIn)} ${standing.nobodyNeeded(chatName(told.chat.key))}`,
    facts: cameBackIn === null ? [] : [{ label: standing.answeredIn, value: cameBackIn }],
    quote: null,
    footnotes: [standing.nobodyNeeded(chatName(told.chat.key))],
  };
}
