import * as v from "valibot";
import type { Row, Statement } from "./database.ts";

// A filter that no index answers is looked at row by row. So that a page costs the same whatever is asked for and
// however long the history is, it looks at a bounded number of rows along one index, and the next page goes on there.

/** What one page of a list may hold, and how many rows it may look at to find that. */
export interface ScanBounds {
  readonly shown: number;
  readonly examined: number;
}

/** Along which index a list is read, and which of its rows are asked for. */
export interface Scan {
  /** What is read of each row. The filters see these columns, as those of `examined`. */
  readonly columns: string;
  readonly table: string;
  /** What the index finds by itself: anything else here would be stepped over, without a bound. */
  readonly range: readonly Statement[];
  /** As the index is ordered, backwards. */
  readonly order: string;
  readonly filters: readonly Statement[];
}

export interface ScannedPage<Entry> {
  readonly entries: readonly Entry[];
  /** After which row the list goes on: the last entry, or the last row that was looked at. Null where the list ends. */
  readonly last: Entry | null;
  /** The bound was reached before the page was full: nothing is known of what comes after `last`. */
  readonly endedEarly: boolean;
}

/**
 * Reads `columns`, and `is_hit`: 1 for what is asked for. The second part is read only where the first has not filled
 * the page. It finds the last row that the first looked at, and whether another one follows. SQLite reads the inner
 * queries as co-routines, so the rows come in the order of the index and a full page ends the reading.
 */
export function boundedScanStatement({ columns, table, range, order, filters }: Scan, bounds: ScanBounds): Statement {
  const along = `SELECT ${columns} FROM ${table} WHERE ${allOf(range)} ORDER BY ${order}`;
  const [rangeValues, filterValues] = [range, filters].map((some) => some.flatMap(({ values }) => values));
  return {
    sql: `SELECT 1 AS is_hit, * FROM (${along} LIMIT ?) AS examined WHERE ${allOf(filters)}
          UNION ALL SELECT 0, * FROM (${along} LIMIT 2 OFFSET ?) LIMIT ?`,
    values: [
      ...[...(rangeValues ?? []), bounds.examined, ...(filterValues ?? [])],
      // One hit more than is shown tells that there is a next page; else the two rows of the second part do.
      ...[...(rangeValues ?? []), bounds.examined - 1, bounds.shown + 2],
    ],
  };
}

/** `read` reads any row, whether it is asked for or not. */
export function readFound<Entry>(
  rows: readonly Row[],
  { shown }: ScanBounds,
  read: (row: Row) => Entry,
): ScannedPage<Entry> {
  const hits = rows.filter(isHit).map(read);
  if (hits.length > shown) {
    const entries = hits.slice(0, shown);
    return { entries, last: entries.at(-1) ?? null, endedEarly: false };
  }
  const [edge, beyond] = rows.filter((row) => !isHit(row));
  if (edge === undefined || beyond === undefined) return { entries: hits, last: null, endedEarly: false };
  return { entries: hits, last: read(edge), endedEarly: true };
}

/** When what is asked for was, in milliseconds since 1970: at `from` or later, and before `to`. */
export interface ScannedTimes {
  readonly from: number | null;
  readonly to: number | null;
}

/**
 * Backwards along an index whose columns are the time and what decides where that is the same; `after` is where the
 * page before ended. An index can be entered at one place only and would step over all rows up to a second one, so of
 * `to` and `after` the earlier counts.
 */
export function backInTime(
  [time, ...ids]: readonly [time: string, ...ids: string[]],
  { from, to }: ScannedTimes,
  after: readonly [time: number, ...ids: (string | number)[]] | null,
): Pick<Scan, "range" | "order"> {
  const columns = [time, ...ids];
  const goesOn = after !== null && (to === null || after[0] < to);
  const beyond = { sql: `(${columns.join(", ")}) < (${columns.map(() => "?").join(", ")})`, values: after ?? [] };
  return {
    range: goesOn ? [...within(time, { from, to: null }), beyond] : within(time, { from, to }),
    order: columns.map((column) => `${column} DESC`).join(", "),
  };
}

export function within(time: string, { from, to }: ScannedTimes): readonly Statement[] {
  return whereGiven([
    [`${time} >= ?`, from],
    [`${time} < ?`, to],
  ]);
}

/** Conditions on one value each; one that is null asks for nothing. */
export function whereGiven(
  asked: readonly (readonly [sql: string, value: string | number | null])[],
): readonly Statement[] {
  return asked.flatMap(([sql, value]) => (value === null ? [] : [{ sql, values: [value] }]));
}

function allOf(conditions: readonly Statement[]): string {
  return conditions.length === 0 ? "TRUE" : conditions.map(({ sql }) => sql).join(" AND ");
}

function isHit(row: Row): boolean {
  return v.parse(v.object({ is_hit: v.number() }), row).is_hit === 1;
}
