import { storedEnd } from "../../locale/recorded-text.ts";
import { findMessageOf } from "../../store/deliveries/messages.ts";
import { type PendingRead, readDeliveries } from "../../store/deliveries/pending.ts";
import { reassign } from "../../store/deliveries/reassign.ts";
import { attempt } from "./attempt.ts";
import { waitUntil } from "./auto-disable.ts";
import { type Batch, lanesAfter, nextAt, nextBatch } from "./batching.ts";
import type { HeldBack } from "./hold.ts";
import type { Journal } from "./journal.ts";
import type { Ports, TargetConfig } from "./ports.ts";
import { reassignPending } from "./reassign.ts";
import { concludeInterrupted } from "./recovery.ts";
import { settle } from "./settle.ts";
import type { TargetState, TargetStateStore, Wait } from "./target-state.ts";
import { noteUnreadable, readReadable, type UnreadableIds } from "./unreadable.ts";

/** In milliseconds: when D1 is written again after a failure, and invalid settings are checked again. */
const AGAIN = 30_000;

/** What a courier keeps between rounds. */
export interface RoundStorage {
  readonly journal: Journal;
  readonly targetState: TargetStateStore;
  readonly unreadable: UnreadableIds;
  readonly held: HeldBack;
}

/**
 * One alarm's bounded work: writes the journal to D1, then sends at most one message. Returns when the next alarm is
 * due; null if nothing is pending.
 */
export async function round(given: Ports, own: RoundStorage): Promise<number | null> {
  const { journal } = own;
  const ports = { ...given, db: untilOver(given) };
  await concludeInterrupted(ports, journal);
  const isSettled = await settle(ports, journal);
  // Another courier delivers for this target now: it takes over the pending deliveries once D1 knows what was sent.
  const next = ports.isCurrent() ? await deliver(ports, own) : await handedOn(ports);
  const untold = journal.entries().length > 0 ? [ports.now() + (isSettled && next.isSettled ? 0 : AGAIN)] : [];
  const instants = [...untold, ...(next.wakeAt === null ? [] : [next.wakeAt])];
  return instants.length === 0 ? null : Math.min(...instants);
}

/** An abandoned round ends at its next call of D1: another round is under way. */
function untilOver({ db, isOver }: Ports): Ports["db"] {
  return {
    async batch(statements) {
      const results = await db.batch(statements);
      if (isOver()) throw new Error("the round was given up");
      return results;
    },
  };
}

/** `told`: whether D1 accepted everything in the journal. */
interface Delivered {
  readonly wakeAt: number | null;
  readonly isSettled: boolean;
}

async function handedOn({ target, wake }: Ports): Promise<Delivered> {
  await wake(target);
  return { wakeAt: null, isSettled: true };
}

async function deliver(ports: Ports, own: RoundStorage): Promise<Delivered> {
  const { resolved } = ports;
  const { journal, targetState } = own;
  if (resolved.kind === "gone") return handedOver(ports, journal, resolved.fallbackTargets);
  const pending = await readReadable(ports, own);
  if (pending.isOff) return { wakeAt: null, isSettled: true };
  const now = ports.now();
  const isBatched = resolved.kind === "unknown" || resolved.destination.isBatched;
  const at = nextAt(pending.lanes, pending.nextDueAt, targetState.get(), now, isBatched);
  if (resolved.kind === "unknown") return { wakeAt: at === null ? null : now + AGAIN, isSettled: true };
  await forgetFailures(targetState, pending.lanes, now);
  const { urgent } = targetState.get();
  const paceEnds = await paceEndOf(targetState, resolved.destination.pace, now);
  if (paceEnds > now) {
    // A wait is examined as soon as the rate allows: what is due is used as a probe, or goes to others.
    const isWaiting = (targetState.get().wait?.until ?? 0) > now && at !== null;
    const first = urgent !== null || isWaiting ? now : at;
    return { wakeAt: first === null ? null : Math.max(first, paceEnds), isSettled: true };
  }
  if (urgent !== null) {
    const next = await urgentNext(ports, journal, urgent);
    if (next !== null) return sent(ports, own, resolved, pending, next);
    await targetState.remember({ urgent: null });
  }
  const { wait } = targetState.get();
  if (wait !== null && wait.until > now) return waiting(ports, own, resolved, pending, wait);
  const next = nextBatch(pending.lanes, targetState.get(), now, isBatched);
  if (next === null) return { wakeAt: at, isSettled: true };
  return sent(ports, own, resolved, pending, next);
}

/** When the target's rate allows the next message. The value of an older version may be a requested wait. */
async function paceEndOf(targetState: TargetStateStore, pace: number, now: number): Promise<number> {
  const { notBefore, wait } = targetState.get();
  if (notBefore <= now + pace) return notBefore;
  await targetState.remember({ notBefore: 0, wait: wait ?? waitUntil(notBefore, null, now) });
  return 0;
}

