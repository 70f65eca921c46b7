import { valueAt } from "./separators.ts";
import { subjectOf } from "./subject.ts";
import type { Window } from "./window.ts";

/**
 * Card schemes by the first digits and the length of their numbers: Visa; Mastercard; American Express; Diners Club;
 * Discover, UnionPay, JCB, Mir, Maestro and those that share their ranges (RuPay, Troy, Verve).
 */
const SCHEMES = [
  String.raw`4(?:\d{12}|\d{15}|\d{18})`,
  String.raw`(?:5[1-5]\d{2}|222[1-9]|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}`,
  String.raw`3[47]\d{13}`,
  String.raw`(?:30[0-5]|3095?|36|3[89])\d+(?<=^(?:\d{14}|\d{16,19}))`,
  String.raw`(?:35(?:2[89]|[3-8]\d)|220[0-4]|50|5[678]|6[02-57]|8[12]|9792)\d+(?<=^\d{16,19})`,
  String.raw`(?:5018|5020|5038|5893|6304|6759|676[1-3])\d{8,11}`,
];
const CARD = new RegExp(`^(?:${SCHEMES.join("|")})$`);

/** A payment card's number: of a known scheme, with a valid last digit. */
export function isCard({ digits, sizes, start }: Window, plain: string): boolean {
  if (!isLuhn(digits) || !CARD.test(digits)) return false;
  // Visa no longer issues numbers of 13 digits, and product codes have as many.
  return digits.length !== 13 || sizes.length > 1 || !isEan(digits) || subjectOf(plain, start) !== "reference";
}

/** Luhn: every second digit from the right counts double. */
function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 1; i <= digits.length; i++) {
    const value = valueAt(digits, digits.length - i) * (i % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

/** EAN-13: every second digit counts three times. */
function isEan(digits: string): boolean {
  return [...digits].reduce((sum, one, i) => sum + Number(one) * (i % 2 === 0 ? 1 : 3), 0) % 10 === 0;
}
