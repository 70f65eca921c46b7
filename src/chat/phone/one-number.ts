import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";

/** ISO 3166-1 alpha-2, in capitals. */
export type Country = CountryCode;

/** In any case. Null if it is no country with telephone numbers. */
export function readCountry(text: string): Country | null {
  const code = text.toUpperCase();
  return isSupportedCountry(code) ? code : null;
}

/** What a telephone dials. */
export interface Dialled {
  /** E.164 with its plus where the country is known; otherwise the digits as they came. */
  readonly number: string;
  readonly isE164: boolean;
}

/** Without a country, shorter ones are emergency or short numbers, or parts of a number. E.164 has no more than 15. */
const SHORTEST = 6;
const LONGEST = 15;

const WRITTEN = /^[(+]{0,2} ?\(?\d[\d ().\-·_]*$/;
const BRACKETS = /^[^()]*(?:\([^()]+\)[^()]*)*$/;
const DATE =
  /(?<!\d)(?:19|20)\d\d([-.]) ?(?:0?[1-9]|1[0-2])\1 ?(?:0?[1-9]|[12]\d|3[01])(?!\d)|(?<!\d)\d{1,2}([-.]) ?\d{1,2}\2 ?(?:19|20)\d\d(?!\d)/;
const IP_ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/;
/** "+", "(+" or 00 with what may stand around it. A country's own way out, such as 011, is known to the library. */
const INTERNATIONAL = /^\(? ?(?:\+|0 ?0(?=[ .\-)]*[1-9]))/;
/** A trunk prefix in brackets, which is dialled within the country only: "(0)", "(06)". */
const TRUNK = /\( *(0\d?) *\)/;

/**
 * Reads one number, in legible text with nothing around it. Null if it cannot be read for certain: then it must not be
 * dialled.
 */
export function readOne(written: string, country: Country | null): Dialled | null {
  const text = written.trim();
  if (!WRITTEN.test(text) || !BRACKETS.test(text) || text.lastIndexOf("+") > 1 || /\+.*\+/.test(text)) return null;
  if (DATE.test(text) || IP_ADDRESS.test(text)) return null;
  const international = INTERNATIONAL.exec(text)?.[0];
  if (international !== undefined) return readInternational(text, text.slice(international.length));
  const digits = digitsOf(text);
  if (hasTrunkInside(text) || !isBracketedAsUsual(text)) return null;
  if (country !== null) return verified(digits, digits, country);
  return digits.length >= SHORTEST && digits.length <= LONGEST ? { number: digits, isE164: false } : null;
}

/** Of `text`, `rest` follows "+" or 00. */
function readInternational(text: string, rest: string): Dialled | null {
  // "(+36) 30": the bracket ends after the country.
  const body = text.startsWith("(") ? rest.replace(")", " ") : rest;
  const trunk = TRUNK.exec(body);
  if (trunk === null) return verified(`+${digitsOf(body)}`, digitsOf(body), null);
  const [before, after] = [digitsOf(body.slice(0, trunk.index)), digitsOf(body.slice(trunk.index + trunk[0].length))];
  const all = before + (trunk[1] ?? "") + after;
  // Where the zero is part of the number, as in Italy, it is dialled from abroad too.
  const without = verified(`+${before}${after}`, before + after, null, before);
  const withIt = verified(`+${all}`, all, null, before);
  if (without === null || withIt === null) return without ?? withIt;
  return without.number === withIt.number ? without : null;
}

/** `callingCode`: it must have this one. */
function verified(number: string, digits: string, country: Country | null, callingCode?: string): Dialled | null {
  const read = parsePhoneNumberFromString(number, {
    ...(country === null ? {} : { defaultCountry: country }),
    extract: false,
  });
  if (read === undefined || !read.isValid()) return null;
  if (callingCode !== undefined && read.countryCallingCode !== callingCode) return null;
  // Some countries dial their mobiles in another way within, and the library adds a digit: nobody wrote that.
  return digits.endsWith(read.nationalNumber) ? { number: read.number, isE164: true } : null;
}

/** "20 (0) 7946": what the zero belongs to is not known. */
function hasTrunkInside(text: string): boolean {
  const trunk = TRUNK.exec(text);
  return trunk !== null && digitsOf(text.slice(0, trunk.index)) !== "";
}

/** Brackets around an area code, at the beginning or after what is dialled before it: "06 (30)", "8 (912)". */
function isBracketedAsUsual(text: string): boolean {
  const before = text.indexOf("(") < 0 ? "" : digitsOf(text.slice(0, text.indexOf("(")));
  return text.indexOf("(") === text.lastIndexOf("(") && /^(?:0|06|8|1|)$/.test(before) && !text.endsWith(")");
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, "");
}
