/**
 * What is wrong with a value by a JSON Schema: as much of draft 2020-12 as ours uses, and no keyword that it does not
 * know. Stricter than the draft in one thing: a member that the schema does not describe is a fault.
 */
export function schemaFaults(schema: unknown, value: unknown): readonly string[] {
  const root = recordOf(schema);
  return faultsOf(root, root, value, "");
}

type Json = Readonly<Record<string, unknown>>;

const ANNOTATIONS = ["$schema", "$id", "$defs", "title", "description", "version"];
const KNOWN = ["$ref", "type", "enum", "format", "minimum", "properties", "required", "items", "anyOf", "oneOf"];

const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  "date-time": (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text)),
  uri: (text) => URL.canParse(text) && /^[\x21-\x7e]+$/.test(text),
};

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  array: (value) => Array.isArray(value),
  string: (value) => typeof value === "string",
  boolean: (value) => typeof value === "boolean",
  integer: (value) => Number.isSafeInteger(value),
  null: (value) => value === null,
};

function faultsOf(root: Json, schema: Json, value: unknown, at: string): readonly string[] {
  const unknown = Object.keys(schema).filter((word) => ![...ANNOTATIONS, ...KNOWN].includes(word));
  if (unknown.length > 0) return [`${at}: the schema has ${unknown.join(", ")}`];
  const { $ref, type, format, minimum, required, properties, items, anyOf, oneOf } = schema;
  const faults: string[] = [];
  if (typeof $ref === "string") faults.push(...faultsOf(root, referred(root, $ref), value, at));
  if (typeof type === "string" && TYPES[type]?.(value) !== true) return [`${at}: not of type ${type}`];
  if (Array.isArray(schema.enum) && !schema.enum.includes(value)) faults.push(`${at}: none of the values`);
  if (typeof format === "string" && !(typeof value === "string" && FORMATS[format]?.(value) === true)) {
    faults.push(`${at}: no ${format}`);
  }
  if (typeof minimum === "number" && !(typeof value === "number" && value >= minimum)) faults.push(`${at}: too small`);
  if (Array.isArray(value) && items !== undefined) {
    for (const [index, one] of value.entries()) faults.push(...faultsOf(root, recordOf(items), one, `${at}/${index}`));
  }
  if (properties !== undefined && TYPES.object?.(value) === true) {
    const members = recordOf(value);
    const known = recordOf(properties);
    for (const name of Array.isArray(required) ? required : []) {
      if (!(String(name) in members)) faults.push(`${at}/${name}: missing`);
    }
    for (const [name, member] of Object.entries(members)) {
      if (!Object.hasOwn(known, name)) faults.push(`${at}/${name}: not described`);
      else faults.push(...faultsOf(root, recordOf(known[name]), member, `${at}/${name}`));
    }
  }
  for (const [choices, isExact] of [
    [anyOf, false],
    [oneOf, true],
  ] as const) {
    if (!Array.isArray(choices)) continue;
    const each = choices.map((choice) => faultsOf(root, recordOf(choice), value, at));
    const right = each.filter(({ length }) => length === 0).length;
    if (right === 0) faults.push(...(each.toSorted((one, other) => one.length - other.length)[0] ?? []));
    if (isExact && right > 1) faults.push(`${at}: fits more than one of the choices`);
  }
  return faults;
}

function referred(root: Json, reference: string): Json {
  return reference
    .replace(/^#\//, "")
    .split("/")
    .reduce((place: Json, name) => recordOf(place[name]), root);
}

function recordOf(value: unknown): Json {
  if (typeof value !== "object" || value === null) throw new Error("a schema is an object");
  return Object.fromEntries(Object.entries(value));
}
