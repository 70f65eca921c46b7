import type { Chat } from "../../../../chat/chat.ts";
import { withLineFeeds } from "../../../ui/visible-text.ts";
import { shownMessages } from "./shown-messages.ts";

/** A part of a text, by the indices of its code units; the end is not in it. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** As somebody types who cares for neither case nor accents: "Árvíztűrő", "ARVIZTURO" and "árvíztűrő" are one. */
export function fold(text: string): string {
  const bare = isAscii(text) ? text : text.normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "");
  // Through the upper case, where ß is SS; what Greek writes at the end of a word is the same letter.
  return bare.toUpperCase().toLowerCase().replaceAll("ς", "σ");
}

/** Every place of `needle`, which is folded already, from left to right. A character is found whole or not at all. */
export function placesOf(needle: string, text: string): readonly Range[] {
  if (needle === "") return [];
  const whole = fold(text);
  if (!whole.includes(needle)) return [];
  // Folding keeps the length of such a text, and the characters in their places.
  if (isAscii(text)) return placesIn(needle, whole);
  let folded = "";
  const origins: number[] = [];
  let at = 0;
  for (const character of text) {
    const written = fold(character);
    for (let unit = 0; unit < written.length; unit += 1) origins.push(at);
    folded += written;
    at += character.length;
  }
  origins.push(text.length);
  const found: Range[] = [];
  for (let from = folded.indexOf(needle); from >= 0; ) {
    let to = from + needle.length;
    while (to < folded.length && origins[to] === origins[to - 1]) to += 1;
    found.push({ start: origins[from] ?? 0, end: origins[to] ?? text.length });
    from = folded.indexOf(needle, to);
  }
  return found;
}

function placesIn(needle: string, folded: string): readonly Range[] {
  const found: Range[] = [];
  for (let start = folded.indexOf(needle); start >= 0; start = folded.indexOf(needle, start + needle.length)) {
    found.push({ start, end: start + needle.length });
  }
  return found;
}

function isAscii(text: string): boolean {
  return /^[ -~\n]*$/.test(text);
}

/** What a search within one conversation found. */
export interface SearchResult {
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
export function search(chat: Pick<Chat, "messages" | "unread">, asked: string | null): SearchResult | null {
  const query = (asked ?? "").trim().slice(0, LONGEST_QUERY);
  const needle = fold(query);
  if (needle === "") return null;
  const places = new Map<number, readonly Range[]>();
  let marks = 0;
  for (const [number, { text }] of shownMessages(chat).texts) {
    const found = placesOf(needle, withLineFeeds(text));
    if (found.length === 0) continue;
    places.set(number, found.slice(0, Math.max(MOST_MARKS - marks, 0)));
    marks += found.length;
  }
  return { query, count: marks, places };
}
