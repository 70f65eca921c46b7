import { type Result, storedResult } from "../../channels/result.ts";
import type { Language } from "../../locale/locale.ts";
import { sayResult } from "../../locale/result.ts";

/** Why a delivery or a message ended, as a code with the result of its last attempt. */
export type EndReason =
  | { readonly code: "sent" | "refused" | "refused-as-plain-text" | "waited-for-days"; readonly result: Result }
  | { readonly code: "gave-up"; readonly attempts: number; readonly result: Result };

/** The stored form in a message. */
export function storedEndReason({ code, result, ...more }: EndReason): {
  readonly code: string;
  readonly args: string;
} {
  const { code: came, args } = storedResult(result);
  return { code, args: JSON.stringify({ ...more, result: { code: came, args } }) };
}

/** In one sentence. */
export function endReasonText(language: Language, end: EndReason): string {
  const said = sayResult(language, end.result);
  switch (end.code) {
    case "sent":
    case "refused":
      return said;
    case "refused-as-plain-text":
      return { en: `${said}, as plain text too`, hu: `${said}, egyszerű szövegként is` }[language];
    case "waited-for-days":
      return {
        en: `gave up after being asked to wait for days: ${said}`,
        hu: `feladva, mert napokig türelmet kért: ${said}`,
      }[language];
    case "gave-up":
      return {
        en: `gave up after ${end.attempts} attempts: ${said}`,
        hu: `${end.attempts} kísérlet után feladva: ${said}`,
      }[language];
  }
}
