import * as v from "valibot";
import { shortened, suggest } from "./did-you-mean.ts";

/** A table of wrangler.toml, as it arrives among the vars. */
export type Table = Readonly<Record<string, unknown>>;

/** No list, no date and nothing of any other class. */
export function isTable(value: unknown): value is Table {
  return Object.prototype.toString.call(value) === "[object Object]";
}

/**
 * A table of the settings: its keys, and what each holds. Each schema in it brings the sentence that says what would be
 * right. `kind` is what the table is, such as "key of a rule"; `form` says what it looks like.
 */
export function strictTable<Entries extends v.ObjectEntries>(kind: string, entries: Entries, form: string) {
  const table = v.strictObject(entries);
  const known = Object.keys(entries);
  return v.pipe(
    v.custom<Table>(isTable, form),
    v.rawTransform<Table, v.InferOutput<typeof table>>(({ dataset: { value: given }, addIssue, NEVER }) => {
      // The library names only the first key that nobody reads.
      const unknown = Object.keys(given).filter((key) => !known.includes(key));
      for (const key of unknown) {
        const item = { type: "object", origin: "key", input: given, key, value: given[key] } as const;
        addIssue({ message: `is no ${kind}; ${suggest(key, known)}`, path: [item] });
      }
      // A key that is not there is checked as undefined, so that its own schema says what is missing.
      const read = v.safeParse(table, Object.fromEntries(known.map((key) => [key, given[key]])));
      if (read.success) return read.output;
      for (const { message, path } of read.issues) addIssue({ message, path });
      return NEVER;
    }),
  );
}

/** Tables under names of the user's own, in their order: the names of `Object.prototype` are names as any other. */
export function namedTables(value: unknown): {
  readonly tables: readonly (readonly [name: string, table: Table])[];
  /** There is nothing else among them. */
  readonly areAll: boolean;
} {
  const named = isTable(value) ? Object.entries(value) : [];
  const tables = named.flatMap(([name, table]) => (isTable(table) ? [[name, table] as const] : []));
  return { tables, areAll: isTable(value) && tables.length === named.length };
}

/** A list of texts. What is wrong with it is said once, and without what it holds. */
export function textList(form: string) {
  return v.custom<string[]>(
    (value) => Array.isArray(value) && value.every((entry: unknown) => typeof entry === "string"),
    form,
  );
}

/** A text, or a list of texts in place of one. */
export function texts(form: string) {
  return v.pipe(
    v.unknown(),
    v.transform((value): unknown => (typeof value === "string" ? [value] : value)),
    textList(form),
  );
}

/** What a text says, or what is wrong with it. */
export type TextReading<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: string };

/** What `read` makes of a value; what is wrong with it is said of the setting that holds it. */
export function readBy<Input, Value>(read: (value: Input) => TextReading<Value>) {
  return v.rawTransform<Input, Value>(({ dataset, addIssue, NEVER }) => {
    const reading = read(dataset.value);
    if (reading.ok) return reading.value;
    addIssue({ message: reading.problem });
    return NEVER;
  });
}

/** Says of every text in a list what is wrong with it; `problemOf` gives null where nothing is. */
export function eachText(problemOf: (text: string) => string | null) {
  return v.rawCheck<string[]>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const text of dataset.value) {
      const problem = problemOf(text);
      if (problem !== null) addIssue({ message: problem });
    }
  });
}

/** What is wrong in a table: where in it, "" for the table itself, and what would be right. */
export interface TableMistake {
  readonly place: string;
  readonly problem: string;
}

export type TableReading<Output> =
  | { readonly ok: true; readonly output: Output }
  | { readonly ok: false; readonly mistakes: readonly TableMistake[] };

/** Every mistake at once; of each table first the keys that nobody reads. */
export function readTable<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
): TableReading<v.InferOutput<Schema>> {
  const read = v.safeParse(schema, value);
  if (read.success) return { ok: true, output: read.output };
  return {
    ok: false,
    mistakes: read.issues.map(({ path = [], message }) => ({ place: placeOf(path), problem: message })),
  };
}

/** `escalate[2].after`. One table in place of a list is a list of one: without a number, as it may be written. */
function placeOf(path: readonly v.IssuePathItem[]): string {
  let place = "";
  for (const item of path) {
    if (item.type !== "array") place += `${place === "" ? "" : "."}${shortened(String(item.key))}`;
    else if (item.input.length > 1) place += `[${item.key + 1}]`;
  }
  return place;
}
