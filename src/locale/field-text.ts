import type { Customer, CustomerField } from "../chat/chat.ts";
import { knownField, type Labels, labelOf } from "../chat/fields/labels.ts";
import { type Language, wordsFor } from "./locale.ts";

/** A field of the customer record in the reader's words. */
export interface FieldText {
  /** Null: only its key. */
  readonly label: string | null;
  readonly values: readonly ValueText[];
}

interface ValueText {
  /** As it was sent. */
  readonly raw: string;
  /** The word of an option; null: the value says it itself. */
  readonly word: string | null;
}

/** Makes the texts of one customer's fields. */
export function fieldTexts(
  { optionFields = [] }: Pick<Customer, "optionFields">,
  labels: Labels,
  language: Language,
): (field: CustomerField) => FieldText {
  const words = wordsFor(language).fields;
  const lists = new Set(optionFields);
  return (field) => {
    const named = labelOf(field, labels);
    const word = (raw: string) => {
      const id = raw.trim();
      const isOption = lists.has(field.key) || (named !== null && named.options.size > 0 && /^\d{1,9}$/.test(id));
      return named?.options.get(id) ?? (isOption && id !== "" ? words.option(id) : null);
    };
    return { label: named?.label ?? null, values: field.values.map((raw) => ({ raw, word: word(raw) })) };
  };
}

/** What everybody calls a field: "Phone 2" for "phone2"; null for a field that only the deployer knows. */
export function commonLabel(key: string, language: Language): string | null {
  const { kinds, ipAddress } = wordsFor(language).fields;
  if (key.toLowerCase() === "ipaddress") return ipAddress;
  const known = knownField(key);
  if (known === null) return null;
  return known.number === null ? kinds[known.kind] : `${kinds[known.kind]} ${known.number}`;
}
