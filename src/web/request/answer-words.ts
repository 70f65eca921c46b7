import { type Result, readResult } from "../../channels/result.ts";
import type { Language } from "../../locale/locale.ts";
import { sayResult } from "../../locale/result.ts";
import { noteText } from "./note-words.ts";

/** What an answer came to, as its reader reads it; null is the result of a code that only a newer version knows. */
export function resultText(language: Language, code: string, result: Result | null): string {
  if (result === null) return code;
  return result.code === "said" ? noteText(language, result.text) : sayResult(language, result);
}

/** The same of an answer as it is stored. */
export function storedResultText(
  language: Language,
  { code, args }: { readonly code: string; readonly args: string },
): string {
  return resultText(language, code, readResult(code, args));
}
