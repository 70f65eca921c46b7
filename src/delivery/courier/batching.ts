import { type Delivery, isBatched } from "../../alerts/delivery.ts";
import type { MessageState } from "../../alerts/message-state.ts";
import type { Lane, Waiting } from "../../store/deliveries/pending.ts";
import { hasEnded } from "./parts/progress.ts";
import type { TargetState } from "./target-state.ts";

/**
 * How long deliveries are batched after a message of their kind, in milliseconds, so that a storm becomes a few
 * messages.
 */
export const BATCH_WINDOW = 30_000;

/** The maximum of deliveries in one message. */
export const BATCH_SIZE = 500;

/** Whether deliveries of a kind go out together, to a target that takes several in one message. */
export function goesTogether(kind: Lane["kind"], isBatchedTarget: boolean): boolean {
  return isBatchedTarget && isBatched(kind);
}

/** The deliveries that go out in one message now. */
export interface Batch {
  readonly kind: Lane["kind"];
  /** The message of which this is another attempt; null: a new message. */
  readonly base: MessageState | null;
  /** Messages whose deliveries join it. */
  readonly absorbed: readonly MessageState[];
  /** Deliveries without a message that join it, the longest due first. */
  readonly joining: readonly Delivery[];
  /** Somebody wants it to be sent now. */
  readonly isRequested?: boolean;
}

type Turns = Pick<TargetState, "gathering" | "served">;

/**
 * The kinds take turns: of those with something due, the one whose last turn was longest ago. Within a kind, the
 * longest due goes first. Null if nothing may go now. `now` null: what would go if all waits were over.
 * `isBatchedTarget`: the target takes several deliveries in one message.
 */
export function nextBatch(
  lanes: readonly Lane[],
  { gathering, served }: Turns,
  now: number | null,
  isBatchedTarget = true,
): Batch | null {
  const ready = lanes.flatMap((lane) => {
    const isTogether = goesTogether(lane.kind, isBatchedTarget);
    const isGathering = now !== null && isTogether && (gathering[lane.kind] ?? 0) > now;
    const found = isGathering ? underWay(lane, now) : nextOf(lane, now, isTogether);
    return found === null ? [] : [{ ...found, turn: served[lane.kind] ?? 0 }];
  });
  const [first] = ready.toSorted((one, other) => one.turn - other.turn || one.since - other.since);
  return first?.next ?? null;
}

interface Found {
  readonly next: Batch;
  /** Since when it is due. */
  readonly since: number;
}

/** While a kind is gathered: the other parts of what was sent before, and nothing joins it. */
function underWay({ kind, messages }: Lane, now: number): Found | null {
  const base = oldest(messages.filter((message) => isUnderWay(message) && message.dueAt <= now));
  return base === undefined ? null : { next: { kind, base, absorbed: [], joining: [] }, since: base.createdAt };
}

function isUnderWay({ progress }: MessageState): boolean {
  return progress !== undefined;
}

/** The next batch of one kind. */
function nextOf(lane: Lane, now: number | null, isTogether: boolean): Found | null {
  const { kind, fresh, messages } = lane;
  const due = messages.filter(({ dueAt }) => now === null || dueAt <= now);
  const apart = oldest(due.filter((message) => !joins(message)));
  // Deliveries that were rejected as malformed before messages existed also go alone.
  const malformed = fresh.filter(({ tries }) => tries.malformed);
  if (apart !== undefined) {
    return { next: { kind, base: apart, absorbed: [], joining: [] }, since: apart.createdAt };
  }
  if (malformed.length > 0) return started(kind, isTogether ? malformed.slice(0, BATCH_SIZE) : malformed.slice(0, 1));
  if (isTogether) return together(lane, due);
  const base = oldest(due);
  const [first] = fresh;
  if (base !== undefined && (first === undefined || base.createdAt <= first.dueAt)) {
    return { next: { kind, base, absorbed: [], joining: [] }, since: base.createdAt };
  }
  return first === undefined ? null : started(kind, [first]);
}

function started(kind: Lane["kind"], joining: readonly Delivery[]) {
  return { next: { kind, base: null, absorbed: [], joining }, since: joining[0]?.dueAt ?? 0 };
}

/**
 * Everything that fits into one message: waiting messages are merged, due or not, and new deliveries join. The oldest
 * due message is retried; if none is due, new deliveries join the oldest with room.
 */
function together({ kind, fresh, messages }: Lane, due: readonly Waiting[]) {
  if (due.length === 0 && fresh.length === 0) return null;
  const waiting = messages.filter(joins);
  const hasRoom = waiting.filter(({ members }) => members.length < BATCH_SIZE);
  const base = oldest(due.filter(joins)) ?? oldest(hasRoom) ?? null;
  const absorbed: MessageState[] = [];
  let room = BATCH_SIZE - (base?.members.length ?? 0);
  // If there is none, all other messages are full.
  for (const message of base === null ? [] : waiting) {
    if (message.id === base?.id || message.isUntold || message.members.length > room) continue;
    absorbed.push(message);
    room -= message.members.length;
  }
  const joining = fresh.slice(0, room);
  return { next: { kind, base, absorbed, joining }, since: base?.createdAt ?? joining[0]?.dueAt ?? 0 };
}

/** What joined a message after some of its parts had ended would not reach their recipients. */
function joins({ form, progress }: MessageState): boolean {
  return form === "rich" && (progress === undefined || !hasEnded(progress));
}

function oldest(messages: readonly Waiting[]): Waiting | undefined {
  return messages.toSorted((one, other) => one.createdAt - other.createdAt)[0];
}

/** When the next message may go, as far as the kinds decide it; null if nothing is pending. */
export function nextAt(
  lanes: readonly Lane[],
  nextDueAt: number | null,
  { gathering }: Turns,
  now: number,
  isBatchedTarget = true,
): number | null {
  const instants = lanes.flatMap(({ kind, fresh, more, messages }) => {
    const due = fresh.length > 0 || more ? [now] : [];
    const until = goesTogether(kind, isBatchedTarget) ? (gathering[kind] ?? 0) : 0;
    const waiting = messages.map((message) => (isUnderWay(message) ? message.dueAt : Math.max(message.dueAt, until)));
    return [...due.map((at) => Math.max(at, until)), ...waiting];
  });
  const all = [...instants, ...(nextDueAt === null ? [] : [nextDueAt])];
  return all.length === 0 ? null : Math.min(...all);
}

/**
 * What is pending after a message was sent; `left` is the message as it waits, null if it has ended. `remains`: the
 * message that a delivery has left to go alone.
 */
export function lanesAfter(
  lanes: readonly Lane[],
  { kind, base, absorbed, joining }: Batch,
  left: MessageState | null,
  remains: MessageState | null = null,
) {
  const gone = new Set([base, ...absorbed].map((message) => message?.id));
  const joined = new Set(joining.map(({ id }) => id));
  return lanes.map((lane): Lane => {
    if (lane.kind !== kind) return lane;
    const waiting = [left, remains].filter((message) => message !== null);
    return {
      ...lane,
      fresh: lane.fresh.filter(({ id }) => !joined.has(id)),
      messages: [
        ...lane.messages.filter(({ id }) => !gone.has(id)),
        ...waiting.map((message) => ({ ...message, isUntold: true })),
      ],
    };
  });
}
