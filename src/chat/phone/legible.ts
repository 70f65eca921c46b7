/** A text as numbers are read in it, and where each of its characters came from. */
export interface LegibleNumber {
  /** Without invisible characters; digits, spaces, hyphens and pluses of all kinds are those of ASCII. */
  readonly plain: string;
  /** The place in the text as it came of a place in `plain`; of its end, the end. */
  placeOf(index: number): number;
}

const PLAIN = /^[\t\n -~]*$/;
/** Letters are not changed, whatever their script is. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[\ufe00-\ufe0f]|\u034f|\u20e3/u;
const LINE_END = /[\n\r\v\f\u0085\u2028\u2029]/u;
const HYPHEN = /[\p{Pd}\u2212]/u;
const DIGIT = /\p{Nd}/u;

/** For short texts: the place of every character is kept. */
export function legibleNumber(text: string): LegibleNumber {
  if (PLAIN.test(text)) return { plain: text, placeOf: (index) => index };
  const places: number[] = [];
  let plain = "";
  let at = 0;
  for (const character of text) {
    const read = readAs(character);
    for (let index = 0; index < read.length; index += 1) places.push(at);
    plain += read;
    at += character.length;
  }
  return { plain, placeOf: (index) => places[index] ?? text.length };
}

function readAs(character: string): string {
  if (character >= " " && character <= "~") return character;
  if (LINE_END.test(character)) return "\n";
  if (INVISIBLE.test(character)) return "";
  if (/\s/u.test(character)) return " ";
  if (HYPHEN.test(character)) return "-";
  if (DIGIT.test(character)) return digit(character);
  // Wide forms of ASCII, such as the plus and the brackets.
  const code = character.codePointAt(0) ?? 0;
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : character;
}

/** In Unicode, the ten digits of a script are consecutive and begin at a code point ending in 0 or 6 (hexadecimal). */
function digit(character: string): string {
  const folded = character.normalize("NFKC");
  const code = folded.codePointAt(0) ?? 0;
  if (code < 0x80) return folded;
  const row = code - (code % 16);
  return String((code - (DIGIT.test(String.fromCodePoint(row)) ? row : row + 6)) % 10);
}
