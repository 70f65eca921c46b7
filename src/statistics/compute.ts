import type { Database } from "../store/database.ts";
import { madeStatement, readMade } from "../store/statistics/computed-at.ts";
import { countStatements, readCounted } from "../store/statistics/counts.ts";
import { type DueQuarters, readDue } from "../store/statistics/due.ts";
import type { FiguresProgress } from "../store/statistics/progress.ts";
import { QUARTER, type Stretch } from "../store/statistics/quarter.ts";
import { quartersStatement, readQuarters, type StoredQuarter } from "../store/statistics/stored.ts";
import { type Computed, forgetAgents, storeComputed } from "../store/statistics/write.ts";
import { dayAt } from "../time/calendar.ts";
import { cubesOf, dayCubeOf } from "./build-cube.ts";
import { dayText, quarterText, readQuarterCube } from "./cube.ts";
import { ledgerChanges, ledgersOf, ledgerText, readLedgerText } from "./quarter-ledger.ts";
import { type Work, workOf, type ZoneDay } from "./quarters-to-compute.ts";

/** The maximum of statements in one run; two if nothing is due. */
export const FIGURES_STATEMENTS = 12;

/**
 * One cron run's share of computing the figures. If a run ends anywhere, or overlaps with another, nothing is counted
 * twice. Throws StoreUnavailable.
 */
export async function keepFigures(db: Database, zone: string, now: number): Promise<void> {
  const due = await readDue(db, now);
  await doWork(db, due, workOf(due, zone), zone, now);
}

async function doWork(db: Database, due: DueQuarters, work: Work, zone: string, now: number): Promise<void> {
  const { progress } = due;
  switch (work.kind) {
    case "nothing":
      return;
    case "agents": {
      const [firstDay, lastDay] = [dayAt(zone, work.from), dayAt(zone, work.to - 1)];
      return forgetAgents(db, progress, { from: work.from, to: work.to, firstDay, lastDay });
    }
    case "days": {
      const [rows] = work.days.length === 0 ? [[]] : await db.batch([quartersStatement(work.days.map(stretchOf))]);
      const stored = readQuarters(rows);
      const days = daysOf(stored, work.days, zone, progress);
      return storeComputed(db, progress, { quarters: [], ledger: [], marks: [], days, next: work.next }, now);
    }
    case "quarters":
      return storeComputed(db, progress, await compute(db, progress, work, zone), now);
  }
}

/** Counts the quarters and adds up their days. Reads only the chats, alerts and deliveries of these quarters. */
async function compute(
  db: Database,
  progress: FiguresProgress,
  { quarters, days, marks, next }: Extract<Work, { kind: "quarters" }>,
  zone: string,
): Promise<Computed> {
  if (quarters.length === 0) return { quarters: [], days: [], ledger: [], marks, next };
  const stretches = quarters.map((start): Stretch => [start, start + QUARTER]);
  const [chats = [], alerts = [], made, rows] = await db.batch([
    ...countStatements(stretches),
    madeStatement(stretches),
    quartersStatement(days.map(stretchOf)),
  ]);
  const known = readQuarters(rows);
  const stored = new Map(known.map((quarter) => [quarter.start, quarter]));
  const cubes = cubesOf(quarters.length, readCounted([chats, alerts]));
  const ledgers = ledgersOf(quarters.length, readMade(made));
  const computed = quarters.flatMap((start, index): readonly StoredQuarter[] => {
    const [cube, before] = [cubes[index], stored.get(start)];
    if (cube === undefined) return [];
    const isFrozen = start < progress.frozen;
    const counted = quarterText({ ...cube, agents: isFrozen ? null : cube.agents });
    const { cube: text, agents } = isFrozen && before !== undefined ? before : counted;
    return [{ start, cube: text, agents, ledger: ledgerText(ledgers[index]) }];
  });
  const after = new Map([...stored, ...computed.map((quarter) => [quarter.start, quarter] as const)]);
  return {
    quarters: computed,
    days: daysOf(
      [...after.values()],
      days.filter(({ from }) => from >= progress.daysFrom),
      zone,
      progress,
    ),
    ledger: ledgerChanges(
      computed.map(({ start, ledger }) => [readLedgerText(stored.get(start)?.ledger), readLedgerText(ledger)]),
    ),
    ...{ marks, next },
  };
}

/** The days, each from the quarters in it. */
function daysOf(
  quarters: readonly StoredQuarter[],
  days: readonly ZoneDay[],
  zone: string,
  { frozen }: FiguresProgress,
): Computed["days"] {
  return days.flatMap(({ day, from, to }) => {
    const own = quarters.filter(({ start }) => start >= from && start < to);
    if (own.length === 0) return [];
    const built = own.map((quarter) => ({ start: quarter.start, cube: readQuarterCube(quarter) }));
    const { cube, hours } = dayCubeOf(built, zone, from);
    return [{ day, zone, ...dayText({ ...cube, agents: from < frozen ? null : cube.agents }, hours) }];
  });
}

function stretchOf({ from, to }: ZoneDay): Stretch {
  return [from, to];
}
