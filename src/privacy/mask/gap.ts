import { COVER } from "./finding.ts";

/** So many characters at most stand between two groups of one number, whatever they are. */
export const WIDEST = 4;

/**
 * Where the next digit stands from `from` on, behind no more than a gap; null where there is none, or where something
 * was found in between.
 */
export function digitBeyond(plain: string, from: number): number | null {
  let left = WIDEST;
  for (let at = from; at < plain.length; at++) {
    if (isDigit(plain, at)) return at;
    if (!isInGap(plain, at)) return null;
    // The second half of a character is no character more.
    if (!isSecondHalf(plain, at) && left-- === 0) return null;
  }
  return null;
}

/** Where the letter stands that is nearest before `from`, with no more than a gap between; null where a digit is nearer. */
export function letterBefore(plain: string, from: number): number | null {
  let left = WIDEST;
  for (let at = from - 1; at >= 0; at--) {
    if (isLetterOrDigit(plain, at)) return isDigit(plain, at) ? null : at;
    if (!isInGap(plain, at)) return null;
    if (!isSecondHalf(plain, at) && left-- === 0) return null;
  }
  return null;
}

/** Whatever has not been found before. */
export function isInGap(plain: string, index: number): boolean {
  return plain.charCodeAt(index) !== COVER.charCodeAt(0);
}

export function isDigit(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0x30 && code <= 0x39;
}

/** Of a digit. */
export function valueAt(text: string, index: number): number {
  return text.charCodeAt(index) - 0x30;
}

export function isLetterOrDigit(text: string, index: number): boolean {
  const letter = text.charCodeAt(index) & ~0x20;
  return isDigit(text, index) || (letter >= 0x41 && letter <= 0x5a);
}

export function isSecondHalf(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0xdc00 && code <= 0xdfff;
}

/** Whether it parts numbers as well, in a list or a sentence. */
export function isListing(gap: string): boolean {
  return /[\p{L}\t\n,;|&]/u.test(gap);
}
