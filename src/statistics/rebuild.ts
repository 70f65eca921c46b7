import { type Database, StoreUnavailable } from "../store/database.ts";
import { firstStatement, readFirst } from "../store/statistics/listing.ts";
import { type FiguresProgress, PROGRESS, progressStatement, readProgress } from "../store/statistics/progress.ts";
import { closedBefore } from "../store/statistics/quarter.ts";
import { DAY } from "../time/durations.ts";
import { keepFigures } from "./compute.ts";

/** The progress of a rebuild, from the latest quarter back to the oldest without expired chats. */
export interface RebuildProgress {
  /** When it began, which identifies it. Milliseconds since 1970. */
  readonly from: number;
  /** Everything from this instant until `from` is done. */
  readonly reached: number;
  readonly done: boolean;
  /** How many days are left, including the current one. */
  readonly remainingDays: number;
}

/**
 * One bounded step of recomputing all figures that still can be, in about thirty statements. `from` is from an earlier
 * step's result: once that rebuild is done, no other begins. Null: continues the current rebuild, or begins one. The
 * cron continues it too. Throws StoreUnavailable.
 */
export async function rebuildFigures(
  db: Database,
  zone: string,
  from: number | null,
  now: number,
): Promise<RebuildProgress> {
  const before = await read(db, now);
  if (isDone(before.progress, from)) return progressOf(before, now);
  if (!isUnderWay(before.progress, from)) await begin(db, zone, now);
  await keepFigures(db, zone, now);
  return progressOf(await read(db, now), now);
}

interface RebuildState {
  readonly progress: FiguresProgress;
  /** The first quarter with any rows. */
  readonly first: number | null;
}

async function read(db: Database, now: number): Promise<RebuildState> {
  const [progress, first] = await db.batch([PROGRESS, firstStatement(closedBefore(now))]);
  return { progress: readProgress(progress?.[0]), first: readFirst(first) };
}

/** How often it is tried again if others store something at the same time. */
const TRIES = 5;

/** Begins at the last computed quarter. Before the first run, that run comes first, and everything is history. */
async function begin(db: Database, zone: string, now: number): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { progress } = await read(db, now);
    const { forward } = progress;
    if (progress.rebuilding !== null) return;
    if (forward === null) {
      await keepFigures(db, zone, now);
      continue;
    }
    await db.batch([progressStatement(progress, { ...progress, rebuildFrom: forward, rebuilding: forward })]);
    if ((await read(db, now)).progress.revision === progress.revision + 1) return;
  }
  throw new StoreUnavailable("figures kept being stored");
}

/** History that is left when the computed part is done belongs to the rebuild. */
function isUnderWay({ rebuilding, rebuildFrom, backward }: FiguresProgress, from: number | null): boolean {
  return rebuilding !== null || (backward !== 0 && rebuildFrom !== null && (from === null || from === rebuildFrom));
}

function isDone({ rebuilding, rebuildFrom, backward }: FiguresProgress, from: number | null): boolean {
  return from !== null && from === rebuildFrom && rebuilding === null && backward === 0;
}

function progressOf({ progress, first }: RebuildState, now: number): RebuildProgress {
  const { forward, backward, frozen, rebuilding, rebuildFrom } = progress;
  const from = rebuildFrom ?? forward ?? closedBefore(now);
  const reached = rebuilding ?? backward ?? from;
  const done = rebuilding === null && backward === 0;
  const floor = Math.max(first ?? reached, rebuilding !== null && backward === 0 ? frozen : 0);
  return {
    ...{ from, done, reached: done ? Math.min(from, floor) : reached },
    remainingDays: done ? 0 : Math.max(0, Math.ceil((reached - floor) / DAY)),
  };
}
