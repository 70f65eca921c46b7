import type { Chat } from "../../../../chat/chat.ts";
import { type Cut, cutter, type Room } from "./cut.ts";

/** The part of a conversation that a page shows. */
export interface ShownMessages {
  /** By the message's number, from 1. */
  readonly texts: ReadonlyMap<number, Cut>;
  /** How many messages between the first and last ones are not shown. */
  readonly left: number;
}

/** At the beginning and, because callers need it more, at the end. More than any real chat has. */
const FIRST = { messages: 500, characters: 50_000, elements: 1_000 };
const LAST = { messages: 1_000, characters: 100_000, elements: 2_000 };

/** Of one message. */
const EACH: Room = { characters: 20_000, elements: 500 };

export function shownMessages({ messages, unread }: Pick<Chat, "messages" | "unread">): ShownMessages {
  const first = numbersOf(messages, FIRST, (index) => index);
  const last = numbersOf(messages, LAST, (index) => messages.length - 1 - index);
  const texts = new Map([...first, ...[...last].reverse()]);
  return { texts, left: messages.length - texts.size + unread.messages };
}

function numbersOf(messages: Chat["messages"], most: typeof FIRST, place: (index: number) => number) {
  const texts = cutter(most, EACH);
  const shown = new Map<number, Cut>();
  for (let index = 0; index < Math.min(messages.length, most.messages) && !texts.isFull(); index += 1) {
    const at = place(index);
    shown.set(at + 1, texts.take(messages[at]?.text ?? ""));
  }
  return shown;
}
