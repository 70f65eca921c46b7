import { CRON } from "../store/audit.ts";
import type { Database } from "../store/database.ts";
import { expireQuarantineStatements, expireStatements, nextWindow, oldQuarantine } from "../store/expire.ts";
import { beginExpiry, type Expiry, endExpiry, lastExpiry, passedStatement } from "../store/expiries.ts";
import { counted } from "./counted.ts";

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** So often everything is looked through: what is over stays for so much longer at most, and the time that it takes. */
const EVERY = 12 * HOUR;

/** In one run: so many chats are looked at, and so many of them, or of the quarantine, expire. */
const WINDOW = 1_000;
const AT_ONCE = 50;

/**
 * One run's share of retention, at most 20 statements: what came last more than `days` ago loses its texts. Ended at any
 * statement, the next run goes on from there.
 */
export async function expire(db: Database, days: number, now: number): Promise<void> {
  const expiry = await openExpiry(db, days, now);
  if (expiry === null) return;
  const { over, upTo } = await nextWindow(db, expiry, WINDOW, AT_ONCE);
  const statements = [
    ...(over.length === 0 ? [] : expireStatements(expiry, over, now)),
    ...(upTo === null ? [] : [passedStatement(expiry, upTo)]),
  ];
  if (statements.length > 0) await db.batch(statements);
  if (upTo !== null) return;
  const ids = await oldQuarantine(db, expiry, AT_ONCE);
  if (ids.length > 0) await db.batch(expireQuarantineStatements(expiry, ids));
  if (ids.length < AT_ONCE) await end(db, now);
}

/** The one that is under way; null while the next is not due. */
async function openExpiry(db: Database, days: number, now: number): Promise<Expiry | null> {
  const last = await lastExpiry(db);
  if (last !== null && last.endedAt === null) return last;
  return last !== null && now - last.begunAt < EVERY ? null : beginExpiry(db, now - days * DAY, now);
}

async function end(db: Database, now: number): Promise<void> {
  const expiry = await lastExpiry(db);
  if (expiry === null) return;
  const { chats, quarantined, before } = expiry;
  const what = `${counted(chats, "chat")} and ${counted(quarantined, "body")} in quarantine, of before ${new Date(before).toISOString()}`;
  await endExpiry(db, expiry, { ...CRON, at: now, action: "expired", chat: null, what });
}
