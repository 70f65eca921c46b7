import { REASONS, type Reason } from "./reasons.ts";

/**
 * What D1 stores and sorts by, of an alert whose worst reason this is: alone, with one other reason, with more. Stored
 * values stay as they are, so a new reason takes whole numbers that are free: 3 or 7 for one between two others, 12 to 14
 * for the least, negative ones for the worst.
 */
const URGENCY: Readonly<Record<Reason, readonly [alone: number, withOne: number, withMore: number]>> = {
  lost: [2, 1, 0],
  missed: [6, 5, 4],
  "sla-breached": [10, 9, 8],
};
const NO_REASON = 15;

/** The worst reason first, then who has more of them. The lower, the more urgent. */
export function urgencyOf(reasons: readonly Reason[]): number {
  const worst = REASONS.find((reason) => reasons.includes(reason));
  if (worst === undefined) return NO_REASON;
  const [alone, withOne, withMore] = URGENCY[worst];
  return reasons.length === 1 ? alone : reasons.length === 2 ? withOne : withMore;
}

interface Urgent {
  readonly reasons: readonly Reason[];
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** For sorting: the worst reason first, then who has more of them, then who waits longest. */
export function byUrgency(one: Urgent, other: Urgent): number {
  return urgencyOf(one.reasons) - urgencyOf(other.reasons) || one.createdAt - other.createdAt;
}
