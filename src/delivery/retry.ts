import type { DeliveryStatus } from "../alerts/delivery.ts";
import { StoreUnavailable } from "../store/database.ts";
import { hurry, sendAgain, sendDeadAgain, statusOf } from "../store/delivery-again.ts";
import { concludeInterrupted } from "./interrupted.ts";
import type { Journal } from "./journal.ts";
import type { Ports } from "./ports.ts";
import { settle } from "./settle.ts";

/** What became of the wish to send a delivery again. */
export type Retried =
  /** It is pending, and due now. */
  | { readonly kind: "due"; readonly was: Exclude<DeliveryStatus, "sent"> }
  | { readonly kind: "sent" }
  | { readonly kind: "unknown" }
  /** D1 does not answer, or has not been told yet what the journal holds. */
  | { readonly kind: "unavailable" };

export type RetriedDead = { readonly kind: "due"; readonly count: number } | Extract<Retried, { kind: "unavailable" }>;

/** Makes a dead or suppressed delivery pending again, and hurries a pending one. */
export async function retry(ports: Ports, journal: Journal, id: string): Promise<Retried> {
  return whenSettled(ports, journal, async () => {
    const was = await statusOf(ports.db, id);
    if (was === null) return { kind: "unknown" };
    if (was === "sent") return { kind: "sent" };
    await (was === "pending" ? hurry : sendAgain)(ports.db, id, ports.now());
    return { kind: "due", was };
  });
}

/** The same for every dead delivery of the target. */
export async function retryDead(ports: Ports, journal: Journal): Promise<RetriedDead> {
  return whenSettled(ports, journal, async () => {
    return { kind: "due", count: await sendDeadAgain(ports.db, ports.target, ports.now()) };
  });
}

/**
 * D1 may hold as pending what the journal knows as ended, so it is told first: nothing that was sent is sent again, and
 * no end that is told late undoes a retry.
 */
async function whenSettled<Result>(
  ports: Ports,
  journal: Journal,
  work: () => Promise<Result>,
): Promise<Result | { readonly kind: "unavailable" }> {
  try {
    await concludeInterrupted(ports, journal);
    await settle(ports, journal);
    return journal.entries().length > 0 ? { kind: "unavailable" } : await work();
  } catch (error) {
    if (error instanceof StoreUnavailable) return { kind: "unavailable" };
    throw error;
  }
}
