import type { Chat } from "./chat.ts";
import { firstExchange, type Measures } from "./measures.ts";

/** `silent`: no message of the customer came. */
export const RESPONSE_STATES = ["answered", "unanswered", "silent"] as const;
export type ResponseState = (typeof RESPONSE_STATES)[number];

/** What became of the customer's first message. Messages without a date count too. */
export function responseState(chat: Chat): ResponseState {
  const { asked, answered } = firstExchange(chat);
  if (asked < 0) return "silent";
  return answered < 0 ? "unanswered" : "answered";
}

/**
 * How long the customer waited, in milliseconds; null where the dates do not tell. Without an answer the wait is known
 * only as far as later messages show it, and one message alone shows none.
 */
export function knownWait(course: ResponseState, { waited, firstAnswerAt }: Measures): number | null {
  if (course === "answered") return firstAnswerAt === null ? null : waited;
  return waited || null;
}
