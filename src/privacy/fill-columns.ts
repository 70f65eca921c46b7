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

/** The most statements that one run sends. */
export const FILL_STATEMENTS = 11;

/** A body over which so many runs ended, and nothing else, is passed over. */
const TRIES = 3;

/**
 * Once everything has been read, so often it is looked for what an older version has stored since, which may have been
 * back meanwhile. A chat that it was about to store then may be committed so much later.
 */
const EVERY = 60 * MINUTE;
const LATE = 2 * MINUTE;

/** The Free plan's database is as large, in megabytes. */
const FREE = 500;

/**
 * What one run reads. On the Free plan a day has 100,000 rows to write, of which the chats that come in need the most: so
 * 7,200 revisions are read in a day. Each takes three rows, and up to eight more where the figures have to count its
 * quarter again. `chats` are looked at for them.
 */
export function paceOf(databaseLimit: number): Pace {
  return databaseLimit > FREE
    ? { revisions: 400, bytes: 2_000_000, chats: 1_000 }
    : { revisions: 5, bytes: 200_000, chats: 100 };
}

/**
 * One run's share of reading the bodies of chats whose columns an older version left empty. Ended anywhere, the next run
 * goes on; once nothing is left it costs a row read.
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

/** As many as one run reads. Where a run was last heard of while it read some, the first of those alone. */
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

/** How far it is once the share is filled: behind every chat of which no revision is left. */
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
