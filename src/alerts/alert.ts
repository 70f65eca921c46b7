import type { Hearing } from "./hearing.ts";
import { REASONS, type Reason } from "./reasons.ts";

/** One chat that needs attention, as one arrival changes it. */
export interface Alert {
  /** All reasons of its current life, worst first. */
  readonly reasons: readonly Reason[];
  /** Those that are told now. */
  readonly fresh: readonly Reason[];
  /** How many times new reasons were told, this one included. */
  readonly number: number;
  readonly hearing: Hearing;
}

/** What an earlier arrival of the same chat left. */
export interface KnownAlert {
  /** Those of its current life. */
  readonly reasons: readonly Reason[];
  readonly number: number;
  /** It expired or was spam: what comes now begins a new life, in which nobody was told of anything yet. */
  readonly isOver: boolean;
}

/**
 * An alert for the reasons that are new in its current life; null when there are none. `hear` decides who hears of
 * those.
 */
export function nextAlert(
  reasons: readonly Reason[],
  known: KnownAlert | null,
  hear: (fresh: readonly Reason[]) => Hearing,
): Alert | null {
  const told = known === null || known.isOver ? [] : known.reasons;
  const fresh = reasons.filter((reason) => !told.includes(reason));
  if (fresh.length === 0) return null;
  const all = REASONS.filter((reason) => told.includes(reason) || fresh.includes(reason));
  return { reasons: all, fresh, number: (known?.number ?? 0) + 1, hearing: hear(fresh) };
}
