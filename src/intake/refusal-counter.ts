import { MINUTE } from "../time/durations.ts";

/** Counts refused requests in memory, so that a flood of them does not cause a flood of writes. */
export interface RefusalCounter<Kind> {
  /** Counts one; returns how many to write now: 0 if the last write was less than a minute ago. */
  add(kind: Kind, now: number): number;
  /** Restores counts that could not be written: they are added to the next write. */
  restore(kind: Kind, count: number): void;
}

/** The minimum time between two writes of one kind, in milliseconds. */
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
    restore(kind, count) {
      counts.set(kind, (counts.get(kind) ?? 0) + count);
    },
  };
}
