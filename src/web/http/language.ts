import { type Language, readLanguage } from "../../locale/locale.ts";
import { readPreferences } from "./preferences.ts";

/** What decides the response of a URL that serves both people and programs, signed in or not. */
export const VARY = "Accept, Accept-Language, Authorization";

/** The available language that the browser prefers, by Accept-Language (RFC 9110, 12.5.4); else `otherwise`. */
export function readerLanguage(request: Request, otherwise: Language): Language {
  const wishes = readPreferences(request.headers.get("Accept-Language") ?? "");
  for (const { value, quality } of wishes.toSorted((one, other) => other.quality - one.quality)) {
    const language = quality > 0 ? readLanguage(value.split("-")[0] ?? "") : null;
    if (language !== null) return language;
  }
  return otherwise;
}
