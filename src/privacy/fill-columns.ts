import { chatName } from "../chat/chat.ts";
import {
  type Filled,
  type FillProgress,
  fill,
  lookAtUnfilled,
  readFilling,
  type StoredFilling,
} from "../store/chats/fill-columns.ts";
import { type NextUnfilled, nextUnfilled, type Reached, readUnfilled, type Unfilled } from "../store/chats/unfilled.ts";
import { MINUTE } from "../time/durations.ts";
import type { Pace, PrivacyPorts } from "./erase-step.ts";

/** The maximum of statements in one run. */
export const FILL_STATEMENTS = 11;

/** A body that has ended this many runs is skipped. */
const TRIES = 3;

/**
 * After everything has been read, how often to check for chats that an older version, deployed again, has stored since.
 * A chat that it was about to store may be committed this much later.
 */
const EVERY = 60 * MINUTE;
const LATE = 2 * MINUTE;

/** The database size of the Free plan, in megabytes. */
const FREE = 500;

/**
 * How much one run reads. The Free plan allows 100,000 rows written a day, most of which incoming chats need: so 7,200
 * revisions are read a day. Each writes three rows, and up to eight more if statistics have to be recounted. `chats` is
 * how many chats are examined.
 */
export function paceOf(databaseLimit: number): Pace {
  return databaseLimit > FREE
    ? { revisions: 400, bytes: 2_000_000, chats: 1_000 }
    : { revisions: 5, bytes: 200_000, chats: 100 };
}

/**
 * One run's share of reading the bodies of chats whose columns an older version left empty. If a run ends anywhere, the
 * next one continues. When nothing is left, it reads one row.
 */
export async function fillColumns(reach: PrivacyPorts, now: number): Promise<void> {
  const { db, pace } = reach;
  const stored = await readFilling(db);
  if (!isDue(stored, now)) return;
  const { filling } = stored;
  const next = await nextUnfilled(db, filling.after, { most: pace.revisions + 1, chats: pace.chats });
  const taken = share(next.unfilled, pace, filling);
  const [first] = taken;
  const reached = reachedBy(filling, next, taken, now);
  if (first === undefined) return fill(db, stored, reached, [], now);
  const of = nameOf(first);
  const tries = filling.looking?.of === of ? filling.looking.tries : 0;
  if (tries >= TRIES) {
    reach.log({ event: "chat-columns", outcome: "too-expensive", revision: of });
    return fill(db, stored, reached, [{ ...first, columns: null }], now);
  }
  const looking = await lookAtUnfilled(db, stored, { ...filling, looking: { of, tries: tries + 1 } });
  const bodies = await readUnfilled(db, taken);
  const filled = taken.map(({ chatId, projectId, revision }, index): Filled => {
    return { chatId, projectId, revision, columns: reach.columnsOf(bodies[index] ?? new Uint8Array()) };
  });
  const unread = filled.filter(({ columns }) => columns === null).length;
  if (unread > 0) reach.log({ event: "chat-columns", outcome: "unreadable", revisions: unread });
  return fill(db, looking, reached, filled, now);
}

function isDue({ filling: { throughAt }, isAwaited }: StoredFilling, now: number): boolean {
  return throughAt === null || isAwaited || now - throughAt >= EVERY || now < throughAt;
}

/** As many as one run reads. If a previous run ended while reading some, only the first of those. */
function share(
  unfilled: readonly Unfilled[],
  { revisions, bytes }: Pace,
  { looking }: FillProgress,
): readonly Unfilled[] {
  let sum = 0;
  const end = unfilled.findIndex(({ size }, index) => {
    sum += size;
    return index > 0 && (index >= revisions || sum > bytes || looking !== null);
  });
  return end < 0 ? unfilled : unfilled.slice(0, end);
}

/** The progress after this share: past every chat without an unread revision. */
function reachedBy(
  { after, throughAt }: FillProgress,
  { unfilled, last, isEnd }: NextUnfilled,
  taken: readonly Unfilled[],
  now: number,
): FillProgress {
  const left = unfilled[taken.length];
  if (left !== undefined) {
    const behind = taken.findLast((one) => chatName(one) !== chatName(left));
    return { after: behind === undefined ? after : placeOf(behind), throughAt, looking: null };
  }
  const place = last ?? after;
  if (!isEnd) return { after: place, throughAt, looking: null };
  const safe = { receivedAt: now - LATE, chatId: 0, projectId: 0 };
  return { after: place.receivedAt > safe.receivedAt ? safe : place, throughAt: now, looking: null };
}

function placeOf({ receivedAt, chatId, projectId }: Unfilled): Reached {
  return { receivedAt, chatId, projectId };
}

function nameOf(one: Unfilled): string {
  return `${chatName(one)}/${one.revision}`;
}
