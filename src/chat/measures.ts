import { isClosing } from "./authors/closing-words.ts";
import type { Chat, ChatMessage } from "./chat.ts";

/**
 * Times of the conversation. Instants and durations in milliseconds; null if the messages do not show them. Clocks
 * differ, so an answer may have an earlier time than the question: then it took no time.
 */
export interface Measures {
  /** The earliest time. */
  readonly openedAt: number | null;
  /** The first answer after the customer's first message; null if it has no time. */
  readonly firstAnswerAt: number | null;
  /** The latest time: VCC Live sends no closing time. */
  readonly closedAt: number | null;
  /** From the customer's first message with a time to the first answer. */
  readonly timeToFirstAnswer: number | null;
  /** The longest time between two consecutive messages. */
  readonly longestSilence: number | null;
  /** How many customer messages at the end have no answer and may need one. */
  readonly unansweredAtEnd: number;
  /** How long the customer waited: until the first answer, or otherwise from their first to their last message. */
  readonly waited: number | null;
}

export function measure(chat: Chat): Measures {
  const { messages } = chat;
  const times = timesOf(messages);
  const { asked, answered } = firstExchange(chat);
  const isAnswered = answered >= 0;
  // If the customer's first message has no time, a message after the answer must not replace it.
  const asking = asked < 0 ? [] : timesOf(messages.slice(asked, isAnswered ? answered : undefined).filter(isCustomers));
  const askedAt = asking[0] ?? null;
  const firstAnswerAt = messages[answered]?.at ?? null;
  return {
    openedAt: extreme(times, Math.min),
    firstAnswerAt,
    closedAt: extreme(times, Math.max),
    timeToFirstAnswer: between(askedAt, firstAnswerAt),
    longestSilence: longestGap(times),
    unansweredAtEnd: unansweredAtEnd(chat, isAnswered),
    waited: between(askedAt, isAnswered ? firstAnswerAt : extreme(asking, Math.max)),
  };
}

/**
 * The places of the customer's first message and of the first answer after it; -1 where there is none. A greeting
 * before the customer's first message answers nothing.
 */
export function firstExchange({ messages }: Chat): { readonly asked: number; readonly answered: number } {
  const asked = messages.findIndex(isCustomers);
  const answered = messages.findIndex(({ isAnswer }, place) => isAnswer && place > asked);
  return { asked, answered: asked < 0 ? -1 : answered };
}

function isCustomers({ side }: ChatMessage): boolean {
  return side === "customer";
}

function timesOf(messages: readonly ChatMessage[]): readonly number[] {
  return messages.flatMap(({ at }) => (at === null ? [] : [at]));
}

function extreme(times: readonly number[], choose: (one: number, other: number) => number): number | null {
  return times.reduce<number | null>((found, at) => (found === null ? at : choose(found, at)), null);
}

function between(from: number | null, to: number | null): number | null {
  return from === null || to === null ? null : Math.max(0, to - from);
}

function longestGap(times: readonly number[]): number | null {
  let [longest, latest]: [number | null, number | null] = [null, null];
  for (const at of times) {
    if (latest !== null) longest = Math.max(longest ?? 0, at - latest);
    latest = Math.max(latest ?? at, at);
  }
  return longest;
}

/** Thanks and farewells after an answer need none. */
function unansweredAtEnd({ messages, humanAgents }: Chat, isAnswered: boolean): number {
  const last = messages.findLastIndex(({ isAnswer }) => isAnswer);
  const trailing = messages.slice(last + 1).filter(isCustomers);
  return isAnswered ? trailing.filter(({ text }) => !isClosing(text, humanAgents)).length : trailing.length;
}
