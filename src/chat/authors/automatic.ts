import { fits, fold } from "../../pattern.ts";

/** What the settings call automatic: folded patterns with `*`. */
export interface AutomaticPatterns {
  /** Of names. */
  readonly bots: readonly string[];
  /** Of texts. */
  readonly autoReplies: readonly string[];
}

/** In characters: a longer text is no automatic reply, and comparing it takes too long. */
const LONGEST = 10_000;

export function isBot(name: string | null, { bots }: Pick<AutomaticPatterns, "bots">): boolean {
  return name !== null && fitsAny(name, bots);
}

export function isAutoReply(text: string, { autoReplies }: AutomaticPatterns): boolean {
  return text.length <= LONGEST && fitsAny(text, autoReplies);
}

function fitsAny(text: string, patterns: readonly string[]): boolean {
  if (patterns.length === 0) return false;
  const folded = fold(text.trim());
  return patterns.some((pattern) => fits(folded, pattern));
}
