/** Minutes from a day's midnight, the end not included. */
export interface MinuteRange {
  readonly from: number;
  readonly to: number;
}

/** One day's period. `to` runs beyond 24 hours where the period runs over midnight. */
export interface OpeningPeriod extends MinuteRange {
  /** 0 is Monday. */
  readonly day: number;
}

/** For each day from Monday: when it is open, in order, nothing twice. */
export type Week = readonly (readonly MinuteRange[])[];

const DAYS = 7;
const MIDNIGHT = 24 * 60;

/** A period over midnight becomes a part of each day; what overlaps or touches becomes one. */
export function weekOf(periods: readonly OpeningPeriod[]): Week {
  const parts = periods.flatMap(({ day, from, to }) => [
    { day, from, to: Math.min(to, MIDNIGHT) },
    { day: (day + 1) % DAYS, from: 0, to: to - MIDNIGHT },
  ]);
  return Array.from({ length: DAYS }, (_, day) =>
    merged(parts.filter((part) => part.day === day && part.from < part.to)),
  );
}

function merged(spans: readonly MinuteRange[]): readonly MinuteRange[] {
  const all: MinuteRange[] = [];
  for (const { from, to } of spans.toSorted((one, other) => one.from - other.from)) {
    const last = all.at(-1);
    if (last && from <= last.to) all[all.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else all.push({ from, to });
  }
  return all;
}
