import { HOUR } from "../../time/durations.ts";
import type { Database } from "../database.ts";
import { COUNTED, type Listed, latestStatement, readListed } from "./listing.ts";
import { type FiguresProgress, PROGRESS, readProgress } from "./progress.ts";
import type { Stretch } from "./quarter.ts";
import {
  daysStatement,
  FIRST_MARK,
  type Marked,
  markedStatement,
  quartersStatement,
  readDays,
  readFirstMark,
  readMarked,
  readQuarters,
  type StoredDay,
  type StoredQuarter,
} from "./stored.ts";

/** What is stored of a stretch of time, and which quarters are not, at one moment of the database. */
export interface Readable {
  readonly progress: FiguresProgress;
  readonly days: readonly StoredDay[];
  /** The requested ones, and those within about a day of the final ones. */
  readonly quarters: readonly StoredQuarter[];
  /** Latest first. */
  readonly marked: readonly Marked[];
  /** When the oldest change that is not computed yet was made, anywhere; null if there is none. */
  readonly firstMark: number | null;
  /** Quarters with rows that are not computed: since the last run, and of the history. Latest first. */
  readonly since: Listed;
  readonly history: Listed;
}

/** Requests whole days by number, and quarters of incomplete days. */
export interface AskedStretches {
  readonly time: Stretch;
  readonly days: readonly [first: number, last: number];
  readonly quarters: readonly Stretch[];
  /** Of marked quarters and of others that are not computed. */
  readonly most: number;
  /** No further quarters are listed once the earlier ones have this many chats. */
  readonly mostChats: number;
}

/** Longer than a day of any time zone, in milliseconds. */
const ABOUT_A_DAY = 26 * HOUR;

// Before the first run, everything is history.
const SINCE = "SELECT max(?1, coalesce(max(forward), ?2)) AS lower, ?2 AS upper FROM figures_progress";
const HISTORY = "SELECT ?1 AS lower, min(?2, coalesce(max(backward), ?2)) AS upper FROM figures_progress";

/** One round trip of eight statements. */
export async function readReadable(db: Database, asked: AskedStretches): Promise<Readable> {
  const { time, days, quarters, most, mostChats } = asked;
  const wanted = { sources: COUNTED, most, mostChats };
  const since = latestStatement({ ...wanted, limits: SINCE }, time);
  const history = latestStatement({ ...wanted, limits: HISTORY }, time);
  const results = await db.batch([
    PROGRESS,
    daysStatement(...days),
    quartersStatement(quarters),
    {
      sql: `SELECT start, cube, ledger, agents
            FROM (${PROGRESS.sql}) AS progress CROSS JOIN figures_quarters
              ON start >= max(?1, frozen_before - ?3) AND start < min(?2, frozen_before + ?3)`,
      values: [...time, ABOUT_A_DAY],
    },
    markedStatement(time, most + 1),
    FIRST_MARK,
    since,
    history,
  ]);
  const [progress, storedDays, asStored, aroundFrozen, marked, firstMark, listedSince, listedHistory] = results;
  const all = [...readQuarters(asStored), ...readQuarters(aroundFrozen)];
  return {
    progress: readProgress(progress?.[0]),
    days: readDays(storedDays),
    quarters: [...new Map(all.map((quarter) => [quarter.start, quarter])).values()],
    marked: readMarked(marked),
    firstMark: readFirstMark(firstMark),
    since: readListed(listedSince, most),
    history: readListed(listedHistory, most),
  };
}
