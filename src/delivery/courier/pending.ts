import { chatOf, type DeliveryKind, KINDS } from "../../alerts/delivery.ts";
import { chatName } from "../../chat/chat.ts";
import {
  type Lane,
  ONE_AND_NEXT,
  type PendingRead,
  readPendingOf,
  type Untold,
} from "../../store/deliveries/pending.ts";
import { BATCH_SIZE, goesTogether } from "./batching.ts";
import type { HeldBack } from "./hold.ts";
import type { Journal } from "./journal.ts";
import type { Ports } from "./ports.ts";
import type { TargetStateStore } from "./target-state.ts";

/** What is pending according to D1 and the journal, which D1 may not know yet. `isOff`: nothing may be sent. */
export async function readPending(
  { db, target, now, resolved }: Ports,
  journal: Journal,
  targetState: TargetStateStore,
  held: HeldBack,
  unreadable: ReadonlySet<string>,
): Promise<PendingRead> {
  const { gathering, wait } = targetState.get();
  // While a kind is batched, it is enough to know that there is a delivery: the bigger a storm, the less is read each
  // time.
  const isGathering = (kind: DeliveryKind) => (gathering[kind] ?? 0) > now() && (wait === null || wait.until <= now());
  const isBatchedTarget = resolved.kind !== "recipient" || resolved.destination.isBatched;
  const stored = await readPendingOf(
    db,
    target,
    untoldOf(journal, [...unreadable, ...held.ids(now())]),
    now(),
    (kind) => {
      if (!goesTogether(kind, isBatchedTarget)) return ONE_AND_NEXT;
      return isGathering(kind) ? 1 : BATCH_SIZE;
    },
  );
  const later = [stored.nextDueAt, held.nextAt(now())].filter((at) => at !== null);
  const waiting = journal.entries().filter(({ end }) => end === null);
  return {
    ...stored,
    nextDueAt: later.length === 0 ? null : Math.min(...later),
    isOff: stored.isOff || waiting.some(({ outage }) => outage !== null),
    lanes: KINDS.map((kind): Lane => {
      const lane = stored.lanes.find((one) => one.kind === kind) ?? { kind, fresh: [], more: false, messages: [] };
      const known = waiting
        .filter(({ message }) => message.kind === kind)
        .map(({ message }) => ({ ...message, isUntold: true }));
      return { ...lane, messages: [...lane.messages, ...known] };
    }),
  };
}

/** `left`: deliveries and messages that are left out. */
function untoldOf(journal: Journal, left: readonly string[]): Untold {
  const entries = journal.entries();
  const aside = journal.aside();
  // Waiting deliveries of entries that were set aside start anew.
  const told = [
    ...[...entries, ...aside].flatMap(({ ended }) => ended.map(({ id }) => id)),
    ...entries.flatMap(({ message }) => message.members.map(({ id }) => id)),
  ];
  const deliveries = [...new Set([...told, ...left])];
  const chats = told.map(chatOf).filter((key) => key !== null);
  return {
    deliveries,
    messages: [
      ...entries.flatMap(({ message: { id }, absorbed }) => [id, ...absorbed]),
      ...aside
        .filter(({ message, end }) => end !== null || message.members.length === 0)
        .map(({ message }) => message.id),
      ...left,
    ],
    chats: [...new Set(chats.map(chatName))],
  };
}
