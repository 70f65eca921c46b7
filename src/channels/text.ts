import { balanced, closing, opens } from "../chat/bidi.ts";

export { enclosed, type Stretch, stretches } from "../chat/bidi.ts";

/** Text for any channel. The input may be anything that a customer typed; the output is well formed. */

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
  return balanced(text.slice(0, LONGEST_READ).toWellFormed()).replace(LINE_ENDS, "\n").replace(SPACES, " ");
}

/**
 * Cuts between characters, never inside one, and closes the isolates that it cuts. `sizeOf`: how the other side counts
 * a character.
 */
export function within(text: string, limit: number, sizeOf = (character: string) => character.length): string {
  if (NOTHING_TO_SEE.test(text)) return EMPTY;
  let size = 0;
  let end = 0;
  let open = 0;
  let lastFit = { end: 0, open: 0 };
  for (const character of text) {
    const change = opens(character);
    open += change;
    // Its end is counted with the beginning of an isolate.
    size += change < 0 ? 0 : sizeOf(character) * (1 + change);
    if (size > limit) return `${text.slice(0, lastFit.end).trimEnd()}${closing(lastFit.open)}${CUT}`;
    end += character.length;
    if (size <= limit - CUT.length) lastFit = { end, open };
  }
  return text;
}

/** The signs by which Slack and mail programs recognise URLs and mail addresses in plain text. */
export const LINKING = /(?<=\p{L}):(?=\S)|:(?=\/\/)|@(?=\S)|\.(?=[\p{L}\p{N}])/gu;

/** Whether a program may take something in the text for a URL or a mail address. */
export function mayLink(text: string): boolean {
  return text.search(LINKING) >= 0;
}
