import type { Words } from "../../../locale/locale.ts";
import { endText, resultText } from "../../../locale/recorded-text.ts";
import { nameLine } from "../../ui/said.tsx";
import type { ShownPart } from "./parts.ts";
import type { DeliveryView } from "./view.ts";

/** Why a part stands as it does, in this language. */
export function lastText(
  language: DeliveryView["format"]["language"],
  part: ShownPart,
  format?: DeliveryView["format"],
) {
  if (part.last === null) return null;
  if (part.status === "pending" || part.status === "sent") return resultText(language, part.last);
  return format === undefined ? endText(language, part.last) : endText(language, part.last, format.moment, nameLine);
}

export function partsHeading(parts: readonly ShownPart[], words: Words["deliveries"]): string {
  return parts.some(({ name }) => name.includes("@")) ? words.recipients : words.requests;
}

/** "anna@example.com: Failed: answered 550", one line for each. */
export function partLines({ parts, format }: DeliveryView, words: Words["deliveries"]): readonly string[] {
  return parts.map((part) => {
    const { name, status, dueAt } = part;
    const said = [words.status[status], lastText(format.language, part, format)].filter((text) => text !== null);
    const line = `${name}: ${said.join(": ")}`;
    return dueAt === null ? line : `${line}; ${words.nextAttempt(format.moment(dueAt))}`;
  });
}
