import { valueAt } from "./separators.ts";
import type { Window } from "./window.ts";

const WEIGHTS = [9, 7, 3, 1] as const;

/** A range of days, "20260103-20260110", looks the same. */
const DAYS = /^(?:(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])){2,3}$/;

/** The rest of a code, or of a number with hyphens. */
const BEFORE = /[A-Za-z\0]$|[\d\0]-$/;
const AFTER = /^-?[\d\0]|^[A-Za-z]/;

/** A Hungarian account number: the bank's eight digits have a check digit, and so does the rest. */
export function isAccount({ digits, start, end }: Window, plain: string): boolean {
  if ((digits.length !== 16 && digits.length !== 24) || digits.startsWith("0") || DAYS.test(digits)) return false;
  if (!isChecked(digits.slice(0, 8)) || !isChecked(digits.slice(8))) return false;
  return !BEFORE.test(plain.slice(Math.max(0, start - 2), start)) && !AFTER.test(plain.slice(end, end + 2));
}

function isChecked(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) sum += valueAt(digits, i) * (WEIGHTS[i % 4] ?? 0);
  return sum % 10 === 0;
}
