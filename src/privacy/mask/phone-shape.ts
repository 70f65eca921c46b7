import type { Group } from "./groups.ts";
import { subjectOf } from "./subject.ts";

/** A number that is written like a phone number. */
export interface Shape {
  readonly prefix: "+" | "0" | "";
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  /** How many groups it includes. */
  readonly groups: number;
  /**
   * Without a prefix: it follows a word such as "phone", or is grouped like "601 234 567", "213-373-4253",
   * "1-213-373-4253".
   */
  readonly isLikely: boolean;
}

/** The longest number that begins with the group `first`; `taken` is where the previous phone number ended. */
export function shapeOf(plain: string, run: readonly Group[], first: number, taken: number): Shape | null {
  const head = run[first];
  if (!head) return null;
  const beginning = head.digits + (run[first + 1]?.digits ?? "");
  const prefix = prefixOf(plain, head, beginning);
  // Without a prefix, only the beginning of a run shows where a number begins.
  if (prefix === "" && first > 0 && run[first - 1]?.end !== taken) return null;
  if (prefix === null || (prefix !== "+" && isContinuation(plain, head.start, taken, prefix))) return null;

  if (prefix === "0" && isInFours(run, first, taken)) return null;

  const isCalled = prefix === "" && subjectOf(plain, head.start) === "phone";
  const isTrunk = prefix === "" && TRUNK.test(plain.slice(head.start, head.start + TRUNK_REACH));
  const [least, most] = isTrunk ? TRUNK_LENGTHS : isCalled ? CALLED_LENGTHS : lengths(prefix, beginning);
  let best: Group | null = null;
  let groups = 0;
  let length = 0;
  for (let last = first; last < run.length; last++) {
    const group = run[last];
    if (!group || length + group.digits.length > most) break;
    if (best && APART.test(plain.slice(best.end, group.start))) break;
    length += group.digits.length;
    if (length < least) continue;
    best = group;
    groups = last - first + 1;
  }
  if (!best || isDecimal(plain, head, best)) return null;

  const chosen = run.slice(first, first + groups);
  const digits = chosen.map((group) => group.digits).join("");
  const start = startOf(plain, head.start, best.end);
  return { prefix, start, end: best.end, digits, groups, isLikely: isCalled || isTrunk || isGrouped(plain, chosen) };
}

function prefixOf(plain: string, head: Group, beginning: string): Shape["prefix"] | null {
  const before = plain.slice(Math.max(0, head.start - 2), head.start);
  if (/\+[ (]?$/.test(before)) return beginning.startsWith("0") ? null : "+";
  if (!beginning.startsWith("0")) return "";
  return head.digits.length > 1 && /^00?[1-9]/.test(beginning) ? "0" : null;
}

/** "9400 1000 0000 0345": the rest of a number in groups of four. */
function isInFours(run: readonly Group[], first: number, taken: number): boolean {
  const fours = run.slice(Math.max(0, first - 2), first + 1);
  return fours.length === 3 && fours.every(({ digits, start }) => digits.length === 4 && start >= taken);
}

// As dialled within North America, "1-800-555-0199", and within Russia, "8 (912) 345-67-89".
const AMERICAN = String.raw`1[ -]\(?[2-9]\d\d(?:[ -]|\) ?)[2-9]\d\d[ -]\d{4}`;
const RUSSIAN = String.raw`8[ -]?\(?[3489]\d\d(?:[ -]|\) ?)\d{3}([ -])\d\d\1\d\d`;
const TRUNK = new RegExp(String.raw`^(?:${AMERICAN}|${RUSSIAN})(?![-/.]?[\d\0])`);
const TRUNK_REACH = 20;

const CALLED_LENGTHS = [7, 15] as const;
const TRUNK_LENGTHS = [11, 11] as const;

/** Digits including the prefix: E.164 has at most 15, national numbers with their 0 have 9 to 13, Hungarian ones 11. */
function lengths(prefix: Shape["prefix"], beginning: string): readonly [number, number] {
  if (prefix === "+") return [7, beginning.startsWith("36") ? 11 : 16];
  if (prefix === "") return [9, 10];
  if (beginning.startsWith("00")) return [11, beginning.startsWith("0036") ? 13 : 17];
  return [9, beginning.startsWith("06") ? 11 : 13];
}

/** Separators with spaces around them separate two numbers, once the first is long enough. */
const APART = /^ [-./] $|^ \($/;

const IN_A_CODE = /[A-Za-z_][-_/]?$/;
const CALLED = /(?:tel|telefon|phone|mobile?|fax|whatsapp|viber)[-/]?$/i;
const IN_A_NUMBER = /\d[-./(]$/;
const IN_AN_AMOUNT = /\d[,:]$/;

/** Whether the digits continue a code ("AB-0123"), a decimal ("1.0123") or an amount ("1,012 345 678"). */
function isContinuation(plain: string, start: number, taken: number, prefix: "0" | ""): boolean {
  const before = plain.slice(Math.max(taken, start - 10), start);
  if (IN_A_CODE.test(before)) return !CALLED.test(before);
  return IN_A_NUMBER.test(before) || (prefix === "" && IN_AN_AMOUNT.test(before));
}

/** "+47.497912" is a coordinate; with eight digits after the point it is a phone number. */
function isDecimal(plain: string, first: Group, last: Group): boolean {
  return plain.charAt(first.end) === "." && last.start === first.end + 1 && last.digits.length < 8;
}

/** Including its sign and, if it is closed again, its parenthesis. */
export function startOf(plain: string, start: number, end: number): number {
  const written = plain.slice(start, end);
  const sign = SIGN.exec(plain.slice(Math.max(0, start - 4), start))?.[0] ?? "";
  const isClosed = written.split(")").length > written.split("(").length;
  return start - (isClosed || !sign.startsWith("(") ? sign.length : sign.length - 1);
}

const SIGN = /\(?\+[^\p{L}\d\0+]{0,2}$|\($/u;

/** Not with dots, as in amounts, nor with two spaces, as in tables. */
function isGrouped(plain: string, groups: readonly Group[]): boolean {
  const isOther = groups.slice(1).some(({ start }) => /\.$| {2}$/.test(plain.slice(start - 2, start)));
  return groups.length > 2 && groups.length < 5 && !isOther && groups.every((group) => /^\d{2,4}$/.test(group.digits));
}
