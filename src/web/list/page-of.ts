/** What one page of a list shows, and the path of the next one; null where this is the last. */
export interface PageOf<Entry> {
  readonly entries: readonly Entry[];
  readonly next: string | null;
}

/** `found` holds one entry more than the `most` that are shown where there is a next page. `placeOf` says where that begins. */
export function pageOf<Entry>(
  found: readonly Entry[],
  most: number,
  path: string,
  query: URLSearchParams,
  placeOf: (last: Entry) => string,
): PageOf<Entry> {
  const entries = found.slice(0, most);
  const last = found.length > most ? entries.at(-1) : undefined;
  if (last === undefined) return { entries, next: null };
  const onwards = new URLSearchParams(query);
  onwards.set("after", placeOf(last));
  return { entries, next: `${path}?${onwards}` };
}

/** As programs are told of it (RFC 8288). */
export function linkHeader(next: string | null): Readonly<Record<string, string>> {
  return next === null ? {} : { Link: `<${next}>; rel="next"` };
}
