import type { Reason } from "../../src/alerts/reasons.ts";
import type { Message } from "../../src/channels/message.ts";
import { measure } from "../../src/chat/measures.ts";
import { readChat } from "../../src/chat/read.ts";
import { compose } from "../../src/delivery/compose.ts";
import { formatFor } from "../../src/locale/format.ts";
import { type Language, wordsFor } from "../../src/locale/locale.ts";

const RECEIVED = Date.UTC(2025, 2, 6, 17, 7, 5);
export const LINK = "https://alerts.example.com/chats/130/102";

/** What is said of a chat body, with changes, in Budapest. */
export function told(
  body: object,
  reasons: readonly Reason[],
  language: Language = "en",
  changes: object = {},
  show: readonly string[] = ["name", "words"],
): Message {
  const reading = readChat(JSON.stringify({ ...body, ...changes }));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problem));
  const { chat } = reading;
  const alert = { chat, measures: measure(chat), reasons, show, byDefault: false, receivedAt: RECEIVED, link: LINK };
  return compose(alert, wordsFor(language).alert, formatFor(language, "Europe/Budapest"));
}

/** "Queue: Chat", one a line. */
export function factsOf(message: Message): readonly string[] {
  return message.facts.map(({ label, value }) => `${label}: ${value}`);
}
