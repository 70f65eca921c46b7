/** A part of a JSON Schema (2020-12) and the type of what it describes: one source, so that the two cannot differ. */
export interface Schema<Value> {
  readonly json: Readonly<Record<string, unknown>>;
  /** Never there: it carries the type. */
  readonly of?: Value;
}

export type Described<Of extends Schema<unknown>> = Of extends Schema<infer Value> ? Value : never;

type Members = Readonly<Record<string, Schema<unknown>>>;

/** Every member is there: what is not known is null. */
export function object<Given extends Members>(
  description: string,
  members: Given,
): Schema<{ readonly [Name in keyof Given]: Described<Given[Name]> }> {
  const properties = Object.fromEntries(Object.entries(members).map(([name, { json }]) => [name, json]));
  return { json: { description, type: "object", required: Object.keys(members), properties } };
}

export function list<Value>(description: string, { json }: Schema<Value>): Schema<readonly Value[]> {
  return { json: { description, type: "array", items: json } };
}

export function nullable<Value>({ json: { description, ...json } }: Schema<Value>): Schema<Value | null> {
  return { json: { description, anyOf: [json, { type: "null" }] } };
}

export function oneOf<const Value extends string>(description: string, values: readonly Value[]): Schema<Value> {
  return { json: { description, enum: values } };
}

export function text(description: string): Schema<string> {
  return { json: { description, type: "string" } };
}

export function url(description: string): Schema<string> {
  return { json: { description, type: "string", format: "uri" } };
}

/** "2026-11-30T09:12:00.000Z" */
export function moment(description: string): Schema<string> {
  return { json: { description, type: "string", format: "date-time" } };
}

export function count(description: string, minimum: number): Schema<number> {
  return { json: { description, type: "integer", minimum } };
}

export function flag(description: string): Schema<boolean> {
  return { json: { description, type: "boolean" } };
}

/** What stands in `$defs` under this name. */
export function reference<Value>(name: string): Schema<Value> {
  return { json: { $ref: `#/$defs/${name}` } };
}
