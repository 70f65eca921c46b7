import { visibleLine } from "../transcript/visible.ts";
import { pageWordsFor } from "../words.ts";
import { attemptsOf, factsOf, verdictOf } from "./facts.ts";
import type { DeliveryView } from "./view.ts";

/** A delivery as plain text. */
export function deliveryText(view: DeliveryView): string {
  const words = pageWordsFor(view.format.language);
  const attempts = attemptsOf(view, words.delivery);
  const lines = [
    verdictOf(view, words.delivery),
    "",
    ...factsOf(view, words).map(({ label, value }) => `${label}: ${visibleLine(value)}`),
    "",
    ...view.chats.map(({ chat, url }) => `${words.transcript.title(chat)}: ${url}`),
    "",
    ...(attempts.length === 0 ? [words.delivery.noAttempts] : attempts),
  ];
  return `${lines.join("\n")}\n`;
}
