import type { Chat } from "../chat/chat.ts";
import type { Sla } from "../chat/sla.ts";

/** Why a chat needs attention, worst first. */
export const REASONS = ["lost", "missed", "sla-breached"] as const;
export type Reason = (typeof REASONS)[number];

/** VCC Live says that nobody took the chat: if somebody did answer, that has to be said. */
export function isUnattended(reasons: readonly Reason[]): boolean {
  return reasons.includes("lost") || reasons.includes("missed");
}

/** The vendor's own verdict, in our words: nothing computed from the conversation adds to it. Spam needs nobody. */
export function reasonsOf(chat: Chat, sla: Sla): readonly Reason[] {
  if (chat.isSpam) return [];
  const disposition = chat.disposition?.toLowerCase();
  const holds: Record<Reason, boolean> = {
    lost: disposition === "lost",
    missed: disposition === "missed",
    "sla-breached": sla === "breached",
  };
  return REASONS.filter((reason) => holds[reason]);
}
