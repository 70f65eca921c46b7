/**
 * Names in any script next to other text. A right-to-left name would draw the numbers and signs beside it into its own
 * order, so it stands in an isolate: U+2068 before it, U+2069 after it. Text that is left to right alone stays as it is.
 */

const OPEN = "\u2068";
const CLOSE = "\u2069";

const MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** Embeddings, overrides, and isolates of a set direction. */
const FORCED = /[\u202a-\u202e\u2066\u2067]/g;
/** The blocks whose characters run from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A name as it stands next to other text. Direction marks of its own are dropped, so that it cannot leave its place. */
export function isolated(name: string): string {
  return enclosed(name.replace(MARKS, ""));
}

/** The same for text whose isolates are balanced already. */
export function enclosed(text: string): string {
  return RIGHT_TO_LEFT.test(text) && !isWhole(text) ? OPEN + text + CLOSE : text;
}

/** Text without anything that could turn the order of what follows: isolates that are opened and closed stay. */
export function balanced(text: string): string {
  const bare = text.replace(FORCED, "");
  if (!bare.includes(OPEN) && !bare.includes(CLOSE)) return bare;
  const lonely = new Set<number>();
  const open: number[] = [];
  for (let at = 0; at < bare.length; at += 1) {
    const character = bare.charAt(at);
    if (character === OPEN) open.push(at);
    else if (character === CLOSE && open.pop() === undefined) lonely.add(at);
  }
  for (const at of open) lonely.add(at);
  return lonely.size === 0 ? bare : bare.replace(/[\u2068\u2069]/g, (mark, at: number) => (lonely.has(at) ? "" : mark));
}

/** For text that is cut: how many isolates a character opens, or closes if less than none. */
export function opens(character: string): -1 | 0 | 1 {
  if (character === OPEN) return 1;
  return character === CLOSE ? -1 : 0;
}

export function closing(count: number): string {
  return CLOSE.repeat(Math.max(count, 0));
}

/** Balanced text in parts: plain stretches, and what an isolate holds. */
export interface Isolate {
  readonly inside: readonly Stretch[];
}
export type Stretch = string | Isolate;

export function stretches(text: string): readonly Stretch[] {
  if (!text.includes(OPEN)) return [text.replaceAll(CLOSE, "")];
  const levels: Stretch[][] = [[]];
  for (const part of text.split(/([\u2068\u2069])/)) {
    if (part === OPEN) levels.push([]);
    else if (part === CLOSE && levels.length > 1) {
      const inside = levels.pop() ?? [];
      levels.at(-1)?.push({ inside });
    } else if (part !== "" && part !== CLOSE) levels.at(-1)?.push(part);
  }
  // What was never closed ends here.
  return levels.reduceRight<Stretch[]>((inner, outer) => [...outer, { inside: inner }], levels.pop() ?? []);
}

/** It is one isolate from its first character to its last. */
function isWhole(text: string): boolean {
  if (!text.startsWith(OPEN) || !text.endsWith(CLOSE)) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    depth += opens(text.charAt(at));
    if (depth === 0) return at === text.length - 1;
  }
  return false;
}
