import type { Delivery } from "../alerts/delivery.ts";
import { pendingDeliveries } from "../store/deliveries.ts";
import { attempt } from "./attempt.ts";
import { concludeInterrupted } from "./interrupted.ts";
import type { Journal } from "./journal.ts";
import type { Ports } from "./ports.ts";
import { settle } from "./settle.ts";

/** How long until D1 is told again what it could not be told, and settings that are wrong are looked at again. */
const AGAIN = 30_000;

/**
 * One alarm's work, bounded: tells D1 what the journal holds, then sends at most one message. Returns when the next
 * alarm is due; null when nothing is pending.
 */
export async function round(ports: Ports, journal: Journal): Promise<number | null> {
  await concludeInterrupted(ports, journal);
  let told = await settle(ports, journal);
  const [first, second] = await nextDeliveries(ports, journal);
  if (first !== undefined && ports.recipient === null) return ports.now() + AGAIN;
  const due: number[] = second === undefined ? [] : [second.dueAt];
  if (first !== undefined && Math.max(first.dueAt, journal.notBefore()) > ports.now()) due.push(first.dueAt);
  else if (first !== undefined && ports.recipient !== null) {
    const step = await attempt(ports, journal, ports.recipient, first);
    if (step.status === "pending") due.push(step.dueAt);
    told = await settle(ports, journal);
  }
  const sending = due.map((dueAt) => Math.max(dueAt, journal.notBefore()));
  const telling = journal.entries().length > 0 ? [ports.now() + (told ? 0 : AGAIN)] : [];
  return earliest([...sending, ...telling]);
}

/** The two that are due first, as the journal knows them: D1 may not have been told yet. */
async function nextDeliveries(ports: Ports, journal: Journal): Promise<readonly Delivery[]> {
  const known = new Map<string, Delivery["attempts"]>();
  const dueAgain = new Map<string, number>();
  const ended = new Set<string>();
  for (const { deliveries, earlier, conclusion } of journal.entries()) {
    for (const id of deliveries) {
      if (conclusion?.step.status !== "pending") ended.add(id);
      else dueAgain.set(id, conclusion.step.dueAt);
      known.set(id, [...earlier, ...(conclusion?.attempt ? [conclusion.attempt] : [])]);
    }
  }
  const stored = await pendingDeliveries(ports.db, ports.target, [...ended], 2 + dueAgain.size);
  return stored
    .map((delivery) => ({
      ...delivery,
      dueAt: dueAgain.get(delivery.id) ?? delivery.dueAt,
      attempts: known.get(delivery.id) ?? delivery.attempts,
    }))
    .sort((one, other) => one.dueAt - other.dueAt);
}

function earliest(instants: readonly number[]): number | null {
  return instants.length === 0 ? null : Math.min(...instants);
}
