import type { Counts } from "../alerts/counts.ts";
import type { Counted, SummedTimes } from "../store/statistics/counts.ts";
import { DAY, HOUR } from "../time/durations.ts";
import { offsetAt } from "../time/zone.ts";
import { type Cube, FIGURES, type HourCells } from "./cube.ts";
import { addBin, addHistogram, flatHistogram, type Histogram } from "./histogram.ts";
import { ADDED, addCounts, addNumbers, noNumbers } from "./sums.ts";

/** The counts and times of each queue while they are added up. */
type Cells = Map<string | null, Cell>;

interface Cell {
  readonly counts: number[];
  readonly claimed: Histogram;
  readonly wonBack: Histogram;
}

/** One cube per stretch of time, from what was counted in it. */
export function cubesOf(stretches: number, { came, opened, late }: Counted): readonly Cube[] {
  return Array.from({ length: stretches }, (_, stretch) => {
    const cells: Cells = new Map();
    const agents = new Map<string, number[]>();
    const add = (queue: string | null, agent: string | null, counts: readonly number[]) => {
      addNumbers(cellOf(cells, queue).counts, counts, 0, ADDED);
      if (agent !== null) addCounts(agents, [agent], counts, ADDED);
    };
    for (const { queue, agent, count } of came.filter((one) => one.stretch === stretch)) {
      add(
        queue,
        agent,
        FIGURES.map((figure) => (figure === "came" ? count : 0)),
      );
    }
    for (const { queue, agent, count, claimed, wonBack, fate, ...reasons } of opened) {
      if (reasons.stretch !== stretch) continue;
      const { lost, missed, slaBreached } = reasons;
      const holds: Partial<Record<keyof Counts, boolean>> = {
        lost,
        missed,
        slaBreached,
        [fate]: true,
        alerts: true,
        claimed: claimed !== null,
      };
      add(
        queue,
        agent,
        FIGURES.map((figure) => (holds[figure] === true ? count : 0)),
      );
      const cell = cellOf(cells, queue);
      addTimes(cell.claimed, claimed, count);
      addTimes(cell.wonBack, wonBack, count);
    }
    return {
      ...flatCells(cells),
      late: late.flatMap((one) => (one.stretch === stretch ? [one.opened, one.count] : [])),
      agents: flatAgents(agents),
    };
  });
}

function addTimes(histogram: Histogram, times: SummedTimes | null, count: number): void {
  if (times !== null) addBin(histogram, times.step, { count, sum: times.sum });
}

/** A computed quarter. */
export interface BuiltQuarter {
  readonly start: number;
  readonly cube: Cube;
}

/** The total of a day's quarters, and of each local hour; `from`: when the day begins. */
export function dayCubeOf(
  quarters: readonly BuiltQuarter[],
  zone: string,
  from: number,
): { readonly cube: Cube; readonly hours: readonly HourCells[] } {
  const [all, hours] = [new Map<string | null, Cell>(), new Map<number, Cells>()];
  const [agents, late] = [new Map<string, number[]>(), new Map<number, number>()];
  for (const { start, cube } of quarters) {
    const hour = Math.floor((((start + offsetAt(zone, start)) % DAY) + DAY) / HOUR) % 24;
    const cells: Cells = hours.get(hour) ?? new Map();
    hours.set(hour, cells);
    addTo(all, cube);
    addTo(cells, cube);
    if (cube.agents !== null) addCounts(agents, cube.agents.names, cube.agents.counts, ADDED);
    // A period consists of whole days and quarters: what was opened on the same day was opened within the period.
    for (let at = 0; at + 1 < cube.late.length; at += 2) {
      const [opened = 0, count = 0] = cube.late.slice(at, at + 2);
      if (opened < from) late.set(opened, (late.get(opened) ?? 0) + count);
    }
  }
  const { queues, counts, claimed, wonBack } = flatCells(all);
  return {
    cube: {
      ...{ queues, counts, claimed: [merged(claimed)], wonBack: [merged(wonBack)], late: [...late].flat() },
      agents: flatAgents(agents),
    },
    hours: [...hours].toSorted(([one], [other]) => one - other).map(([hour, cells]) => ({ hour, ...flatCells(cells) })),
  };
}

function cellOf(cells: Cells, queue: string | null): Cell {
  const cell = cells.get(queue) ?? { counts: noNumbers(), claimed: new Map(), wonBack: new Map() };
  cells.set(queue, cell);
  return cell;
}

function addTo(cells: Cells, { queues, counts, claimed, wonBack }: Cube): void {
  queues.forEach((queue, index) => {
    const cell = cellOf(cells, queue);
    addNumbers(cell.counts, counts, index * FIGURES.length, ADDED);
    addHistogram(cell.claimed, claimed[index] ?? []);
    addHistogram(cell.wonBack, wonBack[index] ?? []);
  });
}

function flatCells(cells: Cells): Pick<Cube, "queues" | "counts" | "claimed" | "wonBack"> {
  const all = [...cells.values()];
  return {
    queues: [...cells.keys()],
    counts: all.flatMap(({ counts }) => counts),
    claimed: all.map((cell) => flatHistogram(cell.claimed)),
    wonBack: all.map((cell) => flatHistogram(cell.wonBack)),
  };
}

function flatAgents(agents: ReadonlyMap<string, readonly number[]>): Cube["agents"] {
  return { names: [...agents.keys()], counts: [...agents.values()].flat() };
}

function merged(flats: readonly (readonly number[])[]): readonly number[] {
  const histogram: Histogram = new Map();
  for (const flat of flats) addHistogram(histogram, flat);
  return flatHistogram(histogram);
}
