import type { Chat, ChatMessage } from "./chat.ts";
import { firstExchange, type Measures } from "./measures.ts";

/** What is stored of it. `silent`: the customer sent no message, as far as is known. */
export const RESPONSE_STATES = ["answered", "unanswered", "silent"] as const;

/** `unrecognised`: somebody wrote who may be the customer, and nobody is recognised as the customer. */
export type ResponseState = (typeof RESPONSE_STATES)[number] | "unrecognised";

/** Whether the customer's first message was answered. Messages without a date count too. */
export function responseState(chat: Chat): ResponseState {
  const { asked, answered } = firstExchange(chat);
  if (asked < 0) return chat.recognition === "unrecognised" ? "unrecognised" : "silent";
  return answered < 0 ? "unanswered" : "answered";
}

/** The message that answered the customer first; null if none did. */
export function firstAnswer(chat: Chat): ChatMessage | null {
  return chat.messages[firstExchange(chat).answered] ?? null;
}

/**
 * How long the customer waited, in milliseconds; null if the dates do not show it. Without an answer, the wait is known
 * only up to the last message, and a single message shows none.
 */
export function knownWait(state: ResponseState, { waited, firstAnswerAt }: Measures): number | null {
  if (state === "answered") return firstAnswerAt === null ? null : waited;
  return waited || null;
}
