import { chatName } from "../../../chat/chat.ts";
import type { ListedChat } from "../../../store/chats/list.ts";

/** In the order of the file. */
export const COLUMNS = [
  ...(["chat", "url", "received", "reasons", "queue", "disposition", "spam"] as const),
  ...(["messages", "revision", "revisions"] as const),
];

/** A chat for programs: instants as ISO 8601 in UTC. `hold`: until when it is on hold. */
export function toJson({ key, isSpam, receivedAt, reasons, heldUntil, ...rest }: ListedChat) {
  const { queue, disposition, messages, revision, revisions } = rest;
  return {
    chat: chatName(key),
    url: `/chats/${chatName(key)}`,
    received: new Date(receivedAt).toISOString(),
    ...{ reasons, queue, disposition, spam: isSpam, messages, revision, revisions },
    ...(heldUntil === null ? {} : { hold: new Date(heldUntil).toISOString() }),
  };
}
