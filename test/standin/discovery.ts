import { isRecord } from "./shape.ts";

/** A schema of Google's API discovery format: JSON Schema, draft 3, and a little more. */
export interface DiscoverySchema {
  readonly type?: string;
  readonly $ref?: string;
  readonly items?: DiscoverySchema;
  readonly properties?: Readonly<Record<string, DiscoverySchema>>;
  readonly additionalProperties?: DiscoverySchema;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly readOnly?: boolean;
  readonly deprecated?: boolean;
}

/** What is wrong with a value that is sent, and where: as Google's APIs, it refuses every property that is not known. */
export function discoveryFaults(
  value: unknown,
  schema: DiscoverySchema,
  schemas: Readonly<Record<string, DiscoverySchema>>,
  at = "",
): readonly string[] {
  if (schema.$ref !== undefined) {
    const named = schemas[schema.$ref];
    return named === undefined ? [`${at}: no schema ${schema.$ref}`] : discoveryFaults(value, named, schemas, at);
  }
  switch (schema.type) {
    case "object":
      return objectFaults(value, schema, schemas, at);
    case "array": {
      const { items = {} } = schema;
      if (!Array.isArray(value)) return [`${at} must be a list`];
      return value.flatMap((entry, index) => discoveryFaults(entry, items, schemas, `${at}/${index}`));
    }
    case "string":
      return stringFaults(value, schema, at);
    case "boolean":
      return typeof value === "boolean" ? [] : [`${at} must be true or false`];
    case "integer":
      return Number.isInteger(value) ? [] : [`${at} must be an integer`];
    case "number":
      return typeof value === "number" ? [] : [`${at} must be a number`];
    default:
      return [`${at} has a schema of the unknown type ${schema.type}`];
  }
}

function objectFaults(
  value: unknown,
  { properties = {}, additionalProperties }: DiscoverySchema,
  schemas: Readonly<Record<string, DiscoverySchema>>,
  at: string,
): readonly string[] {
  if (!isRecord(value)) return [`${at} must be an object`];
  return Object.entries(value).flatMap(([key, entry]) => {
    const schema = properties[key] ?? additionalProperties;
    if (schema === undefined) return [`${at}/${key} is not known here`];
    if (schema.readOnly === true) return [`${at}/${key} is output only`];
    if (schema.deprecated === true) return [`${at}/${key} is deprecated`];
    return discoveryFaults(entry, schema, schemas, `${at}/${key}`);
  });
}

function stringFaults(value: unknown, schema: DiscoverySchema, at: string): readonly string[] {
  if (typeof value !== "string") return [`${at} must be a string`];
  if (!value.isWellFormed()) return [`${at} holds half of a character`];
  if (schema.enum !== undefined && !schema.enum.includes(value))
    return [`${at} must be one of ${schema.enum.join(", ")}`];
  return [];
}
