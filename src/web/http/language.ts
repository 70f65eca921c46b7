import { type Language, readLanguage } from "../../locale/locale.ts";

/** What decides the response of a URL that serves both people and programs, signed in or not. */
export const VARY = "Accept, Accept-Language, Authorization";

/** The available language that the browser prefers, by Accept-Language (RFC 9110, 12.5.4); else `otherwise`. */
export function readerLanguage(request: Request, otherwise: Language): Language {
  const wishes = (request.headers.get("Accept-Language") ?? "")
    .split(",")
    .map(readWish)
    .sort((one, other) => other.quality - one.quality);
  for (const { tag, quality } of wishes) {
    const language = quality > 0 ? readLanguage(tag.split("-")[0] ?? "") : null;
    if (language !== null) return language;
  }
  return otherwise;
}

function readWish(text: string): { readonly tag: string; readonly quality: number } {
  const [tag = "", ...parameters] = text.split(";").map((part) => part.trim());
  const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
  const quality = weight === undefined ? 1 : Number(weight);
  return { tag, quality: quality >= 0 && quality <= 1 ? quality : 0 };
}
