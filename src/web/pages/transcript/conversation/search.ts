import type { Chat } from "../../../../chat/chat.ts";
import { withLineFeeds } from "../../../ui/visible-text.ts";
import { shownOf } from "../formats/to-json.ts";
import { fold, placesOf, type Range } from "./fold.ts";

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

/** So many hits are marked: more would be most of the page. */
const MOST_MARKS = 1_000;

/** Looks through what the page shows. Null where nothing was asked for. */
export function search(chat: Pick<Chat, "messages" | "unread">, asked: string | null): Found | null {
  const query = (asked ?? "").trim().slice(0, LONGEST_QUERY);
  const needle = fold(query);
  if (needle === "") return null;
  const places = new Map<number, readonly Range[]>();
  let marks = 0;
  for (const [number, { text }] of shownOf(chat).texts) {
    const found = placesOf(needle, withLineFeeds(text));
    if (found.length === 0) continue;
    places.set(number, found.slice(0, Math.max(MOST_MARKS - marks, 0)));
    marks += found.length;
  }
  return { query, count: marks, places };
}
