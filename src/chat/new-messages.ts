import type { Chat } from "./chat.ts";

/** The customer's messages, as far as needed to detect a new one. */
export interface CustomerMessages {
  /** Milliseconds since 1970; null if no message has a date. */
  readonly lastAt: number | null;
  readonly count: number;
}

export function customerMessagesOf(chat: Chat): CustomerMessages {
  const said = chat.messages.filter(({ side }) => side === "customer");
  const lastAt = said.reduce<number | null>((last, { at }) => (at === null ? last : Math.max(last ?? at, at)), null);
  return { lastAt, count: said.length };
}

/**
 * Whether the customer has written since `known`. For the current revision, one more message is enough, with or without
 * a date. An older copy may have more messages and still be old, so there the dates decide if both have one.
 */
export function hasNewMessages(said: CustomerMessages, known: CustomerMessages, isOnTop: boolean): boolean {
  const more = said.count > known.count;
  if (said.lastAt === null || known.lastAt === null) return more;
  if (said.lastAt > known.lastAt) return true;
  return more && (isOnTop || said.lastAt === known.lastAt);
}
