import * as v from "valibot";

/** What happened, as it is stored: a code, and its arguments as JSON. Sentences are made of it for the reader. */
export interface StoredCode {
  readonly code: string;
  readonly args: string;
}

export const storedCodeSchema = v.object({ code: v.string(), args: v.string() });

export function storeCode<Happened extends { readonly code: string }>({ code, ...args }: Happened): StoredCode {
  return { code, args: JSON.stringify(args) };
}

const argsSchema = v.pipe(
  v.string(),
  v.parseJson(),
  // A record may be a list to valibot.
  v.check((fields) => !Array.isArray(fields)),
  v.record(v.string(), v.unknown()),
);

/** Null for a code that only a newer version knows, and for arguments that do not belong to the code. */
export function readCode<Schema extends v.GenericSchema>(
  schema: Schema,
  { code, args }: StoredCode,
): v.InferOutput<Schema> | null {
  const fields = v.safeParse(argsSchema, args);
  if (!fields.success) return null;
  const read = v.safeParse(schema, { ...fields.output, code });
  return read.success ? read.output : null;
}

/** For programs: the code with its arguments as an object. */
export interface CodeJson {
  readonly code: string;
  readonly args: unknown;
}

export function codeToJson({ code, args }: StoredCode): CodeJson {
  return { code, args: argsToJson(args) };
}

/** A code within the arguments has its own, as JSON within JSON. Null for what is no JSON. */
export function argsToJson(args: unknown): unknown {
  if (typeof args !== "string") return null;
  try {
    return JSON.parse(args, (name, value: unknown) =>
      name === "args" && typeof value === "string" ? argsToJson(value) : value,
    );
  } catch {
    return null;
  }
}

/** Milliseconds since 1970, as far as a date goes. */
export const instantSchema = v.pipe(v.number(), v.minValue(-8.64e15), v.maxValue(8.64e15));

/** Versions before codes kept a sentence alone: it is shown as it is. */
export const saidSchema = v.object({ code: v.literal("said"), text: v.string() });

export function said(text: string): StoredCode {
  return storeCode<v.InferOutput<typeof saidSchema>>({ code: "said", text });
}

/** A code with the sentence of it in English. Versions before codes show the sentence, and know nothing else. */
export interface StoredWithNote extends StoredCode {
  readonly note: string;
}

/** As D1 has it: without a code where an older version wrote it. */
export interface RecordedCode {
  readonly code: string | null;
  readonly args: string | null;
  readonly note: string | null;
}

/** Null where nothing is on record. What is there of a code counts, and not its sentence. */
export function codeOf({ code, args, note }: RecordedCode): StoredCode | null {
  if (code !== null) return { code, args: args ?? "{}" };
  return note === null ? null : said(note);
}
