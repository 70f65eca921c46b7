import type { Chat } from "./chat.ts";
import { sideOf } from "./people.ts";

/** Times of the conversation. Instants and durations in milliseconds; null if the messages do not show them. */
export interface Measures {
  /** The first message. */
  readonly openedAt: number | null;
  /** The agents' first message after the customer's first; null if it has no time. */
  readonly firstAnswerAt: number | null;
  /** The last message: VCC Live sends no closing time. */
  readonly closedAt: number | null;
  /** From the customer's first message with a time to the first answer. */
  readonly timeToFirstAnswer: number | null;
  /** The longest time between two consecutive messages. */
  readonly longestSilence: number | null;
  /** How many customer messages at the end have no answer. */
  readonly unansweredAtEnd: number;
  /** How long the customer waited: until the first answer, or otherwise from their first to their last message. */
  readonly waited: number | null;
}

export function measure(chat: Chat): Measures {
  const turns = chat.messages.map((message) => ({ at: message.at, side: sideOf(message, chat) }));
  const times = turns.map((turn) => turn.at).filter((at) => at !== null);
  const openedAt = times[0] ?? null;
  const closedAt = times.at(-1) ?? null;
  const { asked, answered } = firstExchange(chat);
  const isAnswered = answered >= 0;
  // If the customer's first message has no time, a message after the answer must not replace it.
  const asking = asked < 0 ? [] : turns.slice(asked, isAnswered ? answered : undefined);
  const askedAt = asking.find((turn) => turn.side === "customer" && turn.at !== null)?.at ?? null;
  const firstAnswerAt = turns[answered]?.at ?? null;
  return {
    openedAt,
    firstAnswerAt,
    closedAt,
    timeToFirstAnswer: between(askedAt, firstAnswerAt),
    longestSilence: longestGap(times),
    unansweredAtEnd: trailingCustomerMessages(chat),
    waited: between(askedAt, isAnswered ? firstAnswerAt : closedAt),
  };
}

/**
 * The places of the customer's first message and of the first one from the agents' side after it; -1 where there is none.
 * An automatic greeting before the customer's first message answers nothing.
 */
export function firstExchange(chat: Chat): { readonly asked: number; readonly answered: number } {
  const sides = chat.messages.map((message) => sideOf(message, chat));
  const asked = sides.indexOf("customer");
  return { asked, answered: asked < 0 ? -1 : sides.indexOf("agent", asked) };
}

function between(from: number | null, to: number | null): number | null {
  return from === null || to === null ? null : to - from;
}

function longestGap(times: readonly number[]): number | null {
  let longest: number | null = null;
  times.forEach((at, index) => {
    const before = times[index - 1];
    if (before !== undefined) longest = Math.max(longest ?? 0, at - before);
  });
  return longest;
}

function trailingCustomerMessages(chat: Chat): number {
  return chat.messages.length - 1 - chat.messages.findLastIndex((message) => sideOf(message, chat) === "agent");
}
