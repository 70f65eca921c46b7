import type { StoredCode } from "../../../alerts/stored-code.ts";
import type { Unreadable } from "../../../chat/unreadable.ts";
import { type Language, wordsFor } from "../../../locale/locale.ts";
import { looksLikeStored, problemText } from "../../../locale/recorded-text.ts";

const NOT_ENCRYPTED: Unreadable["code"] = "not-encrypted";

/** What is wrong with an entry; if another setting of VCC Live is at fault, also what to do, as the sender was told. */
export function problemInWords(problem: StoredCode, language: Language): string {
  if (problem.code === NOT_ENCRYPTED) return wordsFor(language).problem.plainBody.detail;
  const said = problemText(language, problem);
  const webhook = looksLikeStored(problem);
  return webhook === null ? said : `${said}. ${wordsFor(language).problem.unreadable.elsewhere(webhook)}`;
}
