import { isAmount } from "./amount.ts";
import { withoutDates } from "./calendar.ts";
import { internationalLengths, isHungarian } from "./dialled.ts";
import type { Finding } from "./finding.ts";
import { startOf } from "./phone-shape.ts";
import { digitBeyond, isDigit, isListing } from "./separators.ts";
import { subjectOf } from "./subject.ts";

/** A number's digits so far, the size of each group, and the gaps between them. */
interface Written {
  readonly digits: string;
  readonly sizes: readonly number[];
  readonly gaps: readonly string[];
}

/** Usual separators: phone.ts finds these numbers by their groups. */
const USUAL = /^(?! [-./] $)(?=.{1,3}$) ?[-./()]{0,2} ?[-./()]?$/;

/**
 * Phone numbers with unusual separators, "+36_30_123_4567": the same separator throughout, or digits that determine the
 * length.
 */
export function spacedPhones(plain: string): readonly Finding[] {
  const undated = withoutDates(plain);
  const found: Finding[] = [];
  const groups = /\d+/g;
  for (let group = groups.exec(undated); group !== null; group = groups.exec(undated)) {
    const phone = phoneAt(undated, group);
    if (phone === null) continue;
    found.push(phone);
    groups.lastIndex = phone.end;
  }
  return found;
}

const PLUS = /\+[^\p{L}\d\0+]{0,2}$/u;
/** The rest of a code, "AB_0123", or of another number, "1-0123". */
const CONTINUED = /[\d\0][-./(_,:]?$|[A-Za-z][-_/]?$/;
/** The rest of an amount, "197 097", or of a row. */
const ADJACENT = /[\d\0]\s$/;

function phoneAt(plain: string, { 0: head, index: start }: RegExpExecArray): Finding | null {
  const before = plain.slice(Math.max(0, start - 4), start);
  const isPlus = PLUS.test(before);
  if (!isPlus && CONTINUED.test(before)) return null;
  const isPhone = isPlus ? isInternational : head.startsWith("0") ? isNational : isLocal;
  if (isPhone === isLocal && (head.length < 2 || head.length > 3)) return null;
  const phone = longestAt(plain, start, isPhone, isPhone === isLocal ? LOCAL : LONGEST);
  if (phone === null || phone.isUsual || isAmount(plain, start, phone.end)) return null;
  const isSure = isPlus || isHungarian(phone.digits);
  if (!isSure && (ADJACENT.test(before) || subjectOf(plain, start) === "reference")) return null;
  return { start: startOf(plain, start, phone.end), end: phone.end, mask: `☎•••${phone.digits.slice(-2)}` };
}

/** With 00 before the country. */
const LONGEST = 17;
const LOCAL = 10;
const SHORTEST = 8;

function longestAt(plain: string, start: number, isPhone: (written: Written) => boolean, most: number) {
  const sizes: number[] = [];
  const gaps: string[] = [];
  let digits = "";
  let longest: { readonly end: number; readonly digits: string; readonly isUsual: boolean } | null = null;
  for (let at: number | null = start; at !== null; ) {
    let end = at;
    while (isDigit(plain, end) && end - at <= most) end++;
    digits += plain.slice(at, end);
    sizes.push(end - at);
    if (digits.length > most || /^000/.test(digits)) break;
    if (digits.length >= SHORTEST && isPhone({ digits, sizes, gaps }))
      longest = { end, digits, isUsual: gaps.every((gap) => USUAL.test(gap)) };
    at = digitBeyond(plain, end);
    const gap: string = at === null ? "+" : plain.slice(end, at);
    // Once it is long enough, it continues only with the same separator.
    if (gap.includes("+") || (longest !== null && !gaps.includes(gap))) break;
    gaps.push(gap);
  }
  return longest;
}

/** After a plus. */
function isInternational({ digits, gaps }: Written): boolean {
  const [least, most] = internationalLengths(digits);
  if (digits.length < least || digits.length > most || digits.startsWith("0")) return false;
  return isEven(gaps) || !gaps.some(isWord);
}

/** Where the first gap may be in a Hungarian number: after 06, or after the area code. */
const HEAD = /^0(?:6(?:1|\d\d|\d{8,})?)?$/;

/** After 0, or after 00 and a country code. */
function isNational({ digits, gaps, sizes }: Written): boolean {
  if (digits.startsWith("00")) return isInternational({ digits: digits.slice(2), gaps, sizes });
  if (isHungarian(digits) && HEAD.test(digits.slice(0, sizes[0]))) return isEven(gaps) || !gaps.some(isWord);
  if (!/^0[1-9]\d{7,10}$/.test(digits) || !isEven(gaps)) return false;
  return sizes.slice(1).every((size) => size > 1 && size < 9) && (!gaps.some(isListing) || sizes.length > 2);
}

/** Without a prefix: "30_123_4567", "213*373*4253". */
function isLocal({ digits, gaps, sizes }: Written): boolean {
  if (digits.length < 9 || !isEven(gaps) || gaps.some(isListing)) return false;
  const shape = sizes.join(" ");
  return shape === "3 3 4" ? /^[2-9]/.test(digits) : shape === "2 3 4" && /^(?:20|30|31|50|70)/.test(digits);
}

function isEven(gaps: readonly string[]): boolean {
  return gaps.every((gap) => gap === gaps[0]);
}

function isWord(gap: string): boolean {
  return /\p{L}/u.test(gap);
}
