import { type Alert, nextAlert } from "../alerts/alert.ts";
import type { Hearing } from "../alerts/hearing.ts";
import type { Reason } from "../alerts/reasons.ts";
import { liesOnTop } from "../chat/rank.ts";
import { type Database, type Statement, StoreUnavailable } from "../store/database.ts";
import { type Arrival, type Held, readHeld, recordNew, recordRevision, type Written } from "../store/record.ts";

/** What recording an arrival came to. */
export interface Recorded {
  readonly status: "stored" | "updated" | "unchanged";
  /** The revision that this body is. */
  readonly revision: number;
  /** All reasons of the chat so far. */
  readonly reasons: readonly Reason[];
  /** Names of the targets that hear of it because of this arrival, without those for which it is suppressed. */
  readonly targets: readonly string[];
  readonly inQuarantine: boolean;
  /** Where the last genuine webhook came in; null until one is remembered. */
  readonly origin: string | null;
}

/** How often another revision of the same chat may overtake this one before the sender is asked to come again. */
const TRIES = 60;

/**
 * Stores a chat with its alert and its deliveries, all of it or nothing. `reasons` are those of this body, `hear`
 * decides who hears of new ones, `along` is what else belongs to the same transaction. Throws StoreUnavailable.
 */
export async function record(
  db: Database,
  arrival: Arrival,
  reasons: readonly Reason[],
  hear: (fresh: readonly Reason[]) => Hearing,
  along: readonly Statement[],
): Promise<Recorded> {
  const first = nextAlert(reasons, null, hear);
  const stored = { status: "stored", revision: 1, reasons, targets: namesOf(first) } as const;
  const fresh = await recordNew(db, arrival, first, along);
  if (fresh !== null) return { ...stored, ...besides(fresh) };
  let held = await readHeld(db, arrival);
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
    const onTop = held.gone === "expired" || liesOnTop(arrival.rank, held.rank);
    const alert = nextAlert(isSpamAfter(arrival, held, onTop) ? [] : reasons, held.alert, hear);
    const revision = held.revisions + 1;
    let written: Written | null = await recordRevision(db, arrival, held, onTop, alert, along);
    if (written === null) {
      held = await readHeld(db, arrival);
      if (held.receipt === arrival.receipt) written = held;
    }
    if (written !== null) {
      const all = alert?.reasons ?? known;
      return { status: "updated", revision, reasons: all, targets: namesOf(alert), ...besides(written) };
    }
  }
  throw new StoreUnavailable("other revisions of the same chat kept coming in");
}

function besides({ inQuarantine, origin }: Written) {
  return { inQuarantine, origin };
}

function namesOf(alert: Alert | null): readonly string[] {
  return alert === null ? [] : alert.hearing.told.map(({ target }) => target);
}

/** The current revision says whether a chat is spam, and spam never alerts. */
function isSpamAfter(arrival: Arrival, held: Held, onTop: boolean): boolean {
  return onTop ? arrival.isSpam : held.isSpam;
}
