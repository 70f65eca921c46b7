import type { Reason } from "../alerts/reasons.ts";
import type { Chat } from "../chat/chat.ts";
import { rankOf } from "../chat/rank.ts";
import { courseOf } from "../delivery/compose-course.ts";

/**
 * When a customer was last in touch with somebody who answered them: then their earlier chats need nobody. The last
 * message, else when it came, in milliseconds since 1970; null for spam, where nobody answered, and where the vendor
 * calls the chat lost or missed all the same.
 */
export function answeredAt(chat: Chat, reasons: readonly Reason[], receivedAt: number): number | null {
  if (chat.isSpam || reasons.includes("lost") || reasons.includes("missed")) return null;
  return courseOf(chat) === "answered" ? (rankOf(chat).lastMessageAt ?? receivedAt) : null;
}
