import type { Chat } from "../../../../chat/chat.ts";
import { comparable, phoneNumbersIn } from "../../../../chat/phone/numbers.ts";
import type { Country } from "../../../../chat/phone/one-number.ts";
import { numbersWritten } from "../../../../chat/phone/written.ts";
import { withLineFeeds } from "../../../ui/visible-text.ts";
import { shownMessages } from "./shown-messages.ts";

/** A part of a text, by indices of its code units; the end is excluded. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Ignores case and accents: "Árvíztűrő", "ARVIZTURO" and "árvíztűrő" are equal. */
export function fold(text: string): string {
  const bare = isAscii(text) ? text : text.normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "");
  // Through upper case, where ß is SS; the Greek final sigma equals the other one.
  return bare.toUpperCase().toLowerCase().replaceAll("ς", "σ");
}

/** Every position of `needle`, which is already folded, from left to right. Only complete characters match. */
export function placesOf(needle: string, text: string): readonly Range[] {
  if (needle === "") return [];
  const whole = fold(text);
  if (!whole.includes(needle)) return [];
  // Folding such a text keeps its length and positions.
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

/** The result of a search within one conversation. */
export interface SearchResult {
  /** As typed, trimmed. */
  readonly query: string;
  readonly count: number;
  /** By the message's number, in order: positions in its text as `withLineFeeds` returns it. */
  readonly places: ReadonlyMap<number, readonly Range[]>;
}

/** The maximum length of a search text. */
export const LONGEST_QUERY = 100;

/** The maximum of marked matches. */
const MOST_MARKS = 1_000;

/**
 * Searches what the page shows. Null if there is no search. A telephone number is found however it is written; `country`
 * is that of numbers without one.
 */
export function search(
  chat: Pick<Chat, "messages" | "unread">,
  asked: string | null,
  country: Country | null = null,
): SearchResult | null {
  const query = (asked ?? "").trim().slice(0, LONGEST_QUERY);
  const needle = fold(query);
  if (needle === "") return null;
  const [number, ...more] = phoneNumbersIn(query, country);
  const dialled = number === undefined || more.length > 0 ? null : comparable(number);
  const places = new Map<number, readonly Range[]>();
  let marks = 0;
  for (const [at, { text }] of shownMessages(chat).texts) {
    const found = withNumber(placesOf(needle, withLineFeeds(text)), withLineFeeds(text), dialled, country);
    if (found.length === 0) continue;
    places.set(at, found.slice(0, Math.max(MOST_MARKS - marks, 0)));
    marks += found.length;
  }
  return { query, count: marks, places };
}

/** With the places of a number that is written in another way. */
function withNumber(
  found: readonly Range[],
  text: string,
  dialled: string | null,
  country: Country | null,
): readonly Range[] {
  if (dialled === null) return found;
  const numbers = numbersWritten(text, country, (said) => said)
    .filter((number) => comparable(number) === dialled)
    .filter((number) => found.every(({ start, end }) => end <= number.start || start >= number.end));
  return [...found, ...numbers.map(({ start, end }) => ({ start, end }))].sort((one, other) => one.start - other.start);
}
