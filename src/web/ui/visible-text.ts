/**
 * Characters that act instead of showing something: controls except tab and line feed, direction marks, invisible
 * characters, and what HTML may not contain. The joiners U+200C and U+200D are allowed: Persian and emoji need them.
 */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\p{Noncharacter_Code_Point}]/gu;

/** What needs an element of its own on a page: a sign for an invisible character, or a link for a URL. */
export const COSTLY = new RegExp(`(?!\\r)${UNSEEN.source}|://`, "gu");

/** The text with a sign for every invisible character, and line feeds as line ends. */
export function visible(text: string): string {
  return withLineFeeds(text).replace(UNSEEN, signOf);
}

/** The same in one line. */
export function visibleLine(text: string): string {
  return visible(text).replace(/\s+/g, " ").trim();
}

export interface Piece {
  readonly text: string;
  /** Where it begins in the text as `withLineFeeds` returns it. */
  readonly at: number;
  /** Our sign for an invisible character, to distinguish it from the same sign typed by somebody. */
  readonly isSign: boolean;
}

/** Like `visible`, but with the signs separate from the text. */
export function pieces(text: string): readonly Piece[] {
  const plain = withLineFeeds(text);
  if (plain.search(UNSEEN) < 0) return plain === "" ? [] : [{ text: plain, at: 0, isSign: false }];
  const found: Piece[] = [];
  let end = 0;
  for (const match of plain.matchAll(UNSEEN)) {
    if (match.index > end) found.push({ text: plain.slice(end, match.index), at: end, isSign: false });
    found.push({ text: signOf(match[0]), at: match.index, isSign: true });
    end = match.index + match[0].length;
  }
  if (end < plain.length) found.push({ text: plain.slice(end), at: end, isSign: false });
  return found;
}

/** All line ends as line feeds, and no half of a surrogate pair. */
export function withLineFeeds(text: string): string {
  return text.toWellFormed().replace(/\r\n|[\r\u2028\u2029]/g, "\n");
}

/** The Unicode picture of an ASCII control, the number of anything else: "␀", "[U+202E]". */
function signOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return "␡";
  return `[U+${code.toString(16).toUpperCase().padStart(4, "0")}]`;
}
