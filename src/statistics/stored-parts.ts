import { QUARTER, quarterOf, type Stretch } from "../store/statistics/quarter.ts";
import type { AskedStretches, Readable } from "../store/statistics/readable.ts";
import { dayAt, instantOf } from "../time/calendar.ts";
import { type Cube, FIGURES, readDayCube, readQuarterCube } from "./cube.ts";
import type { ZoneDay } from "./quarters-to-compute.ts";
import type { Weight } from "./sums.ts";

/** Figures of a stretch of time within one of the requested periods. */
export interface Piece extends Weight {
  readonly at: number;
  readonly cube: Cube;
}

/** The parts of the figures of a period. */
export interface Parts {
  readonly pieces: readonly Piece[];
  /** To be counted in their current state. */
  readonly live: readonly Stretch[];
  /** Stored quarters to read instead of days that are not computed yet. */
  readonly quarters: readonly Stretch[];
  readonly gaps: Gaps;
}

/** What is missing, because it is more than one request may count. Milliseconds since 1970. */
export interface Gaps {
  /** Events from this instant on are incomplete; null if they are complete. */
  readonly asOf: number | null;
  /** Events before this instant are missing; null if they are complete. */
  readonly countedFrom: number | null;
}

/** How much is counted live: eight hours of quarters, and no further ones once those have this many chats. */
const MOST = 32;
const MOST_CHATS = 800;
/** How many days of quarters are read instead of days, each up to a hundred rows. */
const MOST_DAYS = 10;

/** The boundaries of the requested periods, in order: each begins where the previous one ends. */
export type Bounds = readonly [from: number, ...rest: readonly number[]];

/** The zone's days in the periods, including those that begin before or end after. */
export function daysWithin(bounds: Bounds, zone: string): readonly ZoneDay[] {
  const first = dayAt(zone, bounds[0]);
  const count = dayAt(zone, (bounds.at(-1) ?? bounds[0]) - 1) - first + 1;
  // Finding the start of a day is slow, so each is computed once.
  const begins = Array.from({ length: count + 1 }, (_, index) => instantOf(zone, first + index, 0));
  return begins.slice(1).map((to, index) => ({ day: first + index, from: begins[index] ?? to, to }));
}

export function askedOf(bounds: Bounds, days: readonly ZoneDay[]): AskedStretches {
  return {
    ...{ time: timeOf(bounds), most: MOST, mostChats: MOST_CHATS },
    days: [days[0]?.day ?? 0, days.at(-1)?.day ?? 0],
    quarters: days.filter((day) => isCut(day, bounds)).map(({ from, to }): Stretch => [from, to]),
  };
}

function timeOf(bounds: Bounds): Stretch {
  return [bounds[0], bounds.at(-1) ?? bounds[0]];
}

export function partsOf(bounds: Bounds, zone: string, days: readonly ZoneDay[], readable: Readable): Parts {
  const time = timeOf(bounds);
  const { progress, quarters } = readable;
  const isFrozen = (start: number) => start < progress.frozen;
  const fragments = fragmentsOf(bounds);
  const isWhole = (start: number) =>
    start >= time[0] && start < time[1] && !fragments.some(([from]) => quarterOf(from) === start);
  const pieces: Piece[] = [];
  const instead: ZoneDay[] = [];
  let countedFrom: number | null = null;
  const byDay = new Map(readable.days.map((stored) => [stored.day, stored]));
  for (const day of days.toReversed()) {
    const stored = byDay.get(day.day);
    if (isCut(day, bounds) || (isFrozen(day.from) && !isFrozen(day.to - QUARTER))) {
      for (const quarter of quarters) {
        const { start } = quarter;
        if (start < day.from || start >= day.to || !isWhole(start)) continue;
        pieces.push({ at: start, cube: readQuarterCube(quarter), sign: 1, isFrozen: isFrozen(start) });
      }
    } else if (progress.zone === zone && day.from >= progress.daysFrom) {
      if (stored?.zone !== zone) continue;
      pieces.push({ at: day.from, cube: readDayCube(stored), sign: 1, isFrozen: isFrozen(day.from) });
    } else if (progress.forward !== null && day.from < progress.forward && day.to > (progress.backward ?? 0)) {
      if (instead.length === MOST_DAYS) {
        countedFrom = day.to;
        break;
      }
      instead.push(day);
    }
  }
  const { taken, gaps } = liveOf(readable, time, (start) => isWhole(start) && start >= (countedFrom ?? 0));
  for (const { replaces } of taken) if (replaces !== null) pieces.push(replaces);
  return {
    pieces,
    live: [...fragments, ...taken.map(({ start }): Stretch => [start, start + QUARTER])],
    quarters: instead.map(({ from, to }): Stretch => [from, to]),
    gaps: { ...gaps, countedFrom: latest(gaps.countedFrom, countedFrom) },
  };
}

