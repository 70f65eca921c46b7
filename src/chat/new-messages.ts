import type { Chat } from "./chat.ts";
import { sideOf } from "./people.ts";

/** The customer's messages, as far as it takes to see that there is a new one. */
export interface CustomerMessages {
  /** Milliseconds since 1970; null where no message has a date. */
  readonly lastAt: number | null;
  readonly count: number;
}

export function customerMessagesOf(chat: Chat): CustomerMessages {
  const said = chat.messages.filter((message) => sideOf(message, chat) === "customer");
  const lastAt = said.reduce<number | null>((last, { at }) => (at === null ? last : Math.max(last ?? at, at)), null);
  return { lastAt, count: said.length };
}

/**
 * Whether the customer has written since `known` was all that they had said. Of a revision that lies on top, one more
 * message is enough, dated or not. An older copy may have more messages and be old all the same, so there the date
 * decides where both have one.
 */
export function hasNewMessages(said: CustomerMessages, known: CustomerMessages, isOnTop: boolean): boolean {
  const more = said.count > known.count;
  if (said.lastAt === null || known.lastAt === null) return more;
  if (said.lastAt > known.lastAt) return true;
  return more && (isOnTop || said.lastAt === known.lastAt);
}
