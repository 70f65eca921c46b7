import { COVER } from "./finding.ts";

/** The maximum of arbitrary characters between two groups of one number. */
export const WIDEST = 4;

/**
 * The position of the next digit from `from` on, after at most one gap; null if there is none, or if a finding is in
 * between.
 */
export function digitBeyond(plain: string, from: number): number | null {
  let left = WIDEST;
  for (let at = from; at < plain.length; at++) {
    if (isDigit(plain, at)) return at;
    if (!isInGap(plain, at)) return null;
    // The second half of a surrogate pair does not count as a character.
    if (!isSecondHalf(plain, at) && left-- === 0) return null;
  }
  return null;
}

/** The position of the nearest letter before `from`, at most one gap away; null if a digit is nearer. */
export function letterBefore(plain: string, from: number): number | null {
  let left = WIDEST;
  for (let at = from - 1; at >= 0; at--) {
    if (isLetterOrDigit(plain, at)) return isDigit(plain, at) ? null : at;
    if (!isInGap(plain, at)) return null;
    if (!isSecondHalf(plain, at) && left-- === 0) return null;
  }
  return null;
}

/** Anything that is not part of a finding. */
export function isInGap(plain: string, index: number): boolean {
  return plain.charCodeAt(index) !== COVER.charCodeAt(0);
}

export function isDigit(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0x30 && code <= 0x39;
}

/** The value of a digit. */
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

/** Whether the gap also separates different numbers, in a list or a sentence. */
export function isListing(gap: string): boolean {
  return /[\p{L}\t\n,;|&]/u.test(gap);
}
