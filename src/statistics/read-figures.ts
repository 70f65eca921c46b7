import type { Database } from "../store/database.ts";
import { countStatements, readCounted, readLate, wonBackLateStatement } from "../store/statistics/counts.ts";
import { PROGRESS, readProgress } from "../store/statistics/progress.ts";
import { QUARTER, quarterOf } from "../store/statistics/quarter.ts";
import { readReadable } from "../store/statistics/readable.ts";
import { quartersStatement, readQuarters } from "../store/statistics/stored.ts";
import { cubesOf } from "./build-cube.ts";
import { readQuarterCube } from "./cube.ts";
import type { TimeRange } from "./period.ts";
import { askedOf, type Bounds, daysWithin, type Gaps, type Piece, partsOf } from "./stored-parts.ts";
import { addCube, noSums, type Sums } from "./sums.ts";

/** The figures of a period, in pieces to be added up. */
export interface Figures extends Gaps {
  /** Each is within one of the requested periods and within one day. */
  readonly pieces: readonly Piece[];
  /** Alerts that were opened in the quarter in which the last period begins, but before it, and won back within it. */
  readonly lateAtEdge: number;
}

/** How often the reading is repeated if figures are stored meanwhile. */
const TRIES = 3;

/**
 * Stored figures, plus current counts of what is not stored yet or has changed. Two round trips. Throws
 * StoreUnavailable.
 */
export async function readFigures(db: Database, zone: string, bounds: Bounds): Promise<Figures> {
  const edge: TimeRange = { from: bounds.at(-2) ?? bounds[0], to: bounds.at(-1) ?? bounds[0] };
  const days = daysWithin(bounds, zone);
  for (let tries = 1; ; tries += 1) {
    const readable = await readReadable(db, askedOf(bounds, days));
    const { pieces, live, quarters, gaps } = partsOf(bounds, zone, days, readable);
    const [progress, rows, late, chats = [], alerts = []] = await db.batch([
      PROGRESS,
      quartersStatement(quarters),
      wonBackLateStatement(quarterOf(edge.from), edge.from, edge.to),
      ...(live.length === 0 ? [] : countStatements(live)),
    ]);
    const { revision, frozen } = readProgress(progress?.[0]);
    if (revision !== readable.progress.revision && tries < TRIES) continue;
    const weightAt = (at: number) => ({ at, sign: 1, isFrozen: at < frozen }) as const;
    return {
      ...gaps,
      pieces: [
        ...pieces,
        ...readQuarters(rows).map((stored) => ({ ...weightAt(stored.start), cube: readQuarterCube(stored) })),
        ...cubesOf(live.length, readCounted([chats, alerts])).map((cube, index) => ({
          ...weightAt(live[index]?.[0] ?? 0),
          cube,
        })),
      ],
      lateAtEdge: readLate(late),
    };
  }
}

/** Adds up the pieces in a period. */
export function sumsOf({ pieces }: Pick<Figures, "pieces">, { from, to }: TimeRange): Sums {
  const sums = noSums();
  for (const { at, cube, ...weight } of pieces) if (at >= from && at < to) addCube(sums, cube, weight);
  return sums;
}

/** Won back within the last requested period, but opened before it. */
export function wonBackLateIn({ late }: Sums, from: number, { lateAtEdge }: Figures): number {
  let count = lateAtEdge;
  for (const [opened, wonBack] of late) if (opened + QUARTER <= from) count += wonBack;
  return count;
}
