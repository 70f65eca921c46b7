/** Text in the form that the finders read. */
export interface Legible {
  readonly plain: string;
  /** The start in the original text of the character `index` of `plain`. */
  readonly startOf: (index: number) => number;
  /** The end in the original text of the character `index` of `plain`. */
  readonly endOf: (index: number) => number;
}

const ASCII = /^[\t\n -~]*$/;

/** Characters that are read as something else. Ordinary letters are not, so most of a text is skipped. */
const SPECIAL = /\r\n|[^\t\n -~\p{L}\p{M}]|\u20e3|[\p{Default_Ignorable_Code_Point}\uff00-\uffef\u{1d400}-\u{1d7ff}]/gu;

// The last is the keycap of 1️⃣.
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|\u20e3/u;
const DIGIT = /\p{Nd}/u;
const HYPHEN = /[\p{Pd}\u2212]/u;
const LINE_END = /[\n\r\u2028\u2029]/;
const BLANK = /[\s\p{Cc}]/u;
const LEGIBLE = /[\p{L}\p{N}@]/u;

/**
 * Drops invisible characters, and converts digits of any script, wide letters, and all kinds of spaces and hyphens to
 * ASCII. Only changes of length are recorded, so a text of megabytes needs no list of all its characters.
 */
export function legible(text: string): Legible {
  if (ASCII.test(text)) return { plain: text, startOf: (index) => index, endOf: (index) => index + 1 };
  const readings = new Map<string, string>();
  const changes: Change[] = [];
  let grown = 0;
  const plain = text.replace(SPECIAL, (character, at: number) => {
    let read = readings.get(character);
    if (read === undefined) {
      read = readAs(character);
      readings.set(character, read);
    }
    if (read.length !== character.length) {
      changes.push({ at, length: character.length, from: at + grown, to: at + grown + read.length });
      grown += read.length - character.length;
    }
    return read;
  });
  return {
    plain,
    startOf: (index) => {
      const change = changeBefore(changes, index);
      if (change === undefined) return index;
      return index < change.to ? change.at : change.at + change.length + index - change.to;
    },
    endOf: (index) => {
      const change = changeBefore(changes, index);
      if (change === undefined) return index + 1;
      return index < change.to ? change.at + change.length : change.at + change.length + index + 1 - change.to;
    },
  };
}

/** A character whose length changes: it begins at `at`, and its reading extends from `from` to `to`. */
interface Change {
  readonly at: number;
  readonly length: number;
  readonly from: number;
  readonly to: number;
}

/** The last change at or before `index`. */
function changeBefore(changes: readonly Change[], index: number): Change | undefined {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changes[middle]?.from ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  return changes[low - 1];
}

function readAs(character: string): string {
  if (LINE_END.test(character)) return "\n";
  if (INVISIBLE.test(character)) return "";
  if (BLANK.test(character)) return " ";
  if (HYPHEN.test(character)) return "-";
  const folded = character.normalize("NFKC");
  if (DIGIT.test(folded)) return digit(folded);
  // A character that stands for several, such as "…", is still one between two numbers.
  return LEGIBLE.test(folded) ? folded : folded.slice(0, character.length);
}

/** In Unicode, the ten digits of a script are consecutive and begin at a code point ending in 0 or 6 (hexadecimal). */
function digit(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character.length > 2 || code < 0x80) return character;
  const row = code - (code % 16);
  return String((code - (DIGIT.test(String.fromCodePoint(row)) ? row : row + 6)) % 10);
}
