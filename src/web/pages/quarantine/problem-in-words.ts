import type { StoredCode } from "../../../alerts/stored-code.ts";
import type { Unreadable } from "../../../chat/unreadable.ts";
import { type Language, wordsFor } from "../../../locale/locale.ts";
import { problemText } from "../../../locale/recorded-text.ts";

const NOT_ENCRYPTED: Unreadable["code"] = "not-encrypted";

/** What is wrong with an entry; of a body that was not encrypted also what to do, as its sender was told. */
export function problemInWords(problem: StoredCode, language: Language): string {
  if (problem.code === NOT_ENCRYPTED) return wordsFor(language).problem.plainBody.detail;
  return problemText(language, problem);
}
