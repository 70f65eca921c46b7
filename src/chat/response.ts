import type { Chat } from "./chat.ts";
import type { Measures } from "./measures.ts";
import { sideOf } from "./people.ts";

/** `silent`: the customer sent no message. */
export type ResponseState = "answered" | "unanswered" | "silent";

/** Whether the customer's first message was answered. Messages without a date count too. */
export function responseState(chat: Chat): ResponseState {
  const sides = chat.messages.map((message) => sideOf(message, chat));
  const asked = sides.indexOf("customer");
  if (asked < 0) return "silent";
  return sides.includes("agent", asked) ? "answered" : "unanswered";
}

/**
 * How long the customer waited, in milliseconds; null if the dates do not show it. Without an answer, the wait is known
 * only up to the last message, and a single message shows none.
 */
export function knownWait(state: ResponseState, { waited, firstAnswerAt }: Measures): number | null {
  if (state === "answered") return firstAnswerAt === null ? null : waited;
  return waited || null;
}
