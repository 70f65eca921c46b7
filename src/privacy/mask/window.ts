import { beyondGap, isDigit } from "./gap.ts";

/** A number as it may be written: from the beginning of a group of digits to the end of one. */
export interface Window {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  /** How many digits each group has. */
  readonly sizes: readonly number[];
  /** What stands between the groups. */
  readonly gaps: readonly string[];
}

/** No number that is looked for has more digits, or fewer. */
const LONGEST = 24;
const SHORTEST = 13;

/** Groups of other sizes in which cards are printed and typed. */
const SHAPES = ["4 6 5", "4 6 4", "4 5 6", "4 4 5", "4 3 3 3", "6 6 4", "6 10", "6 13"];

/**
 * Every window that begins at `start`, where a group of digits does, and is grouped as such numbers are written; the
 * longest first. What is grouped otherwise is several numbers, a list of prices for one.
 */
export function windowsFrom(plain: string, start: number): readonly Window[] {
  const found: Window[] = [];
  const sizes: number[] = [];
  const gaps: string[] = [];
  let digits = "";
  for (let at: number | null = start; at !== null && digits.length < LONGEST; ) {
    let end = at;
    while (isDigit(plain, end) && end - at <= LONGEST) end++;
    digits += plain.slice(at, end);
    sizes.push(end - at);
    if (digits.length > LONGEST || !isShape(sizes)) break;
    const next: number | null = beyondGap(plain, end, 1, isDigit);
    const gap = next === null ? null : plain.slice(end, next);
    if (sizes.length === 1 && gap !== null && isWithin(plain, start, gap, end - at)) break;
    if (digits.length >= SHORTEST && isWhole(plain, next, gap, sizes, gaps)) {
      found.push({ start, end, digits, sizes: [...sizes], gaps: [...gaps] });
    }
    if (gap !== null) gaps.push(gap);
    at = next;
  }
  return found.reverse();
}

/** Whether groups of these sizes can be the beginning of a number, or all of it. */
function isShape(sizes: readonly number[]): boolean {
  const [first = 0] = sizes;
  const last = sizes.at(-1) ?? 0;
  const before = sizes.slice(0, -1);
  if (before.length === 0) return true;
  if (first <= 4 || first === 8) {
    if (last <= first && before.every((size) => size === first)) return true;
  }
  if (sizes.every((size) => size % 4 === 0)) return true;
  const shape = sizes.join(" ");
  return SHAPES.some((known) => known === shape || known.startsWith(`${shape} `));
}

/** Groups of one, two or three digits are a number only where all that stand alike are it. */
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
  const isEven = gaps.every((one) => one === gaps[0]);
  if (!isEven) return first === 1;
  return next === null || gap !== gaps[0] || !isGroup(plain, next, first);
}

function isGroup(plain: string, start: number, size: number): boolean {
  if (start < 0 || isDigit(plain, start - 1) || isDigit(plain, start + size)) return false;
  for (let at = start; at < start + size; at++) if (!isDigit(plain, at)) return false;
  return true;
}
