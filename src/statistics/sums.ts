import { type Counts, NO_COUNTS } from "../alerts/counts.ts";
import { type Cube, FIGURES } from "./cube.ts";
import { addHistogram, type Histogram } from "./histogram.ts";

/** Figures that are being added up. */
export interface Sums {
  readonly queues: Map<string | null, number[]>;
  readonly agents: Map<string, number[]>;
  readonly claimed: Histogram;
  readonly wonBack: Histogram;
  /** By the quarter in which they were opened. */
  readonly late: Map<number, number>;
}

/** How a cube counts: as a stored one that a newer count replaces (-1), and as one whose chats have since expired. */
export interface Weight {
  readonly sign: 1 | -1;
  /** Alerts that were open at their expiry ended unresolved. */
  readonly isFrozen: boolean;
}

export function noSums(): Sums {
  return { queues: new Map(), agents: new Map(), claimed: new Map(), wonBack: new Map(), late: new Map() };
}

export function addCube(sums: Sums, cube: Cube, weight: Weight): void {
  addCounts(sums.queues, cube.queues, cube.counts, weight);
  if (cube.agents !== null) addCounts(sums.agents, cube.agents.names, cube.agents.counts, weight);
  for (const histogram of cube.claimed) addHistogram(sums.claimed, histogram, weight.sign);
  for (const histogram of cube.wonBack) addHistogram(sums.wonBack, histogram, weight.sign);
  for (let at = 0; at + 1 < cube.late.length; at += 2) {
    const [opened = 0, count = 0] = cube.late.slice(at, at + 2);
    sums.late.set(opened, (sums.late.get(opened) ?? 0) + weight.sign * count);
  }
}

/** Counted once, for chats that are still stored. */
export const ADDED: Weight = { sign: 1, isFrozen: false };

const WIDTH = FIGURES.length;
const OTHERWISE = FIGURES.indexOf("otherwise");
const OPEN = FIGURES.indexOf("open");

export function noNumbers(): number[] {
  return new Array<number>(WIDTH).fill(0);
}

/** Adds the counts in a list from an index on. */
export function addNumbers(sums: number[], flat: readonly number[], at: number, { sign, isFrozen }: Weight): void {
  for (let figure = 0; figure < WIDTH; figure += 1) {
    const into = isFrozen && figure === OPEN ? OTHERWISE : figure;
    sums[into] = (sums[into] ?? 0) + sign * (flat[at + figure] ?? 0);
  }
}

/** `flat` has the counts of each name, one after the other. */
export function addCounts<Name>(
  sums: Map<Name, number[]>,
  names: readonly Name[],
  flat: readonly number[],
  weight: Weight,
): void {
  names.forEach((name, index) => {
    const known = sums.get(name);
    const counts = known ?? noNumbers();
    if (known === undefined) sums.set(name, counts);
    addNumbers(counts, flat, index * WIDTH, weight);
  });
}

export function countsOf(numbers: readonly number[] | undefined): Counts {
  if (numbers === undefined) return NO_COUNTS;
  const counts = { ...NO_COUNTS };
  return Object.assign(counts, Object.fromEntries(FIGURES.map((figure, at) => [figure, numbers[at] ?? 0])));
}

/** Those with any counts. */
export function namedCounts<Name>(sums: ReadonlyMap<Name, readonly number[]>): readonly (readonly [Name, Counts])[] {
  return [...sums].flatMap(([name, numbers]) =>
    numbers.some((count) => count !== 0) ? [[name, countsOf(numbers)] as const] : [],
  );
}

export function totalOf({ queues }: Sums): Counts {
  const total = noNumbers();
  for (const numbers of queues.values()) addNumbers(total, numbers, 0, ADDED);
  return countsOf(total);
}
