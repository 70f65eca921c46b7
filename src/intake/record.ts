import { type Alert, nextAlert } from "../alerts/alert.ts";
import type { Reason } from "../alerts/reasons.ts";
import type { RecipientPlan } from "../alerts/recipient-plan.ts";
import { liesOnTop } from "../chat/revision-order.ts";
import type { Arrival } from "../store/chats/arrival.ts";
import { type ExistingChat, readExisting, type WriteContext } from "../store/chats/existing.ts";
import { type Recording, recordNew, recordRevision } from "../store/chats/record.ts";
import { type Database, type Statement, StoreUnavailable } from "../store/database.ts";
import { isKept } from "../store/quarantine/quarantine.ts";

/** The result of recording an arrival. */
export interface Recorded {
  readonly status: "stored" | "updated" | "unchanged";
  /** The number of the revision that has this body. */
  readonly revision: number;
  /** All reasons of the chat so far. */
  readonly reasons: readonly Reason[];
  /** Names of the targets that are notified because of this arrival, without suppressed ones. */
  readonly targets: readonly string[];
  /**
   * Names of the targets that are informed that earlier alerts of the customer are over, or have a notification
   * planned.
   */
  readonly changed: readonly string[];
  readonly inQuarantine: boolean;
  /** The origin at which the last genuine webhook arrived; null if none is stored. */
  readonly origin: string | null;
}

/** How often a concurrent revision of the same chat may win before the sender is asked to retry. */
const TRIES = 60;

/**
 * Stores a chat with its alert and deliveries in one transaction. `reasons` are those of this body, `hear` plans the
 * recipients of new ones, `along` belongs to the same transaction. Null if the body came from a quarantine entry that
 * was deleted meanwhile: then nothing is stored. Throws StoreUnavailable.
 */
export async function record(
  db: Database,
  arrival: Arrival,
  reasons: readonly Reason[],
  hear: (fresh: readonly Reason[]) => RecipientPlan,
  along: readonly Statement[],
): Promise<Recorded | null> {
  const { rank, said } = arrival;
  const first = nextAlert({ reasons, rank, said }, null, hear);
  const stored = { status: "stored", revision: 1, reasons, targets: namesOf(first) } as const;
  let fresh = await recordNew(db, arrival, first, false, along);
  let existing = fresh === null ? await readExisting(db, arrival) : null;
  if (fresh === null && existing === null) {
    // The chat exists: so the customer came back with it or before it arrived.
    fresh = await recordNew(db, arrival, first, true, along);
    existing = fresh === null ? await readExisting(db, arrival) : null;
  }
  if (fresh !== null) return { ...stored, ...contextOf(fresh) };
  if (existing === null) {
    if (await isDeleted(db, arrival)) return null;
    throw new StoreUnavailable("a chat that is known is gone", "conflict");
  }
  // The first attempt was written, and only the response was lost.
  if (existing.receipt === arrival.receipt) return { ...stored, ...contextOf(existing) };
  for (let tries = 0; tries < TRIES; tries += 1) {
    const same = existing.digests.find(({ digest }) => digest === arrival.digest || digest === arrival.olderDigest);
    const known = existing.alert?.reasons ?? [];
    // An erased chat is never stored again, however late VCC Live repeats it and whatever it contains.
    if (same !== undefined || existing.gone === "erased") {
      const revision = same?.revision ?? existing.revision;
      return { status: "unchanged", revision, reasons: known, targets: [], ...contextOf(existing) };
    }
    // An expired chat has no other revision left, so the new body is the current one.
    const onTop = existing.gone === "expired" || liesOnTop(rank, existing.rank);
    const needed = isSpamAfter(arrival, existing, onTop) ? [] : reasons;
    const alert = nextAlert({ reasons: needed, rank, said }, existing, hear);
    const revision = existing.revisions + 1;
    let written: WriteContext | Recording | null = await recordRevision(db, arrival, existing, onTop, alert, along);
    if (written === null) {
      if (await isDeleted(db, arrival)) return null;
      existing = (await readExisting(db, arrival)) ?? existing;
      if (existing.receipt === arrival.receipt) written = existing;
    }
    if (written !== null) {
      const all = alert?.reasons ?? known;
      return { status: "updated", revision, reasons: all, targets: namesOf(alert), ...contextOf(written) };
    }
  }
  throw new StoreUnavailable("other revisions of the same chat kept coming in", "conflict");
}

async function isDeleted(db: Database, { entry }: Arrival): Promise<boolean> {
  return entry !== null && !(await isKept(db, entry));
}

/** If the response was lost, the recipients are no longer known here: the cron wakes their couriers. */
function contextOf(written: WriteContext | Recording) {
  const { inQuarantine, origin } = written;
  return { inQuarantine, origin, changed: "changed" in written ? written.changed : [] };
}

function namesOf(alert: Alert | null): readonly string[] {
  return alert === null ? [] : alert.plan.deliveries.map(({ target }) => target);
}

/** The current revision decides whether a chat is spam, and spam never alerts. */
function isSpamAfter(arrival: Arrival, existing: ExistingChat, onTop: boolean): boolean {
  return onTop ? arrival.isSpam : existing.isSpam;
}
