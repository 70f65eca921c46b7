import type { Finding } from "./finding.ts";

const ZERO = "0".charCodeAt(0);
const SHORTEST = 13;
const CANDIDATE = /(?<!\d)(?=(\d(?:[ .-]{0,3}\d){12,18}(?!\d)))/g;

/**
 * 16 digits are a card of whatever scheme. Other lengths only where a scheme has them (Visa 13 and 19, American Express
 * 15, Diners 14, UnionPay, JCB, Maestro and Discover 17 to 19): an IMEI has 15 digits and the same check.
 */
const CARD = /^(?:[1-9]\d{15}|4\d{12}(?:\d{6})?|3[47]\d{13}|3[0689]\d{12}|(?:3[05689]|5[0678]|6\d)\d{15,17})$/;

/** Payment card numbers. The last four stay, which PCI DSS allows: they tell two cards apart and pay nothing. */
export function cards(plain: string): readonly Finding[] {
  const found: Finding[] = [];
  for (const { 1: candidate = "", index: start } of plain.matchAll(CANDIDATE)) {
    if (start < (found.at(-1)?.end ?? 0)) continue;
    const written = longestValid(candidate);
    if (written === "") continue;
    const mask = `•••• •••• •••• ${digitsOf(written).slice(-4)}`;
    found.push({ start, end: start + written.length, mask });
  }
  return found;
}

/** Luhn: every second digit from the right counts double. A card ends where a group ends. */
function longestValid(candidate: string): string {
  let count = 0;
  let sum = 0;
  let sumOfOneMore = 0;
  let longest = 0;
  for (let i = 0; i < candidate.length; i++) {
    if (!isDigit(candidate, i)) continue;
    const digit = candidate.charCodeAt(i) - ZERO;
    [sum, sumOfOneMore] = [sumOfOneMore + digit, sum + (digit > 4 ? digit * 2 - 9 : digit * 2)];
    count++;
    if (count < SHORTEST || sum % 10 !== 0 || isDigit(candidate, i + 1)) continue;
    if (CARD.test(digitsOf(candidate.slice(0, i + 1)))) longest = i + 1;
  }
  return candidate.slice(0, longest);
}

function isDigit(text: string, index: number): boolean {
  const digit = text.charCodeAt(index) - ZERO;
  return digit >= 0 && digit <= 9;
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, "");
}
