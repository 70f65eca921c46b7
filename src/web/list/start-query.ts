import * as v from "valibot";
import { cursorFilter, type QueryMistake, readFilters } from "../http/query-params.ts";

export type StartQuery<Place> = { readonly ok: true; readonly after: Place | null } | QueryMistake;

/** The query of a list without filters: only the start of the page, as an instant and a SHA-256 in hex. */
export function readStart<Place>(
  query: URLSearchParams,
  placeOf: (instant: number, id: string) => Place,
): StartQuery<Place> {
  const after = cursorFilter((text) => {
    const [, instant, id] = /^(\d{1,15})\.([\da-f]{64})$/.exec(text) ?? [];
    return id === undefined ? undefined : placeOf(Number(instant), id);
  });
  const read = readFilters(query, v.object({ after }));
  return read.ok ? { ok: true, after: read.values.after } : read;
}

/** The value of `after` for the next page. */
export function encodeStart(instant: number, id: string): string {
  return `${instant}.${id}`;
}
