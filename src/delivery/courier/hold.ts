import type { Delivery } from "../../alerts/delivery.ts";
import type { MessageState } from "../../alerts/message-state.ts";
import { holdStatements } from "../../store/deliveries/hold.ts";
import type { Batch } from "./batching.ts";
import type { Ports } from "./ports.ts";
import type { TargetStateStore } from "./target-state.ts";

interface Held {
  /** The message that waits; null: the delivery is in none. */
  readonly left: MessageState | null;
  /** When a delivery that is in no message is due; null: it is in one. */
  readonly heldUntil: number | null;
}

/** Nothing of it may be sent before `until`. D1 alone keeps that: if it forgets, the next attempt finds out again. */
export async function hold(
  { db, now }: Ports,
  targetState: TargetStateStore,
  { base }: Batch,
  deliveries: readonly Delivery[],
  until: number,
): Promise<Held> {
  const ids = deliveries.map(({ id }) => id);
  await db.batch(holdStatements(ids, base?.id ?? null, until, now()));
  if (targetState.get().urgent !== null) await targetState.remember({ urgent: null });
  return base === null ? { left: null, heldUntil: until } : { left: { ...base, dueAt: until }, heldUntil: null };
}
