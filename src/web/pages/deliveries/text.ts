import { type Words, wordsFor } from "../../../locale/locale.ts";
import { visibleLine } from "../../ui/visible-text.ts";
import { attemptLines, attemptNotes, noAttempts } from "./attempt-lines.ts";
import { cameOf, countedOf, factsHeading, factsOf, titleOf, verdictOf } from "./facts.ts";
import type { DeliveryView } from "./view.ts";

/** A delivery as plain text. */
export function deliveryText(view: DeliveryView): string {
  const words = wordsFor(view.format.language);
  const attempts = attemptLines(view, words.deliveries);
  const lines = [
    titleOf(view, words.deliveries),
    verdictOf(view, words.deliveries),
    "",
    ...chatLines(view, words),
    ...(view.toldWith === null ? [] : [`${words.deliveries.toldWith}: ${view.toldWith}`]),
    "",
    factsHeading(view, words),
    ...factsOf(view, words).map(({ label, value }) => `${label}: ${visibleLine(value)}`),
    "",
    ...attemptNotes(view, words.deliveries),
    ...(attempts.length === 0 ? [noAttempts(view, words.deliveries)] : attempts.map(({ said }) => said)),
  ];
  return `${lines.join("\n")}\n`;
}

function chatLines(view: DeliveryView, words: Words): readonly string[] {
  const { chats } = view;
  if (chats.length < 2) return chats.map(({ chat, url }) => `${words.transcript.title(chat)}: ${url}`);
  const came = cameOf(view);
  const lines = chats.map(({ chat, url, reasons, status, cameAt }) => {
    const known = [...reasons.map((reason) => words.transcript.reason[reason]), words.deliveries.status[status]];
    return `${words.transcript.title(chat)} (${known.join(", ")}, ${came.moment(cameAt)}): ${url}`;
  });
  return [...countedOf(view, words), "", words.deliveries.chats(came.day), ...lines];
}
