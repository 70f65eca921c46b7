import { type Result, storedResult } from "../../channels/result.ts";
import { type Language, wordsFor } from "../../locale/locale.ts";
import { sayResult } from "../../locale/result.ts";

/** Why a delivery or a message ended, as a code with the result of its last attempt. */
export type EndReason =
  | { readonly code: "sent" | "refused" | "refused-as-plain-text" | "waited-for-days"; readonly result: Result }
  | { readonly code: "gave-up"; readonly attempts: number; readonly result: Result };

/** As a message keeps it. */
export function storedEndReason({ code, result, ...more }: EndReason): {
  readonly code: string;
  readonly args: string;
} {
  const { code: came, args } = storedResult(result);
  return { code, args: JSON.stringify({ ...more, result: { code: came, args } }) };
}

/** In one sentence. */
export function endReasonText(language: Language, end: EndReason): string {
  const { deliveryEnd } = wordsFor(language);
  const said = sayResult(language, end.result);
  switch (end.code) {
    case "sent":
    case "refused":
      return said;
    case "refused-as-plain-text":
      return deliveryEnd.refusedAsPlainText(said);
    case "waited-for-days":
      return deliveryEnd.waitedForDays(said);
    case "gave-up":
      return deliveryEnd.gaveUp(end.attempts, said);
  }
}
