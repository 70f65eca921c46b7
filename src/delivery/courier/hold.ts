import type { Delivery } from "../../alerts/delivery.ts";
import type { MessageState } from "../../alerts/message-state.ts";
import { type Statement, StoreUnavailable } from "../../store/database.ts";
import { holdStatements } from "../../store/deliveries/hold.ts";
import { MINUTE } from "../../time/durations.ts";
import type { Batch } from "./batching.ts";
import type { Ports } from "./ports.ts";
import { served, type TargetStateStore } from "./target-state.ts";

/** What D1 could not be told to hold: only in memory, for a while. */
export interface HeldBack {
  add(ids: readonly string[], until: number): void;
  /** Of deliveries and messages. */
  ids(now: number): readonly string[];
  /** When the first of them is looked at again; null: there is none. */
  nextAt(now: number): number | null;
}

export function createHeldBack(): HeldBack {
  const untilOf = new Map<string, number>();
  const current = (now: number) => {
    for (const [id, until] of untilOf) if (until <= now) untilOf.delete(id);
    return untilOf;
  };
  return {
    add(ids, until) {
      for (const id of ids) untilOf.set(id, until);
    },
    ids: (now) => [...current(now).keys()],
    nextAt(now) {
      const instants = [...current(now).values()];
      return instants.length === 0 ? null : Math.min(...instants);
    },
  };
}

interface Held {
  /** The message that waits; null: the delivery is in none. */
  readonly left: MessageState | null;
  /** When a delivery that is in no message is due; null: it is in one. */
  readonly heldUntil: number | null;
}

/** In milliseconds: when it is looked at again while D1 takes no writes, or the target is probed again in a wait. */
const AGAIN = MINUTE;

/**
 * Nothing of it may be sent before `until`. While D1 does not take that, memory keeps it for a while: nothing else may
 * wait for it.
 */
export async function hold(
  { db, now, target, log }: Ports,
  targetState: TargetStateStore,
  held: HeldBack,
  { base, kind }: Batch,
  deliveries: readonly Delivery[],
  until: number,
): Promise<Held> {
  const ids = deliveries.map(({ id }) => id);
  const isKept = await keep(db, holdStatements(ids, base?.id ?? null, until, now()));
  const at = isKept ? until : Math.min(until, now() + AGAIN);
  if (!isKept) {
    log({ event: "hold", target, outcome: "unavailable", deliveries: ids.length });
    held.add(base === null ? ids : [...ids, base.id], at);
  }
  const { wait } = targetState.get();
  await targetState.remember({
    urgent: null,
    served: served(targetState.get(), kind),
    // A probe that could not be made is made later, with something else.
    ...(wait === null ? {} : { wait: { ...wait, probeAt: Math.max(wait.probeAt, now() + AGAIN) } }),
  });
  return base === null ? { left: null, heldUntil: at } : { left: { ...base, dueAt: at }, heldUntil: null };
}

/** Whether D1 took it. */
async function keep(db: Ports["db"], statements: readonly Statement[]): Promise<boolean> {
  try {
    await db.batch(statements);
    return true;
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    return false;
  }
}
