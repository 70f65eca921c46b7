import type { Reason } from "../alerts/reasons.ts";
import type { Chat } from "../chat/chat.ts";
import { measure } from "../chat/measures.ts";
import { courseOf } from "../chat/response.ts";

/**
 * From when on a customer was in touch with somebody who answered them: chats that were over by then need nobody. The
 * first message, else when it came, in milliseconds since 1970; null for spam, where nobody answered, and where the
 * vendor calls the chat lost or missed all the same.
 */
export function answeredFrom(chat: Chat, reasons: readonly Reason[], receivedAt: number): number | null {
  if (chat.isSpam || reasons.includes("lost") || reasons.includes("missed")) return null;
  return courseOf(chat) === "answered" ? (measure(chat).openedAt ?? receivedAt) : null;
}
