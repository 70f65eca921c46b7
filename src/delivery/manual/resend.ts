import type { DeliveryStatus } from "../../alerts/delivery.ts";
import { makeDueNow, type RequeuedDead, requeue, requeueDead, statusOf } from "../../store/deliveries/resend.ts";
import type { Journal } from "../courier/journal.ts";
import type { Ports } from "../courier/ports.ts";
import type { TargetStateStore } from "../courier/target-state.ts";
import { settledFirst, type Unavailable } from "./settled-first.ts";

/** The result of resending a delivery. */
export type Resent =
  /** It is pending, and due now. */
  | { readonly kind: "due"; readonly was: Exclude<DeliveryStatus, "sent"> }
  | { readonly kind: "sent" }
  | { readonly kind: "unknown" }
  | Unavailable;

export type ResentDead = ({ readonly kind: "due" } & RequeuedDead) | Unavailable;

/**
 * Makes a dead or suppressed delivery pending again, or a pending one due now. Somebody is waiting for it: it goes
 * next, without batching, and regardless of a wait that the target asked for.
 */
export async function resend(
  ports: Ports,
  journal: Journal,
  targetState: TargetStateStore,
  id: string,
): Promise<Resent> {
  return settledFirst(ports, journal, async () => {
    const was = await statusOf(ports.db, id);
    if (was === null) return { kind: "unknown" };
    // D1 may refuse permanently to record that it was sent.
    const sentAside = journal.aside().some(({ ended }) => ended.some((one) => one.id === id && one.status === "sent"));
    if (was === "sent" || sentAside) return { kind: "sent" };
    await (was === "pending" ? makeDueNow : requeue)(ports.db, id, ports.now());
    await targetState.remember({ urgent: id });
    return { kind: "due", was };
  });
}

/** Resends the target's oldest dead deliveries. */
export async function resendDead(ports: Ports, journal: Journal, targetState: TargetStateStore): Promise<ResentDead> {
  return settledFirst(ports, journal, async () => {
    const again = await requeueDead(ports.db, ports.target, ports.now());
    await targetState.remember({ gathering: {}, ...sendNow(targetState, ports.now()) });
    return { kind: "due", ...again };
  });
}

/** A target that asked us to wait is probed now. */
export function sendNow(targetState: TargetStateStore, now: number): Partial<ReturnType<TargetStateStore["get"]>> {
  const { wait } = targetState.get();
  return wait === null ? {} : { wait: { ...wait, probeAt: now } };
}
