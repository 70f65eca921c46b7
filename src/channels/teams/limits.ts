import { CARD_LIMITS } from "../outline.ts";

/**
 * In bytes, of the whole request. Teams refuses a message of more than 28 kB, counts more than we send, and does so only
 * after the workflow has accepted it.
 */
export const MAX_BYTES = 21_000;

export const LIMITS = {
  ...CARD_LIMITS,
  one: { facts: 16, quote: 1_500, lines: 15, footnotes: 5 },
  several: { facts: 6, quote: 300, lines: 5, footnotes: 3 },
} as const;

/** More actions than that in one row are hidden behind a menu. */
export const ACTIONS = 5;
