import type { Reason } from "../../../../src/alerts/reasons.ts";
import type { Message } from "../../../../src/channels/message.ts";
import { measure } from "../../../../src/chat/measures.ts";
import { readChat } from "../../../../src/chat/read.ts";
import { renderAlert } from "../../../../src/delivery/messages/alert.ts";
import type { AlertContext } from "../../../../src/delivery/messages/model.ts";
import { formatFor } from "../../../../src/locale/format.ts";
import { type Language, wordsFor } from "../../../../src/locale/locale.ts";
import { READING } from "../../../support/reading.ts";

const RECEIVED = Date.UTC(2025, 2, 6, 17, 7, 5);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const LINK = "https://alerts.example.com/chats/130/102";

/** What is known of a chat body that came in 25 seconds after it was closed and is told at once; with changes. */
export function chatOf(body: object, changes: Partial<AlertContext> = {}): AlertContext {
  const reading = readChat(JSON.stringify(body), READING);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problem));
  const { chat } = reading;
  const measures = measure(chat);
  const receivedAt = changes.receivedAt ?? (measures.closedAt === null ? RECEIVED : measures.closedAt + 25_000);
  return {
    chat,
    measures,
    reasons: ["missed"],
    show: ["name", "words"],
    country: null,
    byDefault: false,
    otherTarget: null,
    receivedAt,
    link: LINK,
    now: receivedAt + 1_000,
    ...changes,
  };
}

/** What is said of it in Budapest. */
export function said(alert: AlertContext, language: Language = "en"): Message {
  return renderAlert(alert, wordsFor(language).alert, formatFor(language, "Europe/Budapest"));
}

/** What is said of a chat body, with changes. */
export function told(
  body: object,
  reasons: readonly Reason[],
  language: Language = "en",
  changes: object = {},
  show: readonly string[] = ["name", "words"],
): Message {
  return said(chatOf({ ...body, ...changes }, { reasons, show }), language);
}

/** "Queue: Chat", one a line. */
export function factsOf(message: Message): readonly string[] {
  return message.facts.map(({ label, value }) => `${label}: ${value}`);
}

/** The whole message in lines, as a reader meets it. */
export function readingOf(message: Message): string {
  const { title, summary, quote, items, links, footnotes } = message;
  return [
    `# ${title}`,
    summary,
    ...factsOf(message),
    ...(quote === null ? [] : [`${quote.label}: ${quote.text}`]),
    ...items.flatMap((item) => [`- ${item.title}`, `  ${item.details}`]),
    ...links.map(({ label }) => `[${label}]`),
    ...footnotes.map((text) => `(${text})`),
  ].join("\n");
}
