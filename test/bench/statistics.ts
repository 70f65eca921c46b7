/** The median of several measurements, and how far they lie apart. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((one, other) => one - other);
  return { median: quantile(sorted, 0.5), least: quantile(sorted, 0), most: quantile(sorted, 1) };
}

/** The value that a share of `sorted` (ascending) does not exceed: the nearest rank. NaN when there is none. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** The first divided by the second, pair by pair: what disturbs the machine for a while disturbs both of a pair. */
export function ratios(ones: readonly number[], others: readonly number[]): readonly number[] {
  return ones.map((one, index) => one / (others[index] ?? Number.NaN));
}
