import * as v from "valibot";
import type { Database } from "../database.ts";
import {
  CHANGING,
  EVERYTHING,
  earliestStatement,
  holdsSql,
  type Listed,
  latestStatement,
  readListed,
} from "./listing.ts";
import { type FiguresProgress, PROGRESS, readProgress } from "./progress.ts";
import { closedBefore } from "./quarter.ts";
import { dueMarksStatement, type Mark, readMarks } from "./stored.ts";

/** What has to be computed, at the time of reading. Instants in milliseconds since 1970. */
export interface DueQuarters {
  readonly progress: FiguresProgress;
  /** Quarters that begin before this are closed. */
  readonly closed: number;
  /** Oldest first. */
  readonly marks: readonly Mark[];
  /** Quarters closed since the last run, earliest first. */
  readonly forward: Listed;
  /** Quarters of the history, or of a rebuild, latest first. */
  readonly backward: Listed;
  /** The first quarter that may have figures by agent and should no longer; null if there is none. */
  readonly agentsOf: number | null;
  /** The last stored quarter whose day was not computed for the current time zone; null if there is none. */
  readonly daysOf: number | null;
}

/** The maximum of quarters searched, of each kind; fewer once they have this many chats. */
const MOST = 16;
const MOST_CHATS = 1_000;

/** Two statements, which read a bounded number of rows; a third if there are quarters to compute. */
export async function readDue(db: Database, now: number): Promise<DueQuarters> {
  const closed = closedBefore(now);
  const [progress, marks] = await db.batch([
    { sql: `SELECT progress.*, ${SEEKS} FROM (${PROGRESS.sql}) AS progress`, values: [closed] },
    dueMarksStatement(now, MOST),
  ]);
  const { ahead, behind, agents_of: agentsOf, days_of: daysOf } = v.parse(seeks, progress?.[0]);
  const listed = ahead === null && behind === null ? { forward: NONE, backward: NONE } : await listQuarters(db, closed);
  return { progress: readProgress(progress?.[0]), closed, marks: readMarks(marks), ...listed, agentsOf, daysOf };
}

const NONE: Listed = { quarters: [], next: null };

async function listQuarters(db: Database, closed: number): Promise<Pick<DueQuarters, "forward" | "backward">> {
  const wanted = { sources: EVERYTHING, most: MOST, mostChats: MOST_CHATS };
  const ahead = earliestStatement({ ...wanted, sources: CHANGING, limits: SINCE }, []);
  const behind = latestStatement({ ...wanted, limits: HISTORY }, []);
  const [listed] = await db.batch([
    {
      sql: `SELECT 'ahead' AS way, * FROM (${ahead.sql}) UNION ALL SELECT 'behind', * FROM (${behind.sql})`,
      values: [closed],
    },
  ]);
  const rows = v.parse(v.array(v.looseObject({ way: v.picklist(["ahead", "behind"]) })), listed);
  const of = (way: "ahead" | "behind") =>
    readListed(
      rows.filter((row) => row.way === way),
      MOST,
    );
  return { forward: of("ahead"), backward: of("behind") };
}

// Before the first run there is no progress row, or an empty one: an aggregate still returns one row.
const SINCE = "SELECT coalesce(max(forward), ?1) AS lower, ?1 AS upper FROM figures_progress";
const HISTORY = `SELECT iif(max(rebuilding) IS NULL, 0, max(max(frozen), max(backward))) AS lower,
    coalesce(max(rebuilding), max(backward), ?1) AS upper FROM figures_progress`;

const SEEKS = `${holdsSql(CHANGING, "coalesce(forward, ?1)", "?1")} AS ahead,
    iif(coalesce(rebuilding, backward, 1) = 0, NULL, ${holdsSql(EVERYTHING, "0", "coalesce(rebuilding, backward, ?1)")})
      AS behind,
    (SELECT start FROM figures_quarters WHERE start >= agents_gone AND start < frozen_before ORDER BY start LIMIT 1)
      AS agents_of,
    (SELECT start FROM figures_quarters WHERE start < days_from ORDER BY start DESC LIMIT 1) AS days_of`;

const seeks = v.object({
  ...{ ahead: v.nullable(v.number()), behind: v.nullable(v.number()) },
  agents_of: v.nullable(v.number()),
  days_of: v.nullable(v.number()),
});
