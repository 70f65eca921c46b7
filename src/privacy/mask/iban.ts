import { COVER, type Finding } from "./finding.ts";
import { isInGap, isLetterOrDigit, isSecondHalf, letterBefore, WIDEST } from "./separators.ts";

/** By country, from the IBAN registry, and countries that use IBANs without being in it. */
const COUNTRIES = [
  [15, "NO"],
  [16, "BE"],
  [18, "DK FI FK FO GL NL SD"],
  [19, "MK SI"],
  [20, "AT BA EE KZ LT LU MN XK"],
  [21, "CH HR LI LV"],
  [22, "BG BH CR DE GB GE IE ME RS VA"],
  [23, "AE GI IL IQ OM SO TL"],
  [24, "AD CZ ES MD PK RO SA SE SK TN VG"],
  [25, "AO CV GW LY MZ PT ST"],
  [26, "DZ IR IS TR"],
  [27, "BI CF CG CM DJ FR GA GQ GR IT KM MC MG MR SM TD"],
  [28, "AL AZ BF BJ BY CI CY DO GT HN HU LB MA ML NE NI PL SN SV TG"],
  [29, "BR EG PS QA UA"],
  [30, "JO KW MU YE"],
  [31, "MT SC"],
  [32, "LC"],
  [33, "RU"],
] as const;

/** Countries whose IBANs have only digits after the country code. Some IBANs of the others have letters. */
const DIGITS_ALONE: ReadonlySet<string> = new Set(
  "AE AT BA BE BI CR CZ DE DJ DK EE EG ES FI FO GL HR HU IL IS LT LY ME MN MR NO PL PT RS SD SE SI SK SO ST TL TN VA XK".split(
    " ",
  ),
);

/** The length of IBANs by country. */
const IBAN_LENGTHS: ReadonlyMap<string, number> = new Map(
  COUNTRIES.flatMap(([length, codes]) => codes.split(" ").map((code) => [code, length] as const)),
);

/**
 * IBANs in any grouping: the country determines the length, and two check digits cover all of it. Between two
 * characters there may be anything that is neither letter nor digit; if everything after the country is digits, also
 * letters.
 */
export function ibans(plain: string): readonly Finding[] {
  const found: Finding[] = [];
  const groups = /\d+/g;
  for (let group = groups.exec(plain); group !== null; group = groups.exec(plain)) {
    const head = headBefore(plain, group);
    if (head === null || head.start < (found.at(-1)?.end ?? 0)) continue;
    const { country, start, length } = head;
    const withLetters = DIGITS_ALONE.has(country) ? null : endOf(plain, group.index, length, country, true);
    const end = withLetters ?? endOf(plain, group.index, length, country, false);
    if (end === null) continue;
    const body = plain.slice(group.index, end).replace(withLetters === null ? /\D/g : /[^A-Za-z\d]/g, "");
    found.push({ start, end, mask: `${country}•••${body.slice(-2).toUpperCase()}` });
    groups.lastIndex = end;
  }
  return found;
}

/** The only letters that may be joined to an IBAN without forming a word with it. */
const IBAN = "IBAN";

/** The country's two letters before the check digits; `length` is that of everything after them. */
function headBefore(plain: string, { 0: digits, index }: RegExpExecArray) {
  const second = letterBefore(plain, index);
  const first = second === null ? null : letterBefore(plain, second);
  if (second === null || first === null || plain.charAt(first - 1) === COVER) return null;
  const isInWord = isLetterOrDigit(plain, first - 1);
  if (isInWord && plain.slice(Math.max(0, first - IBAN.length), first).toUpperCase() !== IBAN) return null;
  const letters = `${plain.charAt(first)}${plain.charAt(second)}`;
  const country = letters.toUpperCase();
  const length = IBAN_LENGTHS.get(country);
  if (length === undefined) return null;
  // "It is 11.11.2039": a word, followed by another number.
  const gap = plain.slice(second + 1, index);
  const isWord = letters !== country && gap !== "" && !plain.startsWith(gap, index + digits.length);
  if (isWord && digits.length !== length - country.length) return null;
  return { country, start: first, length: length - country.length };
}

/**
 * The end of so many letters or digits (or only digits) from `start`: it must be the end of a group, and valid by ISO
 * 7064 mod 97-10, where letters count as 10 to 35, and country and check digits come last. Otherwise null.
 */
function endOf(plain: string, start: number, length: number, country: string, hasLetters: boolean): number | null {
  let count = 0;
  let remainder = 0;
  let gap = 0;
  let at = start;
  for (; count < length; at++) {
    const value = valueAt(plain, at, hasLetters);
    if (value === NEITHER) {
      if (at >= plain.length || !isInGap(plain, at) || (!isSecondHalf(plain, at) && ++gap > WIDEST)) return null;
      continue;
    }
    gap = 0;
    count++;
    if (count > 2) remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
    else if (value > 9) return null;
  }
  if (valueAt(plain, at, hasLetters) !== NEITHER) return null;
  const check = plain.slice(start, at).replace(/\D/g, "").slice(0, 2);
  for (const character of country + check) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1 ? at : null;
}

const NEITHER = -1;

function valueAt(text: string, index: number, hasLetters: boolean): number {
  const code = text.charCodeAt(index);
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code & ~0x20;
  return hasLetters && letter >= 0x41 && letter <= 0x5a ? letter - 0x41 + 10 : NEITHER;
}
