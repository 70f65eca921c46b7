import type { Chat, ChatMessage } from "./chat.ts";
import { type Side, sideOf } from "./people.ts";

/** What the conversation's times say. Instants and durations in milliseconds; null where the messages do not tell. */
export interface Measures {
  /** The first message. */
  readonly openedAt: number | null;
  /** The first message from the agents' side after the customer's first. */
  readonly firstAnswerAt: number | null;
  /** The last message: VCC Live sends no closing time. */
  readonly closedAt: number | null;
  /** From the customer's first message to the first answer. */
  readonly timeToFirstAnswer: number | null;
  /** The longest time between two messages that follow each other. */
  readonly longestSilence: number | null;
  /** How many customer messages stand at the end with no answer after them. */
  readonly unansweredAtEnd: number;
  /** How long the customer waited: until the first answer, else from their first message to the last one. */
  readonly waited: number | null;
}

interface Turn {
  readonly at: number;
  readonly side: Side;
}

export function measure(chat: Chat): Measures {
  const turns = chat.messages.filter(isDated).map((message) => ({ at: message.at, side: sideOf(message, chat) }));
  const openedAt = turns[0]?.at ?? null;
  const closedAt = turns.at(-1)?.at ?? null;
  const asked = turns.findIndex((turn) => turn.side === "customer");
  const askedAt = turns[asked]?.at ?? null;
  // An automatic greeting before the customer's first message answers nothing.
  const firstAnswerAt = asked < 0 ? null : (turns.slice(asked).find((turn) => turn.side === "agent")?.at ?? null);
  return {
    openedAt,
    firstAnswerAt,
    closedAt,
    timeToFirstAnswer: between(askedAt, firstAnswerAt),
    longestSilence: longestGap(turns),
    unansweredAtEnd: trailingCustomerMessages(chat),
    waited: between(askedAt, firstAnswerAt ?? closedAt),
  };
}

function isDated(message: ChatMessage): message is ChatMessage & { readonly at: number } {
  return message.at !== null;
}

function between(from: number | null, to: number | null): number | null {
  return from === null || to === null ? null : to - from;
}

function longestGap(turns: readonly Turn[]): number | null {
  let longest: number | null = null;
  turns.forEach((turn, index) => {
    const before = turns[index - 1];
    if (before) longest = Math.max(longest ?? 0, turn.at - before.at);
  });
  return longest;
}

function trailingCustomerMessages(chat: Chat): number {
  return chat.messages.length - 1 - chat.messages.findLastIndex((message) => sideOf(message, chat) === "agent");
}
