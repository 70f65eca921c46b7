import type { Chat } from "./chat.ts";
import type { Measures } from "./measures.ts";
import { sideOf } from "./people.ts";

/** `silent`: no message of the customer came. */
export type ResponseState = "answered" | "unanswered" | "silent";

/** What became of the customer's first message. Messages without a date count too. */
export function responseState(chat: Chat): ResponseState {
  const sides = chat.messages.map((message) => sideOf(message, chat));
  const asked = sides.indexOf("customer");
  if (asked < 0) return "silent";
  return sides.includes("agent", asked) ? "answered" : "unanswered";
}

/**
 * How long the customer waited, in milliseconds; null where the dates do not tell. Without an answer the wait is known
 * only as far as later messages show it, and one message alone shows none.
 */
export function knownWait(course: ResponseState, { waited, firstAnswerAt }: Measures): number | null {
  if (course === "answered") return firstAnswerAt === null ? null : waited;
  return waited || null;
}
