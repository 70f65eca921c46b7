import { REASONS, type Reason } from "./reasons.ts";

/** By which a database sorts: the worst reason first, then who has more of them. The lower, the more urgent. */
export function urgencyOf(reasons: readonly Reason[]): number {
  const worst = REASONS.findIndex((reason) => reasons.includes(reason));
  const more = REASONS.length - reasons.length;
  return (worst < 0 ? REASONS.length : worst) * (REASONS.length + 1) + more;
}
