import { legibleNumber } from "./legible.ts";
import { type Country, type Dialled, readOne } from "./one-number.ts";
import { isBeforeExtension, isWhole, type Piece, piecesOf } from "./pieces.ts";

/** A number as it was written, and as it is dialled. */
export interface PhoneNumber extends Dialled {
  /** Legible, with its extension, which is not dialled. */
  readonly text: string;
  /** Where that is in the text as it came. */
  readonly start: number;
  readonly end: number;
}

/** In characters. What is longer is prose. */
const LONGEST = 300;

/** In digits: without a country, what has as many is no part of a longer number, and goes on in no letters. */
const CLEAR = 9;

/** A code that a telephone runs, an address, or a date. */
const NO_NUMBER = /\*|^\s*#|#\s*$|@|:\/\/|(?<!\d)\d{1,2}\/\d{1,2}\/(?:19|20)\d\d(?!\d)/;
const FAX = /fax|faks/iu;
const CALLED = /tel|phone|mobil/iu;
/** Labels that are written in one piece with a number: "tel06301234567". */
const LABEL = /(?:^|[^\p{L}])(?:tel|telefon|phone|mob|mobil|mobile|cell|gsm|t|m)$/iu;

/**
 * The numbers in the value of a field that holds telephone numbers, in order. What cannot be read for certain is left
 * out: it is shown as it came.
 */
export function phoneNumbersIn(value: string, country: Country | null): readonly PhoneNumber[] {
  if (value.length > LONGEST || !/\p{Nd}/u.test(value)) return [];
  const { plain, placeOf } = legibleNumber(value);
  if (NO_NUMBER.test(plain)) return [];
  return piecesOf(plain, country).flatMap((piece, index, all): readonly PhoneNumber[] => {
    const [before, after] = [all[index - 1], all[index + 1]];
    const read = certainly(piece, before, after, country);
    if (read === null) return [];
    const isRest = after !== undefined && !/\p{L}/u.test(after.gap) && after.digits < CLEAR && !isWhole(after, country);
    const end = isRest ? after.end : piece.shownTo;
    // "(ext. 12)"
    const shownTo = end + Number(plain.charAt(end) === ")" && isOpen(plain.slice(piece.start, end)));
    const place = { start: placeOf(piece.start), end: placeOf(shownTo) };
    return [{ ...read, text: plain.slice(piece.start, shownTo), ...place }];
  });
}

/**
 * By what numbers of one project are compared; null where it may be only a part of one, because neither its country nor
 * its trunk prefix is known.
 */
export function comparable({ number, isE164 }: Dialled): string | null {
  return isE164 || (number.startsWith("0") && number.length >= CLEAR) ? number : null;
}

function isOpen(text: string): boolean {
  return text.split("(").length > text.split(")").length;
}

/** Null unless it is certain, beside its neighbours, that this is a number of its own, and one to call. */
function certainly(
  piece: Piece,
  before: Piece | undefined,
  after: Piece | undefined,
  country: Country | null,
): Dialled | null {
  const read = readOne(piece.text, country);
  if (read === null || isFax(piece) || isLettered(piece)) return null;
  const isClear = read.isE164 || piece.digits >= CLEAR;
  const mayGoOn = (first: Piece, second: Piece, other: Piece) => {
    if (isWhole(other, country) || (isClear && /\p{L}/u.test(second.gap))) return false;
    // The rest of a number may stand behind a comma or a slash: where both can be meant, neither is dialled.
    return !read.isE164 || readOne(`${first.text} ${second.text}`, country) !== null;
  };
  if (before !== undefined && mayGoOn(before, piece, before)) return null;
  if (after !== undefined && mayGoOn(piece, after, after)) return null;
  return read;
}

function isFax({ gap, after }: Piece): boolean {
  const label = gap.slice(-20);
  return !CALLED.test(label) && (FAX.test(label) || /^[\s(]*(?:tele)?fa(?:x|ks)/iu.test(after));
}

/** Letters that belong to it: "1-800-FLOWERS", "ABC123456". A Hungarian ending does not: "06301234567-es". */
function isLettered({ gap, after, digits }: Piece): boolean {
  if (/[\p{L}_]-?$/u.test(gap) && !LABEL.test(gap)) return true;
  if (isBeforeExtension(after)) return false;
  if (/^[-.]?\p{L}/u.test(after) && !/^-\p{Ll}{1,4}(?!\p{L})/u.test(after)) return true;
  return digits < CLEAR && /^\s+\p{Lu}{3,}(?!\p{L})/u.test(after);
}
