import { readOr } from "../http/query-params.ts";

export type StartQuery<Place> =
  | { readonly ok: true; readonly after: Place | null }
  /** `parameter` is invalid: `problem` says what would be valid. */
  | { readonly ok: false; readonly parameter: string; readonly problem: string };

/** The query of a list without filters: only the start of the page, as an instant and a SHA-256 in hex. */
export function readStart<Place>(
  query: URLSearchParams,
  placeOf: (instant: number, id: string) => Place,
): StartQuery<Place> {
  const unknown = [...query.keys()].find((name) => name !== "after");
  if (unknown !== undefined)
    return { ok: false, parameter: unknown, problem: "is no filter of this list: it has none" };
  const after = readOr(query.get("after"), (text) => {
    const [, instant, id] = /^(\d{1,15})\.([\da-f]{64})$/.exec(text) ?? [];
    return id === undefined ? undefined : placeOf(Number(instant), id);
  });
  if (after !== undefined) return { ok: true, after };
  return { ok: false, parameter: "after", problem: "must be as the link to the next page gives it" };
}

/** The value of `after` for the next page. */
export function encodeStart(instant: number, id: string): string {
  return `${instant}.${id}`;
}
