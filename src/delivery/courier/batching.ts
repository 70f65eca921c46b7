import { type Delivery, isBatched } from "../../alerts/delivery.ts";
import type { MessageState } from "../../alerts/message-state.ts";
import type { Lane, Waiting } from "../../store/deliveries/pending.ts";
import type { TargetState } from "./target-state.ts";

/**
 * How long deliveries are batched after a message of their kind, in milliseconds, so that a storm becomes a few
 * messages.
 */
export const BATCH_WINDOW = 30_000;

/** The maximum of deliveries in one message. */
export const BATCH_SIZE = 500;

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
 */
export function nextBatch(lanes: readonly Lane[], { gathering, served }: Turns, now: number | null): Batch | null {
  const ready = lanes.flatMap((lane) => {
    if (now !== null && isBatched(lane.kind) && (gathering[lane.kind] ?? 0) > now) return [];
    const found = nextOf(lane, now);
    return found === null ? [] : [{ ...found, turn: served[lane.kind] ?? 0 }];
  });
  const [first] = ready.toSorted((one, other) => one.turn - other.turn || one.since - other.since);
  return first?.next ?? null;
}

/** The next batch of one kind, and since when it is due. */
function nextOf(lane: Lane, now: number | null): { readonly next: Batch; readonly since: number } | null {
  const { kind, fresh, messages } = lane;
  const due = messages.filter(({ dueAt }) => now === null || dueAt <= now);
  const apart = oldest(due.filter((message) => !joins(message)));
  // Deliveries that were rejected as malformed before messages existed also go alone.
  const malformed = fresh.filter(({ tries }) => tries.malformed);
  if (apart !== undefined) {
    return { next: { kind, base: apart, absorbed: [], joining: [] }, since: apart.createdAt };
  }
  if (malformed.length > 0)
    return started(kind, isBatched(kind) ? malformed.slice(0, BATCH_SIZE) : malformed.slice(0, 1));
  if (isBatched(kind)) return together(lane, due);
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

function joins({ form }: MessageState): boolean {
  return form === "rich";
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
): number | null {
  const instants = lanes.flatMap(({ kind, fresh, more, messages }) => {
    const due = fresh.length > 0 || more ? [now] : [];
    const until = isBatched(kind) ? (gathering[kind] ?? 0) : 0;
    return [...due, ...messages.map(({ dueAt }) => dueAt)].map((at) => Math.max(at, until));
  });
  const all = [...instants, ...(nextDueAt === null ? [] : [nextDueAt])];
  return all.length === 0 ? null : Math.min(...all);
}

/** What is pending after a message was sent; `left` is the message as it waits, null if it has ended. */
export function lanesAfter(
  lanes: readonly Lane[],
  { kind, base, absorbed, joining }: Batch,
  left: MessageState | null,
) {
  const gone = new Set([base, ...absorbed].map((message) => message?.id));
  const joined = new Set(joining.map(({ id }) => id));
  return lanes.map((lane): Lane => {
    if (lane.kind !== kind) return lane;
    const messages = lane.messages.filter(({ id }) => !gone.has(id));
    return {
      ...lane,
      fresh: lane.fresh.filter(({ id }) => !joined.has(id)),
      messages: left === null ? messages : [...messages, { ...left, isUntold: true }],
    };
  });
}
