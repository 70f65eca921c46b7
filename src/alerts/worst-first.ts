import { REASONS, type Reason } from "./reasons.ts";

interface Urgent {
  readonly reasons: readonly Reason[];
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** For sorting: the worst reason first, then who has more of them, then who waits longest. */
export function worstFirst(one: Urgent, other: Urgent): number {
  return (
    rank(one.reasons) - rank(other.reasons) ||
    other.reasons.length - one.reasons.length ||
    one.createdAt - other.createdAt
  );
}

function rank(reasons: readonly Reason[]): number {
  const index = REASONS.findIndex((reason) => reasons.includes(reason));
  return index < 0 ? REASONS.length : index;
}
