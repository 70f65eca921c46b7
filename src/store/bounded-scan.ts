import * as v from "valibot";
import type { Row, Statement } from "./database.ts";

// Filters without an index are applied row by row. So that a page costs the same for any filter and any length of
// history, it examines a bounded number of rows along one index, and the next page continues there.

/** The maximum of entries on a page, and of rows examined for it. */
export interface ScanBounds {
  readonly shown: number;
  readonly examined: number;
}

/** The index of a list and its filters. */
export interface Scan {
  /** The columns that are read of each row. The filters use them as columns of `examined`. */
  readonly columns: string;
  readonly table: string;
  /** Conditions that the index itself answers: any other condition here would skip rows without a bound. */
  readonly range: readonly Statement[];
  /** The index's order, backwards. */
  readonly order: string;
  readonly filters: readonly Statement[];
}

export interface ScannedPage<Entry> {
  readonly entries: readonly Entry[];
  /** The row after which the list continues: the last entry, or the last examined row. Null at the end of the list. */
  readonly last: Entry | null;
  /** The bound was reached before the page was full: nothing is known about what comes after `last`. */
  readonly endedEarly: boolean;
}

/**
 * Reads `columns` and `is_hit`: 1 for rows that match. The second part runs only if the first has not filled the page.
 * It finds the last row that the first examined, and whether another one follows. SQLite runs the inner queries as
 * co-routines, so rows come in the order of the index and a full page ends the reading.
 */
export function boundedScanStatement({ columns, table, range, order, filters }: Scan, bounds: ScanBounds): Statement {
  const along = `SELECT ${columns} FROM ${table} WHERE ${allOf(range)} ORDER BY ${order}`;
  const [rangeValues, filterValues] = [range, filters].map((some) => some.flatMap(({ values }) => values));
  return {
    sql: `SELECT 1 AS is_hit, * FROM (${along} LIMIT ?) AS examined WHERE ${allOf(filters)}
          UNION ALL SELECT 0, * FROM (${along} LIMIT 2 OFFSET ?) LIMIT ?`,
    values: [
      ...[...(rangeValues ?? []), bounds.examined, ...(filterValues ?? [])],
      // One match more than is shown means that there is a next page; otherwise the two rows of the second part tell.
      ...[...(rangeValues ?? []), bounds.examined - 1, bounds.shown + 2],
    ],
  };
}

/** `read` reads any row, whether or not it matches. */
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

/** A time range in milliseconds since 1970: from `from` inclusive to `to` exclusive. */
export interface ScannedTimes {
  readonly from: number | null;
  readonly to: number | null;
}

/**
 * Reads backwards along an index whose columns are the time and a tie-breaker; `after` is the end of the previous page.
 * An index can be entered at one position only and would skip all rows up to a second one, so the earlier of `to` and
 * `after` is used.
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

/** Conditions on one value each; null means no condition. */
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
