import type { ScannedPage } from "../../store/bounded-scan.ts";

/** One page of a list, and where it continues. */
export interface PageOf<Entry> {
  readonly entries: readonly Entry[];
  /** The path of the next page; null on the last one. */
  readonly next: string | null;
  /**
   * Set if the page ended before it was full because it had examined its maximum of rows: the time of the last examined
   * entry, in milliseconds since 1970. Otherwise null.
   */
  readonly examinedUntil: number | null;
}

/** How an entry's position is written in an address, and the entry's time. */
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
  const next = new URLSearchParams(query);
  next.set("after", placeOf(last));
  return { entries, next: `${path}?${next}`, examinedUntil: endedEarly ? timeOf(last) : null };
}

/** The Link header for programs (RFC 8288). */
export function linkHeader({ next }: Pick<PageOf<unknown>, "next">): Readonly<Record<string, string>> {
  return next === null ? {} : { Link: `<${next}>; rel="next"` };
}
