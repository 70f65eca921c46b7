import type { Result } from "../channels/result.ts";
import { type Language, wordsFor } from "./locale.ts";

/** What an attempt came to, in a few words. */
export function sayResult(language: Language, result: Result): string {
  return wordsFor(language).result(result);
}
