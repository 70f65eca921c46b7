import type { Chat } from "./chat.ts";

/** What decides which revision of a chat is current: VCC Live retries for weeks, so an old body can arrive late. */
export interface RevisionRank {
  readonly lastMessageAt: number | null;
  readonly messages: number;
}

export function rankOf(chat: Chat): RevisionRank {
  const times = chat.messages.flatMap((message) => (message.at === null ? [] : [message.at]));
  const lastMessageAt = times.reduce<number | null>((last, at) => Math.max(last ?? at, at), null);
  return { lastMessageAt, messages: chat.messages.length + chat.unread.messages };
}

/**
 * The latest last message wins, then the most messages, then the latest arrival. So in a tie the arriving revision
 * wins.
 */
export function liesOnTop(arrived: RevisionRank, current: RevisionRank): boolean {
  const later = (arrived.lastMessageAt ?? -Infinity) - (current.lastMessageAt ?? -Infinity);
  if (later > 0 || later < 0) return later > 0;
  return arrived.messages >= current.messages;
}

/** Its last message is later, or equally late and it has more messages. */
export function isAbove(arrived: RevisionRank, current: RevisionRank): boolean {
  return liesOnTop(arrived, current) && !liesOnTop(current, arrived);
}
