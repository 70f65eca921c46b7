import type { Chat } from "./chat.ts";

/** What decides which of a chat's revisions is current: VCC Live retries for weeks, so an old body can come late. */
export interface RevisionRank {
  readonly lastMessageAt: number | null;
  readonly messages: number;
}

export function rankOf(chat: Chat): RevisionRank {
  const times = chat.messages.flatMap((message) => (message.at === null ? [] : [message.at]));
  const lastMessageAt = times.reduce<number | null>((last, at) => Math.max(last ?? at, at), null);
  return { lastMessageAt, messages: chat.messages.length + chat.unread.messages };
}

/** The latest message wins, then the most messages, then the latest arrival: so a tie goes to the one that came. */
export function liesOnTop(arrived: RevisionRank, current: RevisionRank): boolean {
  const later = (arrived.lastMessageAt ?? -Infinity) - (current.lastMessageAt ?? -Infinity);
  if (later > 0 || later < 0) return later > 0;
  return arrived.messages >= current.messages;
}

/** Later, or as late with more messages. */
export function isAbove(arrived: RevisionRank, current: RevisionRank): boolean {
  return liesOnTop(arrived, current) && !liesOnTop(current, arrived);
}
