import { type Delivery, type Tries, triesAfter } from "../alerts/delivery.ts";
import { pendingDeliveries } from "../store/deliveries.ts";
import { MOST, type Pending } from "./gather.ts";
import type { Journal } from "./journal.ts";
import type { Memory } from "./memory.ts";
import type { Ports } from "./ports.ts";

/** What is pending as the journal knows it: D1 may not have been told yet. `isOff`: nothing of it may be sent. */
export async function readPending(
  { db, target, now }: Ports,
  journal: Journal,
  memory: Memory,
): Promise<Pending & { readonly isOff: boolean }> {
  const { ended, again, isOutOfOrder } = untold(journal);
  const asked = { ended: [...ended], named: [...again.keys()] };
  // While alerts are gathered it is enough to know that there is one: the more of a storm, the less to read each time.
  const alerts = memory.get().gatherUntil > now() ? 1 : MOST;
  const stored = await pendingDeliveries(db, target, asked, now(), alerts);
  const known = stored.named.map((delivery): Delivery => ({ ...delivery, ...again.get(delivery.id) }));
  const [due, later] = [known.filter(({ dueAt }) => dueAt <= now()), known.filter(({ dueAt }) => dueAt > now())];
  const instants = [...later.map(({ dueAt }) => dueAt), ...(stored.nextDueAt === null ? [] : [stored.nextDueAt])];
  return {
    isOff: stored.isOff || isOutOfOrder,
    due: [...stored.due, ...due].sort((one, other) => one.dueAt - other.dueAt),
    nextDueAt: instants.length === 0 ? null : Math.min(...instants),
  };
}

/** What D1 has not been told: the last message of a delivery counts. */
function untold(journal: Journal) {
  const ended = new Set<string>();
  const again = new Map<string, { readonly dueAt: number; readonly tries: Tries }>();
  let isOutOfOrder = false;
  for (const { carried, conclusion } of journal.entries()) {
    if (conclusion === null) continue;
    const { attempt, steps } = conclusion;
    isOutOfOrder ||= attempt?.outcome === "out-of-order";
    for (const [index, { id, tries }] of carried.entries()) {
      const step = steps[index];
      again.delete(id);
      if (step?.status !== "pending") ended.add(id);
      else again.set(id, { dueAt: step.dueAt, tries: attempt === null ? tries : triesAfter(tries, attempt) });
    }
  }
  return { ended, again, isOutOfOrder };
}
