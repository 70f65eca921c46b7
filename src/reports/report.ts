import { type Counts, NO_COUNTS } from "../alerts/counts.ts";
import { type Counted, countQueues, countSlots } from "../store/counts.ts";
import type { Database } from "../store/database.ts";
import { medianSpeeds, type Speed } from "../store/speeds.ts";
import { readUnresolved } from "../store/unresolved.ts";
import type { Span } from "./period.ts";

/** What happened in a time, against the one before it. */
export interface Report {
  readonly total: Compared;
  readonly speed: Speed;
  readonly speedBefore: Speed;
  /** The worst first: by what is open, then by alerts. Those alone that have anything. */
  readonly queues: readonly QueueReport[];
  /** Everything that is open by now and was opened before the end of the time, the time before it included. */
  readonly open: number;
  /** Won back within the time, but opened before it: these count for no alert of the time. */
  readonly wonBackLate: number;
}

export interface Compared {
  readonly counts: Counts;
  readonly before: Counts;
}

export interface QueueReport extends Compared {
  /** Null: the chats named none. */
  readonly queue: string | null;
  /** As in the whole report. */
  readonly open: number;
}

const NO_SPEED: Speed = { claimed: null, wonBack: null };

/** Counts both, as things are now. Four round trips, whatever there is to count. */
export async function readReport(db: Database, time: Span, before: Span): Promise<Report> {
  const slots = [
    { name: "now", from: time.from, to: time.to },
    { name: "before", from: before.from, to: before.to },
  ];
  const [totals, queues, speeds, unresolved] = await Promise.all([
    countSlots(db, slots),
    countQueues(db, slots),
    medianSpeeds(db, slots),
    readUnresolved(db, time),
  ]);
  return {
    total: { counts: totals.get("now") ?? NO_COUNTS, before: totals.get("before") ?? NO_COUNTS },
    speed: speeds.get("now") ?? NO_SPEED,
    speedBefore: speeds.get("before") ?? NO_SPEED,
    queues: queuesOf(queues, unresolved.queues),
    open: unresolved.queues.reduce((sum, { open }) => sum + open, 0),
    wonBackLate: unresolved.wonBackLate,
  };
}

function queuesOf(
  counted: readonly Counted[],
  unresolved: readonly { readonly queue: string | null; readonly open: number }[],
): readonly QueueReport[] {
  const open = new Map(unresolved.map((one) => [one.queue, one.open]));
  const bySlot = (slot: string) => new Map(counted.filter((one) => one.slot === slot).map((one) => [one.queue, one]));
  const [now, before] = [bySlot("now"), bySlot("before")];
  const names = new Set([...now.keys(), ...before.keys(), ...open.keys()]);
  const queues = [...names].map((queue) => ({
    queue,
    counts: now.get(queue) ?? NO_COUNTS,
    before: before.get(queue) ?? NO_COUNTS,
    open: open.get(queue) ?? 0,
  }));
  return queues.sort(
    (one, other) =>
      other.open - one.open ||
      other.counts.alerts - one.counts.alerts ||
      other.counts.came - one.counts.came ||
      (one.queue ?? "").localeCompare(other.queue ?? ""),
  );
}
