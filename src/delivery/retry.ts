import type { DeliveryStatus } from "../alerts/delivery.ts";
import { type DeadAgain, hurry, sendAgain, sendDeadAgain, statusOf } from "../store/delivery-again.ts";
import type { Journal } from "./journal.ts";
import type { Memory } from "./memory.ts";
import type { Ports } from "./ports.ts";
import { type Unavailable, whenSettled } from "./when-settled.ts";

/** What became of the wish to send a delivery again. */
export type Retried =
  /** It is pending, and due now. */
  | { readonly kind: "due"; readonly was: Exclude<DeliveryStatus, "sent"> }
  | { readonly kind: "sent" }
  | { readonly kind: "unknown" }
  | Unavailable;

export type RetriedDead = ({ readonly kind: "due" } & DeadAgain) | Unavailable;

/** Somebody waits for it: it is not gathered with what may follow. */
const NOW = { gatherUntil: 0 };

/** Makes a dead or suppressed delivery pending again, and hurries a pending one. */
export async function retry(ports: Ports, journal: Journal, memory: Memory, id: string): Promise<Retried> {
  return whenSettled(ports, journal, async () => {
    const was = await statusOf(ports.db, id);
    if (was === null) return { kind: "unknown" };
    if (was === "sent") return { kind: "sent" };
    await memory.remember(NOW);
    await (was === "pending" ? hurry : sendAgain)(ports.db, id, ports.now());
    return { kind: "due", was };
  });
}

/** The same for the oldest dead deliveries of the target. */
export async function retryDead(ports: Ports, journal: Journal, memory: Memory): Promise<RetriedDead> {
  return whenSettled(ports, journal, async () => {
    await memory.remember(NOW);
    return { kind: "due", ...(await sendDeadAgain(ports.db, ports.target, ports.now())) };
  });
}
