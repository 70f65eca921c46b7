/**
 * Characters that do something instead of showing something: controls but tab and line feed, what turns the reading
 * direction, what is invisible, what no HTML may hold. The joiners U+200C and U+200D are left: Persian and emoji are
 * written with them.
 */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\p{Noncharacter_Code_Point}]/gu;

/** What a page needs an element for: a sign, or a link where this is of an address. */
export const COSTLY = new RegExp(`(?!\\r)${UNSEEN.source}|://`, "gu");

/** Text with nothing hidden in it: every unseen character as a sign, every line end as a line feed. */
export function visible(text: string): string {
  return withLineFeeds(text).replace(UNSEEN, signOf);
}

/** The same for what must stay on one line. */
export function visibleLine(text: string): string {
  return visible(text).replace(/\s+/g, " ").trim();
}

export interface Piece {
  readonly text: string;
  /** Where it begins in the text as `withLineFeeds` gives it. */
  readonly at: number;
  /** A sign of ours in place of an unseen character, to be told from the same sign typed by somebody. */
  readonly isSign: boolean;
}

/** The same as `visible`, with the signs apart from the text. */
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

/** Every line end as a line feed, and no half of a character. */
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
