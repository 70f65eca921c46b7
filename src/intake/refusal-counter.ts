import { MINUTE } from "../time/durations.ts";

/** Counts refused requests in memory, so that a flood of them is no flood of writes. */
export interface RefusalCounter<Kind> {
  /** Counts one; returns how many are to be written down now, 0 while the last write is a moment ago. */
  add(kind: Kind, now: number): number;
  /** So many could not be written down: they count with the next. */
  putBack(kind: Kind, count: number): void;
}

/** The least time between two writes of one kind, in milliseconds. */
const PACE = MINUTE;

export function createRefusalCounter<Kind>(): RefusalCounter<Kind> {
  const counts = new Map<Kind, number>();
  const writtenAt = new Map<Kind, number>();
  return {
    add(kind, now) {
      const count = (counts.get(kind) ?? 0) + 1;
      const wait = now - (writtenAt.get(kind) ?? -PACE) < PACE;
      counts.set(kind, wait ? count : 0);
      if (!wait) writtenAt.set(kind, now);
      return wait ? 0 : count;
    },
    putBack(kind, count) {
      counts.set(kind, (counts.get(kind) ?? 0) + count);
    },
  };
}
