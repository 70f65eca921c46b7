import { CARD_LIMITS } from "../outline.ts";

/** In bytes, of the whole request: Google Chat takes 32,000, text and cards together. */
export const MAX_BYTES = 30_000;

export const LIMITS = {
  ...CARD_LIMITS,
  one: { facts: 16, quote: 1_500, lines: 30, footnotes: 5 },
  several: { facts: 6, quote: 300, lines: 10, footnotes: 3 },
} as const;
