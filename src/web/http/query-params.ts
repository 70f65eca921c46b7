import * as v from "valibot";
import type { ChatKey } from "../../chat/chat.ts";
import { readChatName, readId } from "../../chat/ids.ts";
import { suggest } from "../../did-you-mean.ts";

/** A parameter, or a field of a form, that is wrong: `problem` says what would be right, and never repeats a value. */
export interface QueryMistake {
  readonly ok: false;
  readonly parameter: string;
  readonly problem: string;
}

export function mistake(parameter: string, problem: string): QueryMistake {
  return { ok: false, parameter, problem };
}

/** The parameters that an address takes, by their names, each with how it is read. */
type Filters<Entries extends v.ObjectEntries> = v.ObjectSchema<Entries, undefined>;

export type Filtered<Entries extends v.ObjectEntries> =
  | { readonly ok: true; readonly values: Readonly<v.InferOutput<Filters<Entries>>> }
  | QueryMistake;

/**
 * The values of a list's filters, null where one is absent; or the first mistake. A mistyped filter is a mistake: to
 * ignore it would show too much. `unknown`: what is wrong with a parameter that is none of them.
 */
export function readFilters<Entries extends v.ObjectEntries>(
  query: URLSearchParams,
  filters: Filters<Entries>,
  unknown: (name: string, known: readonly string[]) => string = noFilter,
): Filtered<Entries> {
  const names = Object.keys(filters.entries);
  const odd = [...query.keys()].find((name) => !names.includes(name));
  if (odd !== undefined) return mistake(odd, unknown(odd, names));
  const read = v.safeParse(filters, Object.fromEntries(names.map((name) => [name, query.get(name)])));
  if (read.success) return { ok: true, values: read.output };
  const [{ path, message }] = read.issues;
  return mistake(String(path?.[0].key), message);
}

function noFilter(name: string, known: readonly string[]): string {
  const hasNone = known.every((one) => one === "after");
  return `is no filter of this list: ${hasNone ? "it has none" : suggest(name, known)}`;
}

/** A parameter that `read` reads, or gives undefined if invalid; `problem` says what would be right. */
export function filter<Value>(read: (text: string) => Value | undefined, problem: string) {
  const value = v.rawTransform<string, Value>(({ dataset, addIssue, NEVER }) => {
    const found = read(dataset.value);
    if (found !== undefined) return found;
    addIssue({ message: problem });
    return NEVER;
  });
  return v.nullable(v.pipe(v.string(), value));
}

/** Any text. */
export const anyText = v.nullable(v.string());

export function oneOf<Known extends string>(known: readonly Known[]) {
  return filter((text) => known.find((one) => one === text), `must be one of ${known.join(", ")}`);
}

/** The same, as forms send it: an empty one asks for nothing. */
export function oneOfOrEmpty<Known extends string>(known: readonly Known[]) {
  return filter(
    (text) => (text === "" ? null : known.find((one) => one === text)),
    `must be one of ${known.join(", ")}`,
  );
}

export function idFilter(problem: string) {
  return filter((text) => readId(text) ?? undefined, problem);
}

export const INSTANT_ALONE = "an instant such as 2026-11-24T08:00:00Z";

export const instantFilter = filter(readInstant, `must be ${INSTANT_ALONE}, or a day (UTC) such as 2026-11-24`);

export const chatFilter = filter(
  (text): ChatKey | undefined => readChatName(text) ?? undefined,
  "must be a project's and a chat's id, such as 130/101",
);

/** Where a page begins, as the page before it says. */
export function cursorFilter<Cursor>(read: (text: string) => Cursor | undefined) {
  return filter(read, "must be as the link to the next page gives it");
}

const ISO = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d))?$/;

/** Milliseconds since 1970. */
export function readInstant(text: string): number | undefined {
  // An unencoded plus in a query arrives as a space.
  const at = ISO.test(text.replace(" ", "+")) ? Date.parse(text.replace(" ", "+")) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}
