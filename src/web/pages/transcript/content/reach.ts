import type { Chat } from "../../../../chat/chat.ts";
import { type ContactMethod, contactMethodsOf, telephone, unreadNumbersOf } from "../../../../chat/contact-methods.ts";
import type { Country } from "../../../../chat/phone/one-number.ts";
import { writtenNumbers } from "../../../../chat/written-numbers.ts";
import { maskPayments } from "../../../../privacy/mask/mask.ts";
import type { TranscriptView } from "./view.ts";

/** A way to reach the customer. */
export interface Reach extends ContactMethod {
  /** Whose it is, where the record says so of this number alone; null: the customer's. */
  readonly whose: string | null;
  /** The customer wrote it in the chat; otherwise it is from the record. */
  readonly isWritten: boolean;
}

/** Several parts of a page need them. */
const known = new WeakMap<Chat, { readonly country: Country | null; readonly reaches: readonly Reach[] }>();

/** Telephone numbers first, those of the record before those that are only in the conversation. */
export function reachesOf({ chat, country }: Pick<TranscriptView, "chat" | "country">): readonly Reach[] {
  const before = known.get(chat);
  if (before?.country === country) return before.reaches;
  const recorded = contactMethodsOf(chat.customer, country)
    .filter(isNoPayment)
    .map((method) => ({ ...method, isWritten: false }));
  const isNew = ({ href }: ContactMethod) => recorded.every((one) => one.href !== href);
  const written = writtenNumbers(chat, country, maskPayments)
    .map(telephone)
    .filter(isNew)
    .map((method) => ({ ...method, whose: null, isWritten: true }));
  const all: readonly Reach[] = [
    ...recorded.filter(({ kind }) => kind === "tel"),
    ...written,
    ...recorded.filter(({ kind }) => kind === "mailto"),
  ];
  known.set(chat, { country, reaches: all });
  return all;
}

/** A card number in the place of a telephone number is not dialled. */
export function isNoPayment({ kind, text }: ContactMethod): boolean {
  return kind === "mailto" || maskPayments(text) === text;
}

/** By which numbers other alerts of the customer are found. */
export function numbersOf(chat: Chat, country: Country | null): readonly string[] {
  return reachesOf({ chat, country }).flatMap(({ number }) => number ?? []);
}

const MOST_UNREAD = 5;

/** What is shown as it came, because it cannot be read for certain. */
export function unreadOf({ chat, country }: TranscriptView): readonly string[] {
  return unreadNumbersOf(chat.customer, country, MOST_UNREAD);
}
