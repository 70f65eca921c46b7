import type { ChatMessage } from "../../chat/chat.ts";
import { fold, placesOf, type Range } from "./fold.ts";
import { withLineFeeds } from "./visible.ts";

/** What a search within one conversation found. */
export interface Found {
  /** As it was typed, without the spaces around it. */
  readonly query: string;
  readonly count: number;
  /** By the number of the message, in order: places in its text as `withLineFeeds` gives it. */
  readonly places: ReadonlyMap<number, readonly Range[]>;
}

/** Nobody types more; a longer one would be looked for in vain. */
export const LONGEST_QUERY = 100;

/** Null where nothing was asked for. */
export function search(messages: readonly ChatMessage[], asked: string | null): Found | null {
  const query = (asked ?? "").trim().slice(0, LONGEST_QUERY);
  const needle = fold(query);
  if (needle === "") return null;
  const places = new Map<number, readonly Range[]>();
  let count = 0;
  for (const [index, { text }] of messages.entries()) {
    const found = placesOf(needle, withLineFeeds(text));
    if (found.length > 0) places.set(index + 1, found);
    count += found.length;
  }
  return { query, count, places };
}
