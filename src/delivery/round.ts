import { handOver } from "../store/heirs.ts";
import { attempt } from "./attempt.ts";
import { afterwards, type Gathered, gather, type Pending } from "./gather.ts";
import { concludeInterrupted } from "./interrupted.ts";
import type { Journal } from "./journal.ts";
import type { Memory } from "./memory.ts";
import { readPending } from "./pending.ts";
import type { Ports, Recipient } from "./ports.ts";
import { settle } from "./settle.ts";

/** How long until D1 is told again what it could not be told, and settings that are wrong are looked at again. */
const AGAIN = 30_000;

/**
 * One alarm's work, bounded: tells D1 what the journal holds, then sends at most one message. Returns when the next
 * alarm is due; null when nothing is pending.
 */
export async function round(ports: Ports, journal: Journal, memory: Memory): Promise<number | null> {
  await concludeInterrupted(ports, journal);
  const told = await settle(ports, journal);
  const next = await deliver(ports, journal, memory);
  const untold = journal.entries().length > 0 ? [ports.now() + (told && next.told ? 0 : AGAIN)] : [];
  const instants = [...untold, ...(next.wakeAt === null ? [] : [next.wakeAt])];
  return instants.length === 0 ? null : Math.min(...instants);
}

/** `told`: whether D1 took what there was to be told of it. */
interface Delivered {
  readonly wakeAt: number | null;
  readonly told: boolean;
}

async function deliver(ports: Ports, journal: Journal, memory: Memory): Promise<Delivered> {
  const { addressee } = ports;
  if (addressee.kind === "gone") return handedOver(ports, journal, addressee.heirs);
  const pending = tellable(await readPending(ports, journal, memory), journal);
  if (pending.isOff) return { wakeAt: null, told: true };
  const gathered = gather(pending, memory.get().gatherUntil, ports.now());
  if (addressee.kind === "unknown") {
    return { wakeAt: gathered.kind === "nothing" ? null : ports.now() + AGAIN, told: true };
  }
  if (gathered.kind !== "together" || memory.get().notBefore > ports.now()) {
    return { wakeAt: wakeAt(gathered, memory, ports.now()), told: true };
  }
  return sent(ports, journal, memory, addressee, pending, gathered.deliveries);
}

/** A change is of what was told: while D1 does not know all of that, it would seem to be of nothing. */
function tellable<Read extends Pending>(pending: Read, journal: Journal): Read {
  if (journal.entries().length === 0) return pending;
  return { ...pending, due: pending.due.filter(({ kind }) => kind !== "change") };
}

async function sent(
  ports: Ports,
  journal: Journal,
  memory: Memory,
  recipient: Recipient,
  pending: Pending,
  together: Pending["due"],
): Promise<Delivered> {
  const failed = memory.get().failingSince !== null;
  const steps = await attempt(ports, journal, memory, recipient, together);
  const outOfOrder = journal.entries().some(({ conclusion }) => conclusion?.attempt?.outcome === "out-of-order");
  const told = await settle(ports, journal);
  if (outOfOrder) return { wakeAt: null, told };
  // Once it works again, what waited after failures is due.
  const recovered = failed && memory.get().failingSince === null;
  const left = afterwards(recovered ? { ...pending, nextDueAt: memory.get().gatherUntil } : pending, steps);
  return { wakeAt: wakeAt(gather(left, memory.get().gatherUntil, ports.now()), memory, ports.now()), told };
}

/** Never before the target may be sent anything. */
function wakeAt(gathered: Gathered, memory: Memory, now: number): number | null {
  if (gathered.kind === "nothing") return null;
  return Math.max(gathered.kind === "wait" ? gathered.until : now, memory.get().notBefore);
}

/** What D1 has not been told yet may have been sent: it is handed over only when D1 knows. */
async function handedOver(
  { db, target, now, wake }: Ports,
  journal: Journal,
  heirs: readonly string[],
): Promise<Delivered> {
  if (journal.entries().length > 0) return { wakeAt: now() + AGAIN, told: false };
  const more = await handOver(
    db,
    target,
    heirs,
    `no target of the settings any more: told to ${heirs.join(", ")}`,
    now(),
  );
  for (const heir of heirs) await wake(heir);
  return { wakeAt: more ? now() : null, told: true };
}
