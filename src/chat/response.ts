import type { Chat } from "./chat.ts";
import { firstExchange, type Measures } from "./measures.ts";

/** `silent`: the customer sent no message. */
export const RESPONSE_STATES = ["answered", "unanswered", "silent"] as const;
export type ResponseState = (typeof RESPONSE_STATES)[number];

/** Whether the customer's first message was answered. Messages without a date count too. */
export function responseState(chat: Chat): ResponseState {
  const { asked, answered } = firstExchange(chat);
  if (asked < 0) return "silent";
  return answered < 0 ? "unanswered" : "answered";
}

/**
 * How long the customer waited, in milliseconds; null if the dates do not show it. Without an answer, the wait is known
 * only up to the last message, and a single message shows none.
 */
export function knownWait(state: ResponseState, { waited, firstAnswerAt }: Measures): number | null {
  if (state === "answered") return firstAnswerAt === null ? null : waited;
  return waited || null;
}
