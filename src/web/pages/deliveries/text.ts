import { visibleLine } from "../../ui/visible-text.ts";
import { type PageWords, pageWordsFor } from "../../words.ts";
import { attemptLines, attemptNotes, noAttempts } from "./attempt-lines.ts";
import { cameOf, countedOf, factsHeading, factsOf, titleOf, verdictOf } from "./facts.ts";
import type { DeliveryView } from "./view.ts";

/** A delivery as plain text. */
export function deliveryText(view: DeliveryView): string {
  const words = pageWordsFor(view.format.language);
  const attempts = attemptLines(view, words.delivery);
  const lines = [
    titleOf(view, words.delivery),
    verdictOf(view, words.delivery),
    "",
    ...chatLines(view, words),
    ...(view.toldWith === null ? [] : [`${words.delivery.toldWith}: ${view.toldWith}`]),
    "",
    factsHeading(view, words),
    ...factsOf(view, words).map(({ label, value }) => `${label}: ${visibleLine(value)}`),
    "",
    ...attemptNotes(view, words.delivery),
    ...(attempts.length === 0 ? [noAttempts(view, words.delivery)] : attempts.map(({ said }) => said)),
  ];
  return `${lines.join("\n")}\n`;
}

function chatLines(view: DeliveryView, words: PageWords): readonly string[] {
  const { chats } = view;
  if (chats.length < 2) return chats.map(({ chat, url }) => `${words.transcript.title(chat)}: ${url}`);
  const came = cameOf(view);
  const lines = chats.map(({ chat, url, reasons, status, cameAt }) => {
    const known = [...reasons.map((reason) => words.transcript.reason[reason]), words.delivery.status[status]];
    return `${words.transcript.title(chat)} (${known.join(", ")}, ${came.moment(cameAt)}): ${url}`;
  });
  return [...countedOf(view, words), "", words.delivery.chats(came.day), ...lines];
}
