import { fold } from "./fold.ts";
import { type Country, readOne } from "./one-number.ts";

/** Digits of a text with what stands between those of one number, and what stands around it. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  /** Without slashes. */
  readonly text: string;
  readonly digits: number;
  /** Between the piece before it, or the beginning, and this one. */
  readonly gap: string;
  /** Between it and the next piece, or the end. */
  readonly after: string;
  /** Where its extension ends; its own end if it has none. */
  readonly shownTo: number;
}

/** A plus begins another number. */
const RUN = /[(+]{0,2} ?\(?\d(?:[\d ().\-·_]*[\d)])?/g;

const EXTENSION =
  /^[\s,;(]*(?:;?ext\s*=|(?:extension|extn|ext|mellek|mell|mlk|durchwahl|dw|nebenstelle|nst|apparat|app|klappe|interno|interior|int|anexo|anex|poste|toestel|tst|wewnetrzny|wewn|wew|klapka|kl|linka|lokal|lok|доб|x|m)\s*[.:]*|#)\s*$/iu;
/** Behind it, as in Hungarian. */
const EXTENSION_AFTER = /^[-. ]*(?:as|es|os)?[- ]*(?:mellek\p{Ll}*|mell\b|ext\b|extension|durchwahl)/iu;
/** In digits. */
const LONGEST_EXTENSION = 6;

const SLASH = /^\s*\/\s*$/;

/** The pieces in legible text that may be numbers: those parted by a slash are joined, and extensions are taken off. */
export function piecesOf(plain: string, country: Country | null): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const piece of runsOf(plain)) {
    const before = pieces.at(-1);
    if (before !== undefined && isExtension(piece)) {
      pieces.splice(-1, 1, {
        ...before,
        shownTo: piece.end + (EXTENSION_AFTER.exec(fold(piece.after))?.[0].length ?? 0),
      });
    } else if (before !== undefined && isAreaCode(before, piece, country)) {
      const text = `${before.text} ${piece.text}`;
      const { end, after, shownTo } = piece;
      pieces.splice(-1, 1, { ...before, text, digits: before.digits + piece.digits, end, after, shownTo });
    } else pieces.push(piece);
  }
  return pieces;
}

function runsOf(plain: string): readonly Piece[] {
  const found: { readonly start: number; readonly end: number }[] = [];
  RUN.lastIndex = 0;
  for (let match = RUN.exec(plain); match !== null; match = RUN.exec(plain)) {
    const text = wholeBrackets(match[0]);
    const end = match.index + text.length;
    found.push({ start: end - text.trimStart().length, end });
    RUN.lastIndex = end;
  }
  return found.map(({ start, end }, index) => ({
    ...{ start, end, shownTo: end, text: plain.slice(start, end) },
    digits: digitsIn(plain.slice(start, end)),
    gap: plain.slice(found[index - 1]?.end ?? 0, start),
    after: plain.slice(end, found[index + 1]?.start ?? plain.length),
  }));
}

/** A bracket that does not end, or that ends the number, is no part of it. */
function wholeBrackets(run: string): string {
  let text = run;
  for (;;) {
    const [opened, closed] = [text.split("(").length, text.split(")").length];
    const last = text.lastIndexOf("(");
    if (closed > opened) text = text.slice(0, text.lastIndexOf(")"));
    else if ((opened > closed || text.endsWith(")")) && digitsIn(text.slice(0, last)) > 0) text = text.slice(0, last);
    else return text.trimEnd();
  }
}

function isExtension({ digits, gap, after, text }: Piece): boolean {
  return (
    digits <= LONGEST_EXTENSION &&
    !text.includes("+") &&
    (EXTENSION.test(fold(gap)) || EXTENSION_AFTER.test(fold(after)))
  );
}

/** Whether letters after a number only introduce its extension. */
export function isBeforeExtension(after: string): boolean {
  return EXTENSION.test(fold(after));
}

/**
 * An area code may be parted by a slash: "06/30/123-4567". So may two numbers and an extension, "234-567/12": with what
 * stands behind it, a number that is long enough by itself would be another one.
 */
function isAreaCode(before: Piece, piece: Piece, country: Country | null): boolean {
  if (!SLASH.test(piece.gap) || piece.text.includes("+") || isWhole(before, country)) return false;
  const isOut = /^\D*(?:\+|0)/.test(before.text);
  const isBare = /^\D*(?:0\d?|\+\D*\d{1,3})\D*$/.test(before.text);
  return before.digits <= (isOut ? LONGEST_CODE : SHORT_CODE) && (isBare || piece.digits > SHORT_CODE);
}

/** In digits: area codes with a trunk prefix or a country's code before them, and without. */
const LONGEST_CODE = 6;
const SHORT_CODE = 3;

/** In digits: without a country, a number that stands beside another one has as many. */
const WHOLE = 7;

/** Whether it is a number by itself. */
export function isWhole({ text, digits }: Pick<Piece, "text" | "digits">, country: Country | null): boolean {
  const read = readOne(text, country);
  return read !== null && (read.isE164 || digits >= WHOLE);
}

function digitsIn(text: string): number {
  return text.replace(/\D/g, "").length;
}
