import type { Customer, CustomerField } from "./chat.ts";

/** Deeper than any customer record nests, and shallow enough for any stack. */
const DEEPEST = 8;

/** The customer record: strings, numbers, arrays of both; nested objects are flattened as "contacts.1.email". */
export function readCustomer(value: unknown): Customer {
  const fields = fieldsOf(value, "", 0);
  return {
    name: named(fields, (key) => key === "name") ?? named(fields, (key) => key.toLowerCase() === "name"),
    fields,
  };
}

/** The first of the fields called so that says something. */
function named(fields: readonly CustomerField[], isCalledSo: (key: string) => boolean): string | null {
  const names = fields.filter(({ key }) => isCalledSo(key)).map(({ values }) => values.join(" ").trim());
  return names.find((name) => name !== "") ?? null;
}

function fieldsOf(value: unknown, prefix: string, depth: number): readonly CustomerField[] {
  // PHP writes an empty record as [].
  if (typeof value !== "object" || value === null || Array.isArray(value) || depth > DEEPEST) return [];
  return Object.entries(value).flatMap(([name, content]) => {
    const key = prefix + name;
    if (Array.isArray(content)) return listField(key, content, depth);
    if (typeof content === "object" && content !== null) return fieldsOf(content, `${key}.`, depth + 1);
    return [{ key, values: isScalar(content) ? [String(content)] : [] }];
  });
}

function listField(key: string, items: readonly unknown[], depth: number): readonly CustomerField[] {
  const scalars = { key, values: items.filter(isScalar).map(String) };
  const nested = items.flatMap((item, index) => fieldsOf(item, `${key}.${index}.`, depth + 1));
  return scalars.values.length > 0 || nested.length === 0 ? [scalars, ...nested] : nested;
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
