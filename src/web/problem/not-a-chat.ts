import { blocksLogin } from "../../chat/foreign-webhook.ts";
import { fieldOf, looksLikeOf, type Unreadable } from "../../chat/unreadable.ts";
import { type Language, wordsFor } from "../../locale/locale.ts";
import { expectedText } from "../../locale/recorded-text.ts";

/** Why a body is no chat. That agents cannot log in comes before anything else. */
export function notAChat(
  problem: Unreadable,
  language: Language,
): { readonly heading: string; readonly detail: string } {
  const { heading, detail, login } = wordsFor(language).problem.unreadable;
  const [field, expected, looksLike] = [fieldOf(problem), expectedText(language, problem), looksLikeOf(problem)];
  if (looksLike !== null && blocksLogin(looksLike))
    return { heading: login.heading, detail: login.detail(looksLike, field, expected) };
  return { heading, detail: detail({ field, expected, looksLike }) };
}
