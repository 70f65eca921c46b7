import type { ScannedPage } from "../../store/bounded-scan.ts";

/** What one page of a list shows, and how it goes on. */
export interface PageOf<Entry> {
  readonly entries: readonly Entry[];
  /** The path of the next page; null where this is the last. */
  readonly next: string | null;
  /**
   * The page ended before it was full, because it had looked at as much as one page may: the time of the last entry that
   * was looked at, in milliseconds since 1970. Null where it ended otherwise.
   */
  readonly examinedUntil: number | null;
}

/** What an entry's place is called in an address, and when the entry was. */
export interface Cursor<Entry> {
  readonly placeOf: (entry: Entry) => string;
  readonly timeOf: (entry: Entry) => number;
}

export function pageOf<Entry>(
  { entries, last, endedEarly }: ScannedPage<Entry>,
  path: string,
  query: URLSearchParams,
  { placeOf, timeOf }: Cursor<Entry>,
): PageOf<Entry> {
  if (last === null) return { entries, next: null, examinedUntil: null };
  const onwards = new URLSearchParams(query);
  onwards.set("after", placeOf(last));
  return { entries, next: `${path}?${onwards}`, examinedUntil: endedEarly ? timeOf(last) : null };
}

/** As programs are told of it (RFC 8288). */
export function linkHeader({ next }: Pick<PageOf<unknown>, "next">): Readonly<Record<string, string>> {
  return next === null ? {} : { Link: `<${next}>; rel="next"` };
}
