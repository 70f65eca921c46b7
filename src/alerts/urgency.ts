import { REASONS, type Reason } from "./reasons.ts";

/** By which a database sorts: the worst reason first, then who has more of them. The lower, the more urgent. */
export function urgencyOf(reasons: readonly Reason[]): number {
  const worst = REASONS.findIndex((reason) => reasons.includes(reason));
  const more = REASONS.length - reasons.length;
  return (worst < 0 ? REASONS.length : worst) * (REASONS.length + 1) + more;
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
