import { COVER, type Finding } from "./finding.ts";
import { beyondGap, isDigit, isLetterOrDigit } from "./gap.ts";
import { IBAN_LENGTHS } from "./iban-lengths.ts";

/**
 * IBANs, however they are grouped: the country says how long one is, and two digits check all of it. Between two of its
 * characters may stand what is neither letter nor digit; where all but the country are digits, also letters.
 */
export function ibans(plain: string): readonly Finding[] {
  const found: Finding[] = [];
  const groups = /\d+/g;
  for (let group = groups.exec(plain); group !== null; group = groups.exec(plain)) {
    const head = headBefore(plain, group);
    if (head === null || head.start < (found.at(-1)?.end ?? 0)) continue;
    const { country, start, length } = head;
    const read = readBody(plain, group.index, length, isLetterOrDigit) ?? readBody(plain, group.index, length, isDigit);
    if (read === null || !isChecked(country, read.body)) continue;
    found.push({ start, end: read.end, mask: `${country}•••${read.body.slice(-2)}` });
    groups.lastIndex = read.end;
  }
  return found;
}

/** With which no other letter makes up a word, but this. */
const IBAN = "IBAN";

/** The two letters of a country before the check digits; `length` is that of all that follows them. */
function headBefore(plain: string, { 0: digits, index }: RegExpExecArray) {
  const second = beyondGap(plain, index - 1, -1, isLetterOrDigit);
  const first = second === null ? null : beyondGap(plain, second - 1, -1, isLetterOrDigit);
  if (second === null || first === null) return null;
  const letters = `${plain.charAt(first)}${plain.charAt(second)}`;
  const country = letters.toUpperCase();
  const length = IBAN_LENGTHS.get(country);
  if (length === undefined || plain.charAt(first - 1) === COVER) return null;
  // "It is 1177 3016": a word, with another number behind it.
  const isWord = letters !== country && second + 1 < index && digits.length > 2 && digits.length !== length - 2;
  if (isWord) return null;
  const isInWord = isLetterOrDigit(plain, first - 1);
  if (isInWord && plain.slice(Math.max(0, first - IBAN.length), first).toUpperCase() !== IBAN) return null;
  return { country, start: first, length: length - country.length };
}

/** So many letters or digits from `start` on, where the last of them ends a group. */
function readBody(plain: string, start: number, length: number, isPart: typeof isDigit) {
  let body = "";
  let end = start;
  for (let at: number | null = start; at !== null && body.length < length; at = beyondGap(plain, end, 1, isPart)) {
    body += plain.charAt(at);
    end = at + 1;
  }
  body = body.toUpperCase();
  return body.length === length && /^\d\d/.test(body) && !isPart(plain, end) ? { body, end } : null;
}

/** ISO 7064 mod 97-10: letters as 10 to 35, the country and the check digits last. */
function isChecked(country: string, body: string): boolean {
  let remainder = 0;
  for (const character of `${body.slice(2)}${country}${body.slice(0, 2)}`) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}
