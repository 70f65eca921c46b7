import type { Chat } from "./chat.ts";
import { sideOf } from "./people.ts";

/** What the conversation's times say. Instants and durations in milliseconds; null where the messages do not tell. */
export interface Measures {
  /** The first message. */
  readonly openedAt: number | null;
  /** The first message from the agents' side after the customer's first; null too where that one has no time. */
  readonly firstAnswerAt: number | null;
  /** The last message: VCC Live sends no closing time. */
  readonly closedAt: number | null;
  /** From the customer's first message that has a time to the first answer. */
  readonly timeToFirstAnswer: number | null;
  /** The longest time between two messages that follow each other. */
  readonly longestSilence: number | null;
  /** How many customer messages stand at the end with no answer after them. */
  readonly unansweredAtEnd: number;
  /** How long the customer waited: until the first answer, else from their first message to the last one. */
  readonly waited: number | null;
}

export function measure(chat: Chat): Measures {
  const turns = chat.messages.map((message) => ({ at: message.at, side: sideOf(message, chat) }));
  const times = turns.map((turn) => turn.at).filter((at) => at !== null);
  const openedAt = times[0] ?? null;
  const closedAt = times.at(-1) ?? null;
  const { asked, answered } = firstExchange(chat);
  const isAnswered = answered >= 0;
  // Where the first has no time, one after the answer must not stand in for it.
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
