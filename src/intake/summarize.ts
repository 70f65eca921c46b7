import { isUnattended, type Reason } from "../alerts/reasons.ts";
import type { Summary } from "../alerts/summary.ts";
import type { Chat } from "../chat/chat.ts";
import { contactMethodsOf, telephone, unreadNumbersOf } from "../chat/contact-methods.ts";
import { lastMessages } from "../chat/last-messages.ts";
import { measure } from "../chat/measures.ts";
import { agentsOf } from "../chat/people.ts";
import type { Country } from "../chat/phone/one-number.ts";
import type { ReadingSettings } from "../chat/reading-settings.ts";
import { firstAnswer, knownWait, responseState } from "../chat/response.ts";
import { writtenNumbers } from "../chat/written-numbers.ts";
import { maskPayments } from "../privacy/mask/mask.ts";

/** In characters. Longer text is not a name, and a row has limited space. */
const NAME = 120;
/** In characters: the space in a list. */
const WORDS = 300;
/** How much of a name is masked: even if masks replace nearly all of it, enough is left. */
const ENOUGH = 5_000;
const PHONES = 3;
/** How many that were written in the chat. */
const WRITTEN = 2;
/** By how many of them other alerts are found: each has an index. */
const COMPARED = 3;
/** In characters, with an extension. */
const LONGEST_PHONE = 60;
const AGENTS = 5;

/**
 * A chat as lists show it. A person who sees the list may see the transcript, so only card and account numbers are
 * masked, before anything is cut, so that no part of a number remains.
 */
export function summarize(chat: Chat, { country }: ReadingSettings): Summary {
  const response = responseState(chat);
  const measures = measure(chat);
  const unread = unreadNumbersOf(chat.customer, country, PHONES).filter((text) => maskPayments(text) === text);
  const answeredBy = firstAnswer(chat)?.from ?? null;
  const { recognition } = chat;
  return {
    customer: short(chat.customer.name),
    ...phonesOf(chat, country),
    ...(unread.length === 0 ? {} : { unreadNumbers: unread }),
    words: lastMessages(chat, maskPayments, WORDS),
    queue: short(chat.lastQueue ?? chat.firstQueue),
    platform: short(chat.platform),
    agents: agentsOf(chat)
      .slice(-AGENTS)
      .map((name) => cut(name)),
    course: response === "unrecognised" ? "silent" : response,
    waited: knownWait(response, measures),
    closedAt: measures.closedAt,
    ...(answeredBy === null ? {} : { answeredBy: cut(answeredBy) }),
    ...(recognition === "guessed" || recognition === "unrecognised" ? { customerIs: recognition } : {}),
  };
}

/** Those of the record, and the latest that the customer wrote in the chat, if those are others. */
function phonesOf(chat: Chat, country: Country | null): Pick<Summary, "phones" | "numbers"> {
  const recorded = contactMethodsOf(chat.customer, country)
    .filter(({ kind, text }) => kind === "tel" && maskPayments(text) === text)
    .slice(0, PHONES);
  const isNew = ({ href }: { readonly href: string }) => recorded.every((one) => one.href !== href);
  const written = writtenNumbers(chat, country, maskPayments).map(telephone).filter(isNew).slice(0, WRITTEN);
  const numbers = [...recorded.slice(0, COMPARED - 1), ...written, ...recorded.slice(COMPARED - 1)];
  return {
    phones: [
      ...recorded.map((phone) => ({ ...phone, written: false })),
      ...written.map((phone) => ({ ...phone, written: true })),
    ].map(({ text, href, written }) => ({ text: text.slice(0, LONGEST_PHONE), href, written })),
    numbers: numbers.flatMap(({ number }) => number ?? []).slice(0, COMPARED),
  };
}

/** A name or a word, shortened for lists. */
export function short(name: string | null): string | null {
  return name === null ? null : cut(name);
}

function cut(name: string): string {
  const characters = [...maskPayments(name.slice(0, ENOUGH)).slice(0, 2 * NAME)];
  return characters.length > NAME ? `${characters.slice(0, NAME - 1).join("")}…` : characters.join("");
}

/**
 * The instant from which a customer was in contact with somebody who answered: their chats that were over by then need
 * no call. The first message, or otherwise the arrival, in milliseconds since 1970. Null for spam, if nobody answered,
 * and if VCC Live calls the chat lost or missed.
 */
export function answeredFrom(chat: Chat, reasons: readonly Reason[], receivedAt: number): number | null {
  if (chat.isSpam || isUnattended(reasons)) return null;
  return responseState(chat) === "answered" ? (measure(chat).openedAt ?? receivedAt) : null;
}
