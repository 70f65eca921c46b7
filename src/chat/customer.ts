import type { Customer, CustomerField } from "./chat.ts";
import { vendorWord } from "./vendor-word.ts";

/** In characters. A longer key is cut, because it is repeated in the key of each nested field. */
const LONGEST_KEY = 500;

/** The customer record: strings, numbers and arrays of them; nested fields are flattened as "contacts.1.email". */
export function readCustomer(value: unknown): Customer {
  // PHP writes an empty record as [].
  const fields = Array.isArray(value) ? [] : fieldsOf(value, "");
  const optionFields = optionFieldsOf(value);
  return {
    name: named(fields, (key) => key === "name") ?? named(fields, (key) => key.toLowerCase() === "name"),
    fields,
    ...(optionFields.length === 0 ? {} : { optionFields }),
  };
}

/** VCC Live gives the options of a custom field as a list of their ids: `"newfield7": [23]`. */
function optionFieldsOf(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  const all: readonly (readonly [string, unknown])[] = Object.entries(value);
  return all.flatMap(([key, content]) => (/^newfield\d{1,4}$/i.test(key) && isOptionList(content) ? [key] : []));
}

const MOST_OPTION = 1_000_000;

function isOptionList(content: unknown): boolean {
  if (!Array.isArray(content) || content.length === 0) return false;
  return content.every((id: unknown) => typeof id === "number" && Number.isInteger(id) && id > 0 && id < MOST_OPTION);
}

/** The value of the first field with such a name that is not empty. */
function named(fields: readonly CustomerField[], isCalledSo: (key: string) => boolean): string | null {
  const names = fields.filter(({ key }) => isCalledSo(key)).map(({ values }) => vendorWord(values.join(" ")));
  return names.find((name) => name !== null) ?? null;
}

function fieldsOf(value: unknown, prefix: string): readonly CustomerField[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, content]) => {
    const key = keyOf(prefix + name);
    if (Array.isArray(content)) return listFields(key, content);
    if (typeof content === "object" && content !== null) return fieldsOf(content, `${key}.`);
    return [{ key, values: isScalar(content) ? [String(content)] : [] }];
  });
}

function listFields(key: string, items: readonly unknown[]): readonly CustomerField[] {
  const scalars = { key, values: items.filter(isScalar).map(String) };
  const nested = items.flatMap((item, index) => {
    const own = keyOf(`${key}.${index}`);
    return Array.isArray(item) ? listFields(own, item) : fieldsOf(item, `${own}.`);
  });
  return scalars.values.length > 0 || nested.length === 0 ? [scalars, ...nested] : nested;
}

function keyOf(key: string): string {
  return key.length > LONGEST_KEY ? `${key.slice(0, LONGEST_KEY - 1)}…` : key;
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
