import * as v from "valibot";
import { MINUTE } from "../../time/durations.ts";
import type { Row, Statement } from "../database.ts";
import { QUARTER, type Stretch } from "./quarter.ts";

/** A stored quarter. The texts are JSON that the reader knows. */
export interface StoredQuarter {
  readonly start: number;
  readonly cube: string;
  readonly ledger: string;
  readonly agents: string | null;
}

/** A stored day, without its hours. */
export interface StoredDay {
  /** A day of the zone's calendar, numbered from 1 January 1970. */
  readonly day: number;
  readonly zone: string;
  readonly sums: string;
  readonly times: string;
  readonly agents: string | null;
}

/** A quarter that has changed since it was computed (if it was). */
export interface Mark {
  readonly start: number;
  /** When the first change was made. */
  readonly markedAt: number;
  readonly changes: number;
}

/** The quarters that begin in these stretches of time, which do not overlap. */
export function quartersStatement(stretches: readonly Stretch[]): Statement {
  return {
    sql: `SELECT start, cube, ledger, agents FROM json_each(?) AS stretches
          CROSS JOIN figures_quarters ON start >= stretches.value ->> 0 AND start < stretches.value ->> 1`,
    values: [JSON.stringify(stretches)],
  };
}

export function readQuarters(rows: readonly Row[] | undefined): readonly StoredQuarter[] {
  return v.parse(v.array(quarterRow), rows);
}

const quarterRow = v.object({
  ...{ start: v.number(), cube: v.string(), ledger: v.string(), agents: v.nullable(v.string()) },
});

/** From a day to another, both inclusive. */
export function daysStatement(first: number, last: number): Statement {
  return {
    sql: "SELECT day, zone, sums, times, agents FROM figures_days WHERE day BETWEEN ? AND ?",
    values: [first, last],
  };
}

export function readDays(rows: readonly Row[] | undefined): readonly StoredDay[] {
  return v.parse(v.array(dayRow), rows);
}

const dayRow = v.object({
  ...{ day: v.number(), zone: v.string(), sums: v.string(), times: v.string(), agents: v.nullable(v.string()) },
});

/** The minimum time between two computations of a quarter, in milliseconds. */
const BETWEEN = 10 * MINUTE;

/** Marks of quarters that were not computed for ten minutes, oldest first. For `readMarks`. */
export function dueMarksStatement(now: number, most: number): Statement {
  return {
    sql: `SELECT figures_marks.start, marked_at, changes
          FROM figures_marks LEFT JOIN figures_quarters ON figures_quarters.start = figures_marks.start
          WHERE coalesce(computed_at, 0) <= ? ORDER BY marked_at LIMIT ?`,
    values: [now - BETWEEN, most],
  };
}

export function readMarks(rows: readonly Row[] | undefined): readonly Mark[] {
  return v
    .parse(v.array(v.object({ start: v.number(), marked_at: v.number(), changes: v.number() })), rows)
    .map(({ start, marked_at: markedAt, changes }) => ({ start, markedAt, changes }));
}

/** The marked quarters of a stretch of time with what is stored of them, latest first. For `readMarked`. */
export function markedStatement([from, to]: Stretch, most: number): Statement {
  return {
    sql: `SELECT figures_marks.start, cube, agents
          FROM figures_marks LEFT JOIN figures_quarters ON figures_quarters.start = figures_marks.start
          WHERE figures_marks.start > ? AND figures_marks.start < ? ORDER BY figures_marks.start DESC LIMIT ?`,
    values: [from - QUARTER, to, most],
  };
}

/** A marked quarter: what is stored; null if nothing is. */
export interface Marked {
  readonly start: number;
  readonly stored: Pick<StoredQuarter, "cube" | "agents"> | null;
}

export function readMarked(rows: readonly Row[] | undefined): readonly Marked[] {
  return v
    .parse(v.array(markedRow), rows)
    .map(({ start, cube, agents }) => ({ start, stored: cube === null ? null : { cube, agents } }));
}

const markedRow = v.object({ start: v.number(), cube: v.nullable(v.string()), agents: v.nullable(v.string()) });

/** When the oldest change that is not computed yet was made. For `readFirstMark`. */
export const FIRST_MARK: Statement = {
  sql: "SELECT marked_at FROM figures_marks ORDER BY marked_at LIMIT 1",
  values: [],
};

/** Null if nothing is marked. */
export function readFirstMark(rows: readonly Row[] | undefined): number | null {
  return v.parse(v.array(v.object({ marked_at: v.number() })), rows)[0]?.marked_at ?? null;
}
