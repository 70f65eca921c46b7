import { type Counts, NO_COUNTS } from "../alerts/counts.ts";
import type { Database } from "../store/database.ts";
import { countOpen, type OpenCount } from "../store/statistics/backlog.ts";
import { medianOf } from "./histogram.ts";
import type { TimeRange } from "./period.ts";
import { type Figures, readFigures, sumsOf, wonBackLateIn } from "./read-figures.ts";
import type { Gaps, Piece } from "./stored-parts.ts";
import { addCounts, countsOf, namedCounts, type Sums, totalOf } from "./sums.ts";

/** A period's figures, and those of the period before. */
export interface Report extends Gaps {
  readonly total: Compared;
  readonly speed: Speed;
  readonly speedBefore: Speed;
  /** Worst first: by open alerts, then by alerts. Only queues with any figures. */
  readonly queues: readonly QueueReport[];
  /** Most chats first. */
  readonly agents: readonly AgentReport[];
  /** All open alerts that were opened before the end of the period, including earlier ones. */
  readonly open: number;
  /** Won back within the period, but opened before it: not counted for any alert of the period. */
  readonly wonBackLate: number;
}

export interface Compared {
  readonly counts: Counts;
  readonly before: Counts;
}

/** Medians of the times since alerts were opened, in milliseconds, off by at most 5 %; null if there are none. */
export interface Speed {
  readonly claimed: number | null;
  readonly wonBack: number | null;
}

export interface QueueReport extends Compared {
  /** Null: the chats had no queue. */
  readonly queue: string | null;
  /** As in the whole report. */
  readonly open: number;
}

export interface AgentReport {
  readonly agent: string;
  readonly counts: Counts;
}

/** `before` ends where `time` begins. Throws StoreUnavailable. */
export async function readReport(db: Database, zone: string, time: TimeRange, before: TimeRange): Promise<Report> {
  return (await readStatistics(db, zone, { time, before, days: [] })).report;
}

export interface Statistics {
  readonly report: Report;
  /** The totals of each day. */
  readonly days: readonly Counts[];
}

/**
 * The report of a period and of each of its days, with current figures. Three round trips, however much there is to
 * count.
 */
export async function readStatistics(
  db: Database,
  zone: string,
  { time, before, days }: { readonly time: TimeRange; readonly before: TimeRange; readonly days: readonly TimeRange[] },
): Promise<Statistics> {
  const [figures, open] = await Promise.all([
    readFigures(db, zone, [before.from, time.from, time.to]),
    countOpen(db, time.to),
  ]);
  return {
    report: reportOf(figures, open, time, before),
    days: piecesOfEach(figures, days).map(totalOfPieces),
  };
}

/** The totals of a queue on a day. */
export interface QueueOfDay {
  readonly day: number;
  readonly queue: string | null;
  readonly counts: Counts;
}

/** By day, queues with any figures; `day` is the index in the list. */
export async function readQueuesOfDays(
  db: Database,
  zone: string,
  days: readonly TimeRange[],
): Promise<readonly QueueOfDay[]> {
  const figures = await readFigures(db, zone, [days[0]?.from ?? 0, ...days.map(({ to }) => to)]);
  return piecesOfEach(figures, days).flatMap((pieces, day) =>
    namedCounts(queuesOfPieces(pieces)).map(([queue, counts]) => ({ day, queue, counts })),
  );
}

/**
 * The pieces of each day. Each piece is visited once: half a year of them would be too many for each of a hundred days.
 */
function piecesOfEach({ pieces }: Pick<Figures, "pieces">, days: readonly TimeRange[]): readonly (readonly Piece[])[] {
  const sorted = pieces.toSorted((one, other) => one.at - other.at);
  let next = 0;
  return days.map(({ from, to }) => {
    while (next < sorted.length && (sorted[next]?.at ?? 0) < from) next += 1;
    const first = next;
    while (next < sorted.length && (sorted[next]?.at ?? 0) < to) next += 1;
    return sorted.slice(first, next);
  });
}

function queuesOfPieces(pieces: readonly Piece[]): ReadonlyMap<string | null, readonly number[]> {
  const queues = new Map<string | null, number[]>();
  for (const { cube, ...weight } of pieces) addCounts(queues, cube.queues, cube.counts, weight);
  return queues;
}

function totalOfPieces(pieces: readonly Piece[]): Counts {
  const all = new Map<null, number[]>();
  for (const { cube, ...weight } of pieces)
    addCounts(
      all,
      cube.queues.map(() => null),
      cube.counts,
      weight,
    );
  return countsOf(all.get(null));
}

function reportOf(figures: Figures, open: readonly OpenCount[], time: TimeRange, before: TimeRange): Report {
  const [now, earlier] = [sumsOf(figures, time), sumsOf(figures, before)];
  return {
    ...{ asOf: figures.asOf, countedFrom: figures.countedFrom },
    total: { counts: totalOf(now), before: totalOf(earlier) },
    speed: speedOf(now),
    speedBefore: speedOf(earlier),
    queues: queuesOf(now, earlier, open),
    agents: agentsOf(now),
    open: open.reduce((sum, one) => sum + one.open, 0),
    wonBackLate: wonBackLateIn(now, time.from, figures),
  };
}

function speedOf({ claimed, wonBack }: Sums): Speed {
  return { claimed: medianOf(claimed), wonBack: medianOf(wonBack) };
}

function queuesOf(nowSums: Sums, beforeSums: Sums, openCounts: readonly OpenCount[]): readonly QueueReport[] {
  const open = new Map(openCounts.map((one) => [one.queue, one.open]));
  const [now, before] = [new Map(namedCounts(nowSums.queues)), new Map(namedCounts(beforeSums.queues))];
  const names = new Set([...now.keys(), ...before.keys(), ...open.keys()]);
  const queues = [...names].map((queue) => ({
    queue,
    counts: now.get(queue) ?? NO_COUNTS,
    before: before.get(queue) ?? NO_COUNTS,
    open: open.get(queue) ?? 0,
  }));
  return queues.sort(
    (one, other) =>
      other.open - one.open ||
      other.counts.alerts - one.counts.alerts ||
      other.counts.came - one.counts.came ||
      (one.queue ?? "").localeCompare(other.queue ?? ""),
  );
}

function agentsOf({ agents }: Sums): readonly AgentReport[] {
  return namedCounts(agents)
    .map(([agent, counts]) => ({ agent, counts }))
    .toSorted((one, other) => other.counts.came - one.counts.came || one.agent.localeCompare(other.agent));
}
