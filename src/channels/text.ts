/** Text for any channel. The input may be anything that a customer typed; the output is well formed. */

const BIDI_OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/g;
const LINE_ENDS = /\r\n?|[\n\v\f\u0085\u2028\u2029]/g;
const SPACES = /(?:(?!\n)[\s\p{Cc}])+/gu;
const NOTHING_TO_SEE = /^[\s\p{Default_Ignorable_Code_Point}]*$/u;

/** Far more than is ever shown: cleaning a megabyte would exceed the Free plan's CPU time. */
const LONGEST_READ = 5_000;

/** Shown instead of empty text. */
const EMPTY = "–";
const CUT = "…";

/** The text in one line. */
export function inOneLine(text: string): string {
  return clean(text).replace(/\s+/g, " ").trim();
}

/** Lines as they were typed, with at most one empty line between two. */
export function inLines(text: string): string {
  return clean(text)
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function clean(text: string): string {
  return text
    .slice(0, LONGEST_READ)
    .toWellFormed()
    .replace(BIDI_OVERRIDES, "")
    .replace(LINE_ENDS, "\n")
    .replace(SPACES, " ");
}

/** Cuts between characters, never inside one. `sizeOf`: how the other side counts a character. */
export function within(text: string, limit: number, sizeOf = (character: string) => character.length): string {
  if (NOTHING_TO_SEE.test(text)) return EMPTY;
  let size = 0;
  let end = 0;
  let lastFit = 0;
  for (const character of text) {
    size += sizeOf(character);
    if (size > limit) return `${text.slice(0, lastFit).trimEnd()}${CUT}`;
    end += character.length;
    if (size <= limit - CUT.length) lastFit = end;
  }
  return text;
}

// Invisible, and not part of any URL.
const WORD_JOINER = "\u2060";

/** Slack and mail programs turn URLs and mail addresses in plain text into links: not in this text. */
export function unlinked(text: string): string {
  return text.replace(/(?<=\p{L}):(?=\S)|:(?=\/\/)|@(?=\S)|\.(?=[\p{L}\p{N}])/gu, `$&${WORD_JOINER}`);
}
