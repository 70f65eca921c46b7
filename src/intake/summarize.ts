import type { Reason } from "../alerts/reasons.ts";
import type { Summary } from "../alerts/summary.ts";
import type { Chat } from "../chat/chat.ts";
import { contactMethodsOf } from "../chat/contact-methods.ts";
import { lastMessages } from "../chat/last-messages.ts";
import { measure } from "../chat/measures.ts";
import { agentsOf } from "../chat/people.ts";
import { knownWait, responseState } from "../chat/response.ts";
import { maskPayments } from "../privacy/mask/mask.ts";

/** In characters. Longer ones are no names, and a row has an end. */
const NAME = 120;
/** In characters: what a list has room for. */
const WORDS = 300;
/** So much of a name is masked: even if nearly all of it gives way to masks, what is shown is whole. */
const ENOUGH = 5_000;
const PHONES = 3;
const AGENTS = 5;

/**
 * A chat in the few words that a list shows. Whoever sees the list may see the transcript, so all but cards and accounts
 * stays; those are masked before anything is cut, so that no part of a number is left.
 */
export function summarize(chat: Chat): Summary {
  const course = responseState(chat);
  const measures = measure(chat);
  const phones = contactMethodsOf(chat.customer).filter(({ kind }) => kind === "tel");
  return {
    customer: short(chat.customer.name),
    phones: phones.slice(0, PHONES).map(({ text, href }) => ({ text: text.slice(0, 40), href })),
    words: lastMessages(chat, maskPayments, WORDS),
    queue: short(chat.lastQueue ?? chat.firstQueue),
    platform: short(chat.platform),
    agents: agentsOf(chat)
      .slice(-AGENTS)
      .map((name) => cut(name)),
    course,
    waited: knownWait(course, measures),
    closedAt: measures.closedAt,
  };
}

/** A name or a word as lists show it. */
export function short(name: string | null): string | null {
  return name === null ? null : cut(name);
}

function cut(name: string): string {
  const characters = [...maskPayments(name.slice(0, ENOUGH)).slice(0, 2 * NAME)];
  return characters.length > NAME ? `${characters.slice(0, NAME - 1).join("")}…` : characters.join("");
}

/**
 * From when on a customer was in touch with somebody who answered them: chats that were over by then need nobody. The
 * first message, else when it came, in milliseconds since 1970; null for spam, where nobody answered, and where the
 * vendor calls the chat lost or missed all the same.
 */
export function answeredFrom(chat: Chat, reasons: readonly Reason[], receivedAt: number): number | null {
  if (chat.isSpam || reasons.includes("lost") || reasons.includes("missed")) return null;
  return responseState(chat) === "answered" ? (measure(chat).openedAt ?? receivedAt) : null;
}
