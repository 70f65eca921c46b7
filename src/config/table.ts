import * as v from "valibot";
import { suggest } from "../did-you-mean.ts";
import type { Report } from "./vars.ts";

/** A table of wrangler.toml, as it arrives among the vars. */
export type Table = Readonly<Record<string, unknown>>;

export function isTable(value: unknown): value is Table {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A list of texts, or one text in place of a list of one. */
export const texts = v.union([
  v.array(v.string()),
  v.pipe(
    v.string(),
    v.transform((one) => [one]),
  ),
]);

/** Names the keys that nobody reads; `kind` is what the table is, such as "a rule". */
export function unknownKeys(table: Table, known: readonly string[], kind: string, wrong: Report): void {
  for (const key of Object.keys(table)) {
    if (!known.includes(key)) wrong(key, `is no key of ${kind}; ${suggest(key, known)}`);
  }
}
