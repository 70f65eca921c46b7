import { chatName } from "../../chat/chat.ts";
import type { ListedDeed } from "../../store/audit-list.ts";

/** In the order in which a file has them. */
export const COLUMNS = ["at", "who", "door", "action", "chat", "what"] as const;

/** A deed as programs see it: the instant as ISO 8601 in UTC. */
export function shown({ at, who, door, action, chat, what }: ListedDeed) {
  return { at: new Date(at).toISOString(), who, door, action, chat: chat === null ? null : chatName(chat), what };
}
