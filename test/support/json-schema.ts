import { isRecord } from "../standin/shape.ts";

/**
 * A small validator for JSON Schema 2020-12, as OpenAPI 3.1 uses it. A keyword that it does not know is an error: so no
 * part of a published schema is passed over in silence.
 */

export interface Validation {
  /** The document that `#/…` refers to. */
  readonly document: unknown;
  /** Keys that a schema with `properties` does not name are faults, as far as it does not allow them itself. */
  readonly isClosed?: boolean;
}

type Json = Readonly<Record<string, unknown>>;

/** What is known, and has no say in whether a value is valid. */
const ANNOTATIONS = [
  ...["title", "description", "default", "example", "examples", "deprecated", "readOnly", "writeOnly", "$comment"],
  ...["$schema", "$id", "$defs", "version", "discriminator", "contentEncoding", "x-discord-union", "nullable"],
];

/** What is wrong with a value, and where; empty if it is valid. */
export function schemaFaults(value: unknown, schema: unknown, how: Validation, at = ""): readonly string[] {
  if (schema === true) return [];
  if (!isRecord(schema)) return [`${at || "/"} is not allowed`];
  return Object.entries(schema).flatMap(([keyword, rule]) => {
    if (ANNOTATIONS.includes(keyword)) return [];
    const check = KEYWORDS[keyword];
    if (check === undefined) throw new Error(`unknown keyword ${keyword}`);
    return check({ value, rule, schema, how, at: at || "/" });
  });
}

interface Checked {
  readonly value: unknown;
  readonly rule: unknown;
  readonly schema: Json;
  readonly how: Validation;
  readonly at: string;
}

const KEYWORDS: Readonly<Record<string, (checked: Checked) => readonly string[]>> = {
  $ref: ({ value, rule, how, at }) => schemaFaults(value, resolved(how.document, String(rule)), how, at),
  type({ value, rule, at }) {
    const types = Array.isArray(rule) ? rule.map(String) : [String(rule)];
    return types.some((type) => isOfType(value, type)) ? [] : [`${at} must be ${types.join(" or ")}`];
  },
  enum: ({ value, rule, at }) =>
    listOf(rule).some((one) => isSame(one, value)) ? [] : [`${at} must be one of ${JSON.stringify(rule)}`],
  const: ({ value, rule, at }) => (isSame(value, rule) ? [] : [`${at} must be ${JSON.stringify(rule)}`]),
  allOf: ({ value, rule, how, at }) => listOf(rule).flatMap((one) => schemaFaults(value, one, how, at)),
  anyOf({ value, rule, how, at }) {
    const tried = listOf(rule).map((one) => schemaFaults(value, one, how, at));
    return tried.some((faults) => faults.length === 0) ? [] : closest(tried, at);
  },
  oneOf({ value, rule, how, at }) {
    const tried = listOf(rule).map((one) => schemaFaults(value, one, how, at));
    const valid = tried.filter((faults) => faults.length === 0).length;
    if (valid === 1) return [];
    return valid === 0 ? closest(tried, at) : [`${at} fits ${valid} of its forms`];
  },
  not: ({ value, rule, how, at }) => (schemaFaults(value, rule, how, at).length === 0 ? [`${at} is not allowed`] : []),
  required: ({ value, rule, at }) =>
    isRecord(value) ? listOf(rule).flatMap((key) => (String(key) in value ? [] : [`${at} lacks ${key}`])) : [],
  properties({ value, rule, schema, how, at }) {
    if (!isRecord(value) || !isRecord(rule)) return [];
    return Object.entries(value).flatMap(([key, entry]) => {
      if (key in rule) return schemaFaults(entry, rule[key], how, `${at === "/" ? "" : at}/${key}`);
      return how.isClosed && !("additionalProperties" in schema) ? [`${at} has the unknown key ${key}`] : [];
    });
  },
  additionalProperties({ value, rule, schema, how, at }) {
    if (!isRecord(value)) return [];
    const known = isRecord(schema.properties) ? Object.keys(schema.properties) : [];
    const others = Object.entries(value).filter(([key]) => !known.includes(key));
    return others.flatMap(([key, entry]) => schemaFaults(entry, rule, how, `${at === "/" ? "" : at}/${key}`));
  },
  items: ({ value, rule, how, at }) =>
    Array.isArray(value) ? value.flatMap((entry, index) => schemaFaults(entry, rule, how, `${at}/${index}`)) : [],
  minItems: ({ value, rule, at }) => (Array.isArray(value) && value.length < Number(rule) ? [`${at} has too few`] : []),
  maxItems: ({ value, rule, at }) =>
    Array.isArray(value) && value.length > Number(rule) ? [`${at} has too many`] : [],
  uniqueItems: ({ value, rule, at }) =>
    rule === true && Array.isArray(value) && new Set(value.map((one) => JSON.stringify(one))).size < value.length
      ? [`${at} has one twice`]
      : [],
  minLength: ({ value, rule, at }) =>
    typeof value === "string" && lengthOf(value) < Number(rule) ? [`${at} is too short`] : [],
  maxLength: ({ value, rule, at }) =>
    typeof value === "string" && lengthOf(value) > Number(rule) ? [`${at} is ${lengthOf(value)} long`] : [],
  pattern: ({ value, rule, at }) =>
    typeof value === "string" && !new RegExp(String(rule), "u").test(value) ? [`${at} does not match ${rule}`] : [],
  minimum: ({ value, rule, at }) => (typeof value === "number" && value < Number(rule) ? [`${at} is too small`] : []),
  maximum: ({ value, rule, at }) => (typeof value === "number" && value > Number(rule) ? [`${at} is too large`] : []),
  format({ value, rule, at }) {
    const isValid = FORMATS[String(rule)];
    if (isValid === undefined) throw new Error(`unknown format ${rule}`);
    return isValid(value) ? [] : [`${at} is no ${rule}`];
  },
};

const FORMATS: Readonly<Record<string, (value: unknown) => boolean>> = {
  uri: (value) => typeof value !== "string" || URL.canParse(value),
  url: (value) => typeof value !== "string" || URL.canParse(value),
  "date-time": (value) =>
    typeof value !== "string" || (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(value) && !Number.isNaN(Date.parse(value))),
  int32: (value) => typeof value !== "number" || (Number.isInteger(value) && Math.abs(value) < 2 ** 31),
  int64: (value) => typeof value !== "number" || Number.isInteger(value),
  double: () => true,
  snowflake: (value) => typeof value !== "string" || /^\d{1,20}$/.test(value),
  nonce: () => true,
};

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return isRecord(value);
    case "integer":
      return typeof value === "number" && Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

/** Of several forms, what is wrong with the one that fits best. */
function closest(tried: readonly (readonly string[])[], at: string): readonly string[] {
  const [best = [`${at} has no form`]] = tried.toSorted((one, other) => one.length - other.length);
  return best;
}

function resolved(document: unknown, ref: string): unknown {
  const found = ref
    .split("/")
    .slice(1)
    .reduce<unknown>(
      (node, key) => (isRecord(node) ? node[key.replaceAll("~1", "/").replaceAll("~0", "~")] : undefined),
      document,
    );
  if (found === undefined) throw new Error(`there is no ${ref}`);
  return found;
}

/** JSON Schema counts in code points. */
function lengthOf(text: string): number {
  return [...text].length;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function listOf(rule: unknown): readonly unknown[] {
  return Array.isArray(rule) ? rule : [];
}
