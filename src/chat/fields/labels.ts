import type { CustomerField } from "../chat.ts";

/** What the settings call a field of the customer record, and the options of a field that holds their ids. */
export interface FieldLabel {
  readonly label: string | null;
  /** By id. */
  readonly options: ReadonlyMap<string, string>;
}

/** By the field's key in lower case. */
export type Labels = ReadonlyMap<string, FieldLabel>;

export const NO_LABELS: Labels = new Map();

/** What kind of field a key names, where everybody has such fields: "phone2" is the second telephone number. */
export interface KnownField {
  readonly kind: "name" | "phone" | "email";
  /** Null: the only one, or the first. */
  readonly number: number | null;
}

const KNOWN = /^(?:contacts?[._]?(?:phone)?(\d{0,3})[._])?(name|phone|e-?mail)_?(\d{0,3})$/i;

export function knownField(key: string): KnownField | null {
  const [, contact = "", word = "", own = ""] = KNOWN.exec(key) ?? [];
  const name = word.toLowerCase();
  if (name === "") return null;
  const number = Number(own || contact);
  return { kind: name === "name" || name === "phone" ? name : "email", number: number > 1 ? number : null };
}

export function labelOf({ key }: CustomerField, labels: Labels): FieldLabel | null {
  return labels.get(key.toLowerCase()) ?? null;
}
