import { closeAndRead, keepDays, latestDay, type SealedDay } from "../../store/audit/seals.ts";
import type { Database } from "../../store/database.ts";
import {
  addPortion,
  auditRow,
  beginDay,
  dayName,
  dayOf,
  dayStart,
  endDay,
  PORTION,
  SEALED_AFTER,
  type StoredRow,
} from "./chain.ts";

/** In one run: so many rows are hashed, and so many days sealed. */
const ROWS = 2 * PORTION;
const DAYS = 60;

/** The most statements that one run sends. */
export const SEAL_STATEMENTS = 4;

/**
 * One run's share of sealing the audit list, day by day. Ended anywhere, the next run goes on; two at once come to the
 * same seals.
 */
export async function sealAudit(
  db: Database,
  log: (event: Readonly<Record<string, unknown>>) => void,
  now: number,
): Promise<void> {
  const open = dayOf(now - SEALED_AFTER);
  const last = await latestDay(db);
  if (last !== null && last.sealedAt !== null && last.day >= open - 1) return;
  const after = last === null ? { at: 0, id: "" } : afterOf(last);
  const rows = await closeAndRead(db, dayStart(open), after, ROWS);
  const days = await hashDays(last, rows, { open, isAll: rows.length < ROWS, now });
  if (days.length === 0) return;
  await keepDays(db, days);
  for (const { day, count, hash, sealedAt } of days) {
    // Whoever can write to the database can compute every seal anew: so the logs have them too.
    if (sealedAt !== null) log({ event: "audit-seal", day: dayName(day), rows: count, seal: hash });
  }
}

function afterOf({ day, sealedAt, upTo }: SealedDay) {
  return upTo ?? { at: dayStart(sealedAt === null ? day : day + 1), id: "" };
}

interface Reading {
  /** The first day that is not to be sealed yet. */
  readonly open: number;
  /** No other row comes before it. */
  readonly isAll: boolean;
  readonly now: number;
}

/** The days that the rows make after `last`, which they follow upon; the last of them may be unfinished. */
async function hashDays(
  last: SealedDay | null,
  rows: readonly StoredRow[],
  { open, isAll, now }: Reading,
): Promise<readonly SealedDay[]> {
  const [first] = rows;
  if (last === null && first === undefined) return [];
  const known = Map.groupBy(rows, ({ at }) => dayOf(at));
  const lastRead = dayOf(rows.at(-1)?.at ?? 0);
  const hashed: SealedDay[] = [];
  let current = last?.sealedAt === null ? last : await following(last, dayOf(first?.at ?? 0));
  while (current.day < open && hashed.length < DAYS) {
    const isWhole = isAll || current.day < lastRead;
    const grown: SealedDay = await withRows(current, known.get(current.day) ?? [], isWhole);
    if (!isWhole) return grown === current ? hashed : [...hashed, grown];
    const sealed = { ...grown, hash: await endDay(grown.hash, grown.count), upTo: null, sealedAt: now };
    hashed.push(sealed);
    current = await following(sealed, sealed.day + 1);
  }
  return hashed;
}

async function following(last: SealedDay | null, first: number): Promise<SealedDay> {
  const [day, previous] = last === null ? [first, null] : [last.day + 1, last.hash];
  return { day, previous, count: 0, hash: await beginDay(day, previous), upTo: null, sealedAt: null };
}

/** Whole portions, and what is left only where nothing follows. */
async function withRows(day: SealedDay, rows: readonly StoredRow[], isWhole: boolean): Promise<SealedDay> {
  let { count, hash, upTo } = day;
  for (let from = 0; from < rows.length; from += PORTION) {
    const portion = rows.slice(from, from + PORTION);
    if (portion.length < PORTION && !isWhole) break;
    hash = await addPortion(hash, portion.map(auditRow));
    count += portion.length;
    const end = portion.at(-1);
    upTo = end === undefined ? null : { at: end.at, id: end.id };
  }
  return count === day.count ? day : { ...day, count, hash, upTo };
}
