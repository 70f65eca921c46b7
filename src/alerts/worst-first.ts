import type { Reason } from "./reasons.ts";
import { urgencyOf } from "./urgency.ts";

interface Urgent {
  readonly reasons: readonly Reason[];
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** For sorting: the worst reason first, then who has more of them, then who waits longest. */
export function worstFirst(one: Urgent, other: Urgent): number {
  return urgencyOf(one.reasons) - urgencyOf(other.reasons) || one.createdAt - other.createdAt;
}
