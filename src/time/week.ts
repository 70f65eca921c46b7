/** Minutes after midnight; the end is not included. */
export interface MinuteRange {
  readonly from: number;
  readonly to: number;
}

/** A period of one day. `to` is beyond 24 hours if the period continues after midnight. */
export interface OpeningPeriod extends MinuteRange {
  /** 0 is Monday. */
  readonly day: number;
}

/** The open spans of each day from Monday: in order, without overlaps. */
export type Week = readonly (readonly MinuteRange[])[];

const DAYS = 7;
const MIDNIGHT = 24 * 60;

/** Splits periods over midnight into days, and merges spans that overlap or touch. */
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
