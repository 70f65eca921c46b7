import { PLAIN_BODY, sentenceOf } from "../../../intake/decode.ts";
import { type Language, wordsFor } from "../../../locale/locale.ts";

/** What is wrong with an entry: the sentence that was stored, which is English, but for what has words of its own. */
export function problemInWords(problem: string, language: Language): string {
  return problem === sentenceOf(PLAIN_BODY) ? wordsFor(language).problem.plainBody.detail : problem;
}
