/** Text as the finders read it. Character i of `plain` is written in the text from `starts[i]` to `ends[i]`. */
export interface Legible {
  readonly plain: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

// The last is the keycap of 1️⃣.
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|\u20e3/u;
const DIGIT = /\p{Nd}/u;
const HYPHEN = /[\p{Pd}\u2212]/u;
const LINE_END = /[\n\r\u2028\u2029]/;
const BLANK = /[\s\p{Cc}]/u;
const ORDINARY = /[\p{L}\p{M}]/u;
const WIDE = /[\uff00-\uffef]/;

/** Invisible characters are left out; digits of any script, wide letters, and all kinds of blanks and hyphens are ASCII. */
export function legible(text: string): Legible {
  const starts: number[] = [];
  const ends: number[] = [];
  const readings = new Map<string, string>();
  let plain = "";
  let at = 0;
  for (const character of text) {
    let read = readings.get(character);
    if (read === undefined) {
      read = readAs(character);
      readings.set(character, read);
    }
    for (let i = 0; i < read.length; i++) {
      starts.push(at);
      ends.push(at + character.length);
    }
    plain += read;
    at += character.length;
  }
  return { plain, starts, ends };
}

function readAs(character: string): string {
  if (character > " " && character < "\x7f") return character;
  if (LINE_END.test(character)) return "\n";
  if (BLANK.test(character)) return " ";
  if (INVISIBLE.test(character)) return "";
  if (ORDINARY.test(character) && !WIDE.test(character)) return character;
  if (HYPHEN.test(character)) return "-";
  const folded = character.normalize("NFKC");
  return DIGIT.test(folded) ? digit(folded) : folded;
}

/** In Unicode the ten digits of a script stand in a row that begins at a code ending in 0 or 6, hexadecimal. */
function digit(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character.length > 2 || code < 0x80) return character;
  const row = code - (code % 16);
  return String((code - (DIGIT.test(String.fromCodePoint(row)) ? row : row + 6)) % 10);
}
