import { type Result, readResult } from "../../channels/result.ts";
import type { Language } from "../../locale/locale.ts";
import { sayResult } from "../../locale/result.ts";
import { noteIn } from "./note-words.ts";

/** What an answer came to, as its reader reads it; null is the result of a code that only a newer version knows. */
export function sayKept(language: Language, code: string, result: Result | null): string {
  if (result === null) return code;
  return result.code === "said" ? noteIn(language, result.text) : sayResult(language, result);
}

/** The same of an answer as it is stored. */
export function sayStored(
  language: Language,
  { code, args }: { readonly code: string; readonly args: string },
): string {
  return sayKept(language, code, readResult(code, args));
}
