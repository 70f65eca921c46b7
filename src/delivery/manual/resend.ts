import type { DeliveryStatus } from "../../alerts/delivery.ts";
import { type DeadAgain, hurry, sendAgain, sendDeadAgain, statusOf } from "../../store/deliveries/resend.ts";
import type { Journal } from "../courier/journal.ts";
import type { Ports } from "../courier/ports.ts";
import type { Memory } from "../courier/target-state.ts";
import { type Unavailable, whenSettled } from "./settled-first.ts";

/** What became of the wish to send a delivery again. */
export type Retried =
  /** It is pending, and due now. */
  | { readonly kind: "due"; readonly was: Exclude<DeliveryStatus, "sent"> }
  | { readonly kind: "sent" }
  | { readonly kind: "unknown" }
  | Unavailable;

export type RetriedDead = ({ readonly kind: "due" } & DeadAgain) | Unavailable;

/**
 * Makes a dead or suppressed delivery pending again, and hurries a pending one. Somebody waits for it: it goes next, is
 * not gathered with what may follow, and does not wait because the target asked for it.
 */
export async function retry(ports: Ports, journal: Journal, memory: Memory, id: string): Promise<Retried> {
  return whenSettled(ports, journal, async () => {
    const was = await statusOf(ports.db, id);
    if (was === null) return { kind: "unknown" };
    // D1 may refuse for good to be told so.
    const sentAside = journal.aside().some(({ ended }) => ended.some((one) => one.id === id && one.status === "sent"));
    if (was === "sent" || sentAside) return { kind: "sent" };
    await (was === "pending" ? hurry : sendAgain)(ports.db, id, ports.now());
    await memory.remember({ urgent: id });
    return { kind: "due", was };
  });
}

/** The same for the oldest dead deliveries of the target. */
export async function retryDead(ports: Ports, journal: Journal, memory: Memory): Promise<RetriedDead> {
  return whenSettled(ports, journal, async () => {
    const again = await sendDeadAgain(ports.db, ports.target, ports.now());
    await memory.remember({ gathering: {}, ...askNow(memory, ports.now()) });
    return { kind: "due", ...again };
  });
}

/** A target that asked to be left alone is asked again now. */
export function askNow(memory: Memory, now: number): Partial<ReturnType<Memory["get"]>> {
  const { wait } = memory.get();
  return wait === null ? {} : { wait: { ...wait, probeAt: now } };
}