interface Candidate {
  readonly start: number;
  readonly chats: number;
  readonly kind: "since" | "marked" | "history";
  readonly replaces: Piece | null;
}

/** Which whole quarters are counted live, latest first, and what is left out. */
function liveOf(
  { progress, since, history, marked, firstMark }: Readable,
  [, end]: Stretch,
  isWanted: (start: number) => boolean,
): { readonly taken: readonly Candidate[]; readonly gaps: Gaps } {
  const { forward, backward, frozen } = progress;
  const computed = marked.flatMap(({ start, stored }): readonly Candidate[] => {
    // Final quarters stay as they are, and quarters that are not computed are counted live anyway.
    if (forward === null || start < frozen || start < (backward ?? 0) || start >= forward) return [];
    if (stored === null) return [{ start, chats: 0, kind: "marked", replaces: null }];
    const cube = readQuarterCube(stored);
    const chats = cube.counts.reduce((sum, count, index) => (index % FIGURES.length === 0 ? sum + count : sum), 0);
    return [{ start, chats, kind: "marked", replaces: { at: start, cube, sign: -1, isFrozen: false } }];
  });
  const listed = ({ quarters }: Readable["since"], kind: Candidate["kind"]) =>
    quarters.map(({ start, chats }) => ({ start, chats: chats ?? 0, kind, replaces: null }));
  const candidates = [...listed(since, "since"), ...computed, ...listed(history, "history")]
    .filter(({ start }) => isWanted(start))
    .toSorted((one, other) => other.start - one.start);
  const taken: Candidate[] = [];
  let chats = 0;
  for (const candidate of candidates) {
    if (taken.length === MOST || chats >= MOST_CHATS) break;
    taken.push(candidate);
    chats += candidate.chats;
  }
  const left = (kind: Candidate["kind"]) => candidates.slice(taken.length).some((candidate) => candidate.kind === kind);
  const asOf = [
    left("since") || since.next !== null ? forward : null,
    left("marked") || marked.length > MOST ? firstMark : null,
  ].filter((instant) => instant !== null);
  const oldest = taken.filter(({ kind }) => kind === "history").at(-1)?.start ?? Math.min(end, backward ?? end);
  return {
    taken,
    gaps: {
      asOf: asOf.length === 0 ? null : Math.min(...asOf),
      countedFrom: left("history") || history.next !== null ? oldest : null,
    },
  };
}

function isCut({ from, to }: ZoneDay, bounds: Bounds): boolean {
  return bounds.some((bound) => bound > from && bound < to);
}

/** The part of a quarter within the periods, if a boundary is inside a quarter. */
function fragmentsOf(bounds: Bounds): readonly Stretch[] {
  const [first, last] = [bounds[0], bounds.at(-1) ?? bounds[0]];
  const cut = new Set(bounds.filter((bound) => bound % QUARTER !== 0).map(quarterOf));
  return [...cut].flatMap((start) => {
    const inside = bounds.filter((bound) => bound > start && bound < start + QUARTER);
    const edges = [start, ...inside, start + QUARTER];
    return edges.slice(1).flatMap((to, index): readonly Stretch[] => {
      const [begin, end] = [Math.max(edges[index] ?? start, first), Math.min(to, last)];
      return begin < end ? [[begin, end]] : [];
    });
  });
}

function latest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}
