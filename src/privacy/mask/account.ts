import type { Finding } from "./finding.ts";

const CANDIDATE = /(?<![A-Za-z\d\0]|[\d\0]-)(?=([1-9]\d{7}([ -])\d{8}(?:\2\d{8})?(?!-?[\d\0]|[A-Za-z])))/g;
const SHORT = 17;
const WEIGHTS = [9, 7, 3, 1] as const;

/** A range of days, "20260103-20260110", looks the same. */
const DAYS = /^(?:(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?:[ -]|$))+$/;

/** Hungarian account numbers as they are written at home, in groups of eight; masked like the IBANs that hold them. */
export function accounts(plain: string): readonly Finding[] {
  const found: Finding[] = [];
  for (const { 1: candidate = "", index: start } of plain.matchAll(CANDIDATE)) {
    if (start < (found.at(-1)?.end ?? 0)) continue;
    // Behind a short one another number may stand, but not behind a hyphen.
    const shorter = candidate.charAt(8) === " " ? [candidate.slice(0, SHORT)] : [];
    const written = [candidate, ...shorter].find(isAccount);
    if (written !== undefined) found.push({ start, end: start + written.length, mask: `HU•••${written.slice(-2)}` });
  }
  return found;
}

/** The bank's eight digits have a check digit of their own, and so has all that follows. */
function isAccount(written: string): boolean {
  return isChecked(written.slice(0, 8)) && isChecked(written.slice(9).replace(/\D/, "")) && !DAYS.test(written);
}

function isChecked(digits: string): boolean {
  return [...digits].reduce((sum, digit, i) => sum + Number(digit) * (WEIGHTS[i % 4] ?? 0), 0) % 10 === 0;
}
