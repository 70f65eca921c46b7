import { type Alert, nextAlert } from "../alerts/alert.ts";
import type { Reason } from "../alerts/reasons.ts";
import type { RecipientPlan } from "../alerts/recipient-plan.ts";
import { liesOnTop } from "../chat/revision-order.ts";
import type { Arrival } from "../store/chats/arrival.ts";
import { type ExistingChat, readExisting, type WriteContext } from "../store/chats/existing.ts";
import { type Recording, recordNew, recordRevision } from "../store/chats/record.ts";
import { type Database, type Statement, StoreUnavailable } from "../store/database.ts";
import { isKept } from "../store/quarantine/quarantine.ts";

/** What recording an arrival came to. */
export interface Recorded {
  readonly status: "stored" | "updated" | "unchanged";
  /** The revision that this body is. */
  readonly revision: number;
  /** All reasons of the chat so far. */
  readonly reasons: readonly Reason[];
  /** Names of the targets that hear of it because of this arrival, without those for which it is suppressed. */
  readonly targets: readonly string[];
  /** Names of those that hear that earlier alerts of the customer are over, or hear later unless somebody claims it. */
  readonly changed: readonly string[];
  readonly inQuarantine: boolean;
  /** Where the last genuine webhook came in; null until one is remembered. */
  readonly origin: string | null;
}

/** How often another revision of the same chat may overtake this one before the sender is asked to come again. */
const TRIES = 60;

/**
 * Stores a chat with its alert and its deliveries, all of it or nothing. `reasons` are those of this body, `hear`
 * decides who hears of new ones, `along` is what else belongs to the same transaction. Null where it was read again from
 * an entry of the quarantine that was deleted meanwhile: then nothing is stored. Throws StoreUnavailable.
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
  let held = fresh === null ? await readExisting(db, arrival) : null;
  if (fresh === null && held === null) {
    // It is not known: so its customer has come back, with it or before it came in.
    fresh = await recordNew(db, arrival, first, true, along);
    held = fresh === null ? await readExisting(db, arrival) : null;
  }
  if (fresh !== null) return { ...stored, ...besides(fresh) };
  if (held === null) {
    if (await isDeleted(db, arrival)) return null;
    throw new StoreUnavailable("a chat that is known is gone", "conflict");
  }
  // Its first try was written, and only the answer was lost.
  if (held.receipt === arrival.receipt) return { ...stored, ...besides(held) };
  for (let tries = 0; tries < TRIES; tries += 1) {
    const same = held.digests.find((revision) => revision.digest === arrival.digest);
    const known = held.alert?.reasons ?? [];
    // What was erased never comes back, however late VCC Live repeats it, and whatever it has become.
    if (same !== undefined || held.gone === "erased") {
      const revision = same?.revision ?? held.revision;
      return { status: "unchanged", revision, reasons: known, targets: [], ...besides(held) };
    }
    // Of a chat whose time was over nothing is left that a new body could lie under.
    const onTop = held.gone === "expired" || liesOnTop(rank, held.rank);
    const needed = isSpamAfter(arrival, held, onTop) ? [] : reasons;
    const alert = nextAlert({ reasons: needed, rank, said }, held, hear);
    const revision = held.revisions + 1;
    let written: WriteContext | Recording | null = await recordRevision(db, arrival, held, onTop, alert, along);
    if (written === null) {
      if (await isDeleted(db, arrival)) return null;
      held = (await readExisting(db, arrival)) ?? held;
      if (held.receipt === arrival.receipt) written = held;
    }
    if (written !== null) {
      const all = alert?.reasons ?? known;
      return { status: "updated", revision, reasons: all, targets: namesOf(alert), ...besides(written) };
    }
  }
  throw new StoreUnavailable("other revisions of the same chat kept coming in", "conflict");
}

async function isDeleted(db: Database, { entry }: Arrival): Promise<boolean> {
  return entry !== null && !(await isKept(db, entry));
}

/** Where only the answer was lost, nobody knows any more who hears: the cron wakes them. */
function besides(written: WriteContext | Recording) {
  const { inQuarantine, origin } = written;
  return { inQuarantine, origin, changed: "changed" in written ? written.changed : [] };
}

function namesOf(alert: Alert | null): readonly string[] {
  return alert === null ? [] : alert.hearing.told.map(({ target }) => target);
}

/** The current revision says whether a chat is spam, and spam never alerts. */
function isSpamAfter(arrival: Arrival, held: ExistingChat, onTop: boolean): boolean {
  return onTop ? arrival.isSpam : held.isSpam;
}