/** Failures are forgotten once nothing is pending: two of them days apart are no outage. */
async function forgetFailures(targetState: TargetStateStore, lanes: PendingRead["lanes"], now: number): Promise<void> {
  const { failingSince, wait } = targetState.get();
  if (failingSince === null || (wait !== null && wait.until > now)) return;
  if (lanes.some(({ fresh, more, messages }) => more || fresh.length + messages.length > 0)) return;
  await targetState.remember({ failingSince: null, failures: 0 });
}

/** The delivery that somebody wants to be sent now, with its message; null if it has ended. */
async function urgentNext({ db }: Ports, journal: Journal, id: string): Promise<Batch | null> {
  const entries = journal.entries();
  // D1 may not know yet what became of it.
  if ([...entries, ...journal.aside()].some(({ ended }) => ended.some((one) => one.id === id))) return null;
  const known = entries.find(({ message, end }) => end === null && message.members.some((one) => one.id === id));
  const base = known?.message ?? (await findMessageOf(db, id));
  const [delivery] = (await readDeliveries(db, [id], base === null ? [] : [base.id])).deliveries;
  if (delivery === undefined) return null;
  return { kind: delivery.kind, base, absorbed: [], joining: base === null ? [delivery] : [], isRequested: true };
}

/**
 * The target asks us to wait. Once an hour, or on request, it is probed with the longest due message. In the meantime
 * others are notified, if the wait is long.
 */
async function waiting(
  ports: Ports,
  own: RoundStorage,
  recipient: TargetConfig,
  pending: PendingRead,
  wait: Wait,
): Promise<Delivered> {
  const now = ports.now();
  const next = nextBatch(pending.lanes, own.targetState.get(), null, recipient.destination.isBatched);
  if (wait.probeAt <= now && next !== null) return sent(ports, own, recipient, pending, next);
  const more = wait.isLong && (await reassignPending(ports, own.journal, recipient.standIns, wait.until));
  if (more) return { wakeAt: now, isSettled: true };
  const { nextDueAt } = pending;
  const probe = next === null ? [] : [Math.min(wait.until, Math.max(wait.probeAt, now))];
  // What becomes due later goes to others then.
  const later = nextDueAt === null ? [] : [wait.isLong ? nextDueAt : wait.until];
  const instants = [...probe, ...later];
  return { wakeAt: instants.length === 0 ? null : Math.min(...instants), isSettled: true };
}

async function sent(
  ports: Ports,
  own: RoundStorage,
  recipient: TargetConfig,
  pending: PendingRead,
  next: Batch,
): Promise<Delivered> {
  const { journal, targetState, unreadable, held } = own;
  const before = targetState.get();
  const { left, remains, isOutOfOrder, heldUntil, ...attempted } = await attempt(
    ports,
    journal,
    targetState,
    held,
    recipient,
    next,
  );
  await noteUnreadable(ports, unreadable, attempted.unreadable);
  const isSettled = await settle(ports, journal);
  if (isOutOfOrder) return { wakeAt: null, isSettled: isSettled };
  const lanes = lanesAfter(pending.lanes, next, left, remains);
  const later = [pending.nextDueAt, heldUntil].filter((at) => at !== null);
  const nextDueAt = later.length === 0 ? null : Math.min(...later);
  const { isBatched } = recipient.destination;
  const wakeAt = wakeAfter(lanes, nextDueAt, before.failingSince !== null, targetState.get(), ports.now(), isBatched);
  await forgetFailures(targetState, lanes, ports.now());
  return { wakeAt, isSettled: isSettled };
}

function wakeAfter(
  lanes: PendingRead["lanes"],
  nextDueAt: number | null,
  hadFailed: boolean,
  after: TargetState,
  now: number,
  isBatched: boolean,
): number | null {
  // Once it works again, everything that waited after failures is due.
  const recovered = hadFailed && after.failingSince === null;
  const at = nextAt(lanes, nextDueAt, after, now, isBatched);
  if (at === null) return null;
  const wait = after.wait !== null && after.wait.until > now ? after.wait : null;
  // A long wait is examined immediately, because others must be notified.
  if (wait !== null) return Math.max(after.notBefore, wait.isLong ? now : Math.min(wait.until, wait.probeAt));
  return Math.max(recovered ? now : at, after.notBefore);
}

/** Deliveries that D1 does not know about may have been sent: they are handed over only when D1 knows. */
async function handedOver(
  { db, target, now, wake }: Ports,
  journal: Journal,
  fallbackTargets: readonly string[],
): Promise<Delivered> {
  if (journal.entries().length > 0) return { wakeAt: now() + AGAIN, isSettled: false };
  const more = await reassign(
    db,
    target,
    fallbackTargets,
    storedEnd({ code: "target-removed", to: [...fallbackTargets] }),
    journal.aside().flatMap(({ ended }) => ended.map(({ id }) => id)),
    now(),
  );
  for (const target of fallbackTargets) await wake(target);
  return { wakeAt: more ? now() : null, isSettled: true };
}
