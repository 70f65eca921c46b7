import { COVER } from "./finding.ts";

/** So many characters at most stand between two groups of one number, whatever they are. */
export const WIDEST = 4;

/**
 * Where the nearest part of a number stands from `from` on, with no more than a gap before it; null where there is none,
 * or where something was found in between.
 */
export function beyondGap(
  plain: string,
  from: number,
  step: 1 | -1,
  isPart: (text: string, index: number) => boolean,
): number | null {
  let left = WIDEST;
  for (let at = from; at >= 0 && at < plain.length; at += step) {
    if (isPart(plain, at)) return at;
    // The second half of a character is no character more.
    if (!isSecondHalf(plain, at) && left-- === 0) return null;
    if (plain.charAt(at) === COVER) return null;
  }
  return null;
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
