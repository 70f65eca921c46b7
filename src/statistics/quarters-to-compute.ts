import type { DueQuarters } from "../store/statistics/due.ts";
import type { Listed } from "../store/statistics/listing.ts";
import type { FiguresProgress } from "../store/statistics/progress.ts";
import type { Mark } from "../store/statistics/stored.ts";
import { dayAt, instantOf } from "../time/calendar.ts";
import { DAY } from "../time/durations.ts";

/** A day of a time zone, with its start and end. */
export interface ZoneDay {
  readonly day: number;
  readonly from: number;
  readonly to: number;
}

/** One run's share of the work. */
export type Work =
  | { readonly kind: "nothing" }
  /** Quarters to compute, their days, the marks that this settles, and the progress afterwards. */
  | {
      readonly kind: "quarters";
      readonly quarters: readonly number[];
      readonly days: readonly ZoneDay[];
      readonly marks: readonly Mark[];
      readonly next: FiguresProgress;
    }
  /** Days to compute from stored quarters, for another time zone. */
  | { readonly kind: "days"; readonly days: readonly ZoneDay[]; readonly next: FiguresProgress }
  /** Figures by agent to delete. */
  | { readonly kind: "agents"; readonly from: number; readonly to: number };

/**
 * How many days are touched in one run: a day of quarters is up to a hundred rows. Fewer for marks, so that nothing
 * waits for them.
 */
const DAYS_AT_ONCE = 5;
const MARKED_DAYS_AT_ONCE = 3;
const AGENT_DAYS_AT_ONCE = 4;

/** Different kinds of work take turns: a run that stores something leaves the next one to the others. */
export function workOf(due: DueQuarters, zone: string): Work {
  const { progress } = due;
  if (progress.zone !== null && progress.zone !== zone && progress.forward !== null) {
    const { to } = zoneDay(zone, dayAt(zone, progress.forward));
    return { kind: "days", days: [], next: { ...progress, zone, daysFrom: to } };
  }
  const works = [quartersOf(due, zone), daysOf(due, zone), agentsOf(due)].filter(({ kind }) => kind !== "nothing");
  return works[progress.revision % works.length] ?? NOTHING;
}

const NOTHING: Work = { kind: "nothing" };

function zoneDay(zone: string, day: number): ZoneDay {
  return { day, from: instantOf(zone, day, 0), to: instantOf(zone, day + 1, 0) };
}

function quartersOf({ progress, closed, marks, forward, backward }: DueQuarters, zone: string): Work {
  const { forward: until = closed, backward: since = closed, rebuilding, frozen } = known(progress, closed);
  const days = new Set<number>();
  /** The first of these quarters for whose days there is room; at least one. */
  const fitting = (starts: readonly number[], most: number) => {
    const taken: number[] = [];
    for (const start of starts) {
      const day = dayAt(zone, start);
      if (!days.has(day) && days.size >= most && taken.length > 0) break;
      days.add(day);
      taken.push(start);
    }
    return taken;
  };
  // What is not computed yet will be computed in its current state: it needs no mark.
  const needless = marks.filter(({ start }) => start < since || start >= until);
  const marked = fitting(
    marks.filter((mark) => !needless.includes(mark)).map(({ start }) => start),
    MARKED_DAYS_AT_ONCE,
  );
  const ahead = fitting(startsOf(forward), DAYS_AT_ONCE);
  const history = startsOf(backward).filter((start) => rebuilding === null || start >= frozen);
  const behind = fitting(history, DAYS_AT_ONCE);
  const isHistoryDone = behind.length === startsOf(backward).length && backward.next === null;
  const isRebuildDone =
    behind.length === history.length && (history.length < startsOf(backward).length || isHistoryDone);
  const lowest = behind.at(-1);
  const next: FiguresProgress = {
    ...progress,
    ...{ zone, frozen },
    forward: startsOf(forward)[ahead.length] ?? forward.next ?? Math.max(until, closed),
    backward: rebuilding !== null ? since : isHistoryDone ? 0 : (lowest ?? since),
    rebuilding: rebuilding === null || isRebuildDone ? null : (lowest ?? rebuilding),
  };
  const settled = [...needless, ...marks.filter(({ start }) => marked.includes(start))];
  const quarters = [...new Set([...marked, ...ahead, ...behind])];
  const isFurther = next.backward !== progress.backward || next.rebuilding !== progress.rebuilding;
  // If nothing arrived, progress alone is not worth writing a row.
  if (quarters.length === 0 && settled.length === 0 && !isFurther) return NOTHING;
  return { kind: "quarters", quarters, days: [...days].map((day) => zoneDay(zone, day)), marks: settled, next };
}

/** Before the first run nothing is computed, neither before nor after now. */
function known(progress: FiguresProgress, closed: number) {
  return { ...progress, forward: progress.forward ?? closed, backward: progress.backward ?? closed };
}

function startsOf({ quarters }: Listed): readonly number[] {
  return quarters.map(({ start }) => start);
}

function daysOf({ progress, daysOf: last }: DueQuarters, zone: string): Work {
  if (progress.daysFrom === 0) return NOTHING;
  if (last === null) return { kind: "days", days: [], next: { ...progress, daysFrom: 0 } };
  const newest = dayAt(zone, last);
  const days = Array.from({ length: DAYS_AT_ONCE }, (_, back) => zoneDay(zone, newest - back));
  return { kind: "days", days, next: { ...progress, daysFrom: days.at(-1)?.from ?? 0 } };
}

function agentsOf({ progress, agentsOf: from }: DueQuarters): Work {
  if (from === null) return NOTHING;
  return { kind: "agents", from, to: Math.min(progress.frozen, from + AGENT_DAYS_AT_ONCE * DAY) };
}
