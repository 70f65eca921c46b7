import { inject } from "vitest";

/** `npm run chaos` checks everything; `npm test` a sample of what is too much for each run, always the same. */
export const THOROUGH = inject("thorough");

/** Every so-manieth, beginning at `first`; all of them in the thorough form. */
export function sampled<Item>(items: readonly Item[], step: number, first = 0): readonly Item[] {
  return items.filter((_, index) => THOROUGH || (index + first) % step === 0);
}
