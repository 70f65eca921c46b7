/**
 * Times in steps of 5 %, in milliseconds: the count and the sum of each step, so that a step with a single time is
 * exact. A median is off by at most one step.
 */
export type Histogram = Map<number, Bin>;

interface Bin {
  readonly count: number;
  readonly sum: number;
}

/** The stored form: step, count, sum; step, count, sum; … */
export type FlatHistogram = readonly number[];

/** Adds times of one step; with `sign` -1, subtracts them. */
export function addBin(histogram: Histogram, step: number, { count, sum }: Bin, sign: 1 | -1 = 1): void {
  const known = histogram.get(step) ?? { count: 0, sum: 0 };
  const bin = { count: known.count + sign * count, sum: known.sum + sign * sum };
  if (bin.count === 0) histogram.delete(step);
  else histogram.set(step, bin);
}

export function addHistogram(histogram: Histogram, flat: FlatHistogram, sign: 1 | -1 = 1): void {
  for (let at = 0; at + 2 < flat.length; at += 3) {
    addBin(histogram, flat[at] ?? 0, { count: flat[at + 1] ?? 0, sum: flat[at + 2] ?? 0 }, sign);
  }
}

export function flatHistogram(histogram: Histogram): FlatHistogram {
  return [...histogram]
    .toSorted(([one], [other]) => one - other)
    .flatMap(([step, { count, sum }]) => [step, count, sum]);
}

/** The middle time, or the mean of the two in the middle, each as the mean of its step; null if there is none. */
export function medianOf(histogram: Histogram): number | null {
  const steps = [...histogram].toSorted(([one], [other]) => one - other).map(([, bin]) => bin);
  const total = steps.reduce((sum, { count }) => sum + count, 0);
  const at = (place: number) => {
    let before = 0;
    for (const { count, sum } of steps) {
      before += count;
      if (place <= before) return sum / count;
    }
    return null;
  };
  const [low, high] = [at(Math.floor((total + 1) / 2)), at(Math.floor((total + 2) / 2))];
  return total === 0 || low === null || high === null ? null : (low + high) / 2;
}
