import { digitBeyond, isDigit, isListing } from "./separators.ts";

/** A possible number: from the start of a group of digits to the end of a group. */
export interface Window {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  /** The number of digits in each group. */
  readonly sizes: readonly number[];
  /** The text between the groups. */
  readonly gaps: readonly string[];
}

/** The lengths of card numbers and Hungarian account numbers. */
const LENGTHS: readonly number[] = [13, 14, 15, 16, 17, 18, 19, 24];
const SHORTEST = 13;
const LONGEST = 24;

/** Uneven groupings in which cards are printed and typed. */
const SHAPES = ["4 6 5", "4 6 4", "4 5 6", "4 4 5", "4 3 3 3", "6 6 4", "6 10", "6 13"];

/**
 * All windows from `start`, where a group of digits begins, in a grouping of such numbers, the longest first. Other
 * groupings are several numbers, such as a list of prices.
 */
export function windowsFrom(plain: string, start: number): readonly Window[] {
  // Most numbers are short.
  if (isShort(plain, start)) return NONE;
  const found: Window[] = [];
  const sizes: number[] = [];
  const gaps: string[] = [];
  let count = 0;
  for (let at: number | null = start; at !== null && count < LONGEST; ) {
    let end = at;
    while (isDigit(plain, end) && end - at <= LONGEST) end++;
    count += end - at;
    sizes.push(end - at);
    if (count > LONGEST || !isShape(sizes)) break;
    const next: number | null = digitBeyond(plain, end);
    const gap = next === null ? null : plain.slice(end, next);
    if (sizes.length === 1 && gap !== null && isWithin(plain, start, gap, count)) break;
    if (LENGTHS.includes(count) && isWhole(plain, next, gap, sizes, gaps)) {
      const digits = sizes.length === 1 ? plain.slice(start, end) : plain.slice(start, end).replace(/\D+/g, "");
      found.push({ start, end, digits, sizes: [...sizes], gaps: [...gaps] });
    }
    if (gap !== null) gaps.push(gap);
    at = next;
  }
  return found.reverse();
}

const NONE: readonly Window[] = [];

/** Whether there are too few digits here for a payment number. */
function isShort(plain: string, start: number): boolean {
  let count = 0;
  for (let at: number | null = start; at !== null; at = digitBeyond(plain, at)) {
    while (isDigit(plain, at)) {
      at++;
      count++;
      if (count === SHORTEST) return false;
    }
  }
  return true;
}

/** Whether groups of these sizes can be the beginning of a number, or all of it. */
function isShape(sizes: readonly number[]): boolean {
  return isEven(sizes) || isInFours(sizes) || isKnown(sizes);
}

/** Groups of four, of eight, or of one; the last has the rest. */
function isEven(sizes: readonly number[]): boolean {
  const [first = 0] = sizes;
  const last = sizes.length - 1;
  if (last === 0) return true;
  if ((first > 4 && first !== 8) || (sizes[last] ?? 0) > first) return false;
  for (let i = 1; i < last; i++) if (sizes[i] !== first) return false;
  return true;
}

function isInFours(sizes: readonly number[]): boolean {
  for (const size of sizes) if (size % 4 !== 0) return false;
  return true;
}

function isKnown(sizes: readonly number[]): boolean {
  if (sizes[0] !== 4 && sizes[0] !== 6) return false;
  const shape = sizes.join(" ");
  return SHAPES.some((known) => known === shape || known.startsWith(`${shape} `));
}

/** Groups of one, two or three digits form a number only together with all groups of the same size around them. */
const SMALL = 3;

function isWithin(plain: string, start: number, gap: string, size: number): boolean {
  const end = start - gap.length;
  return size <= SMALL && plain.slice(end, start) === gap && isGroup(plain, end - size, size);
}

function isWhole(
  plain: string,
  next: number | null,
  gap: string | null,
  sizes: readonly number[],
  gaps: readonly string[],
): boolean {
  const [first = 0] = sizes;
  if (sizes.length === 1 || first > SMALL) return true;
  if (first > 1 && gaps.some(isListing)) return false;
  if (gaps.some((one) => one !== gaps[0])) return first === 1;
  return next === null || gap !== gaps[0] || !isGroup(plain, next, first);
}

function isGroup(plain: string, start: number, size: number): boolean {
  if (start < 0 || isDigit(plain, start - 1) || isDigit(plain, start + size)) return false;
  for (let at = start; at < start + size; at++) if (!isDigit(plain, at)) return false;
  return true;
}
