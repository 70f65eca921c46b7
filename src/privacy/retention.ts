import { CRON, SOMEBODY } from "../alerts/actor.ts";
import { MANUAL_OUTCOMES } from "../alerts/state.ts";
import { lazy } from "../lazy.ts";
import { storedEnd } from "../locale/recorded-text.ts";
import type { Database, Statement } from "../store/database.ts";
import {
  expireQuarantineStatements,
  expireStatements,
  type NamelessEnd,
  oldQuarantine,
  overdueChats,
} from "../store/privacy/expire.ts";
import {
  beginRetentionRun,
  endRetentionRun,
  lastRetentionRun,
  lastRetentionRunStatement,
  passedStatement,
  type RetentionRun,
  readRetentionRun,
} from "../store/privacy/retention-runs.ts";
import { forgetSessionsStatement } from "../store/sign-in/sessions.ts";
import { forgetWrongTokensStatement } from "../store/sign-in/wrong-tokens.ts";
import { readState, stateStatement, writeStateStatement } from "../store/worker-state.ts";
import { DAY, HOUR } from "../time/durations.ts";
import { type CopyLifetime, copyLifetimeNow, lingeringOf, readCopyLifetime } from "./copy-lifetime.ts";
import { counted } from "./receipt.ts";

/** How often expired chats are searched: they stay at most this much longer, plus the time that it takes. */
const EVERY = 12 * HOUR;

/** How many chats or quarantine entries expire in one run. */
const AT_ONCE = 200;

/** The maximum of statements in one run. */
export const RETENTION_STATEMENTS = 32;

const NOBODY_NAMED = { authMethod: null, id: null, name: SOMEBODY };

/** What stays of ends that name who claimed or resolved the alert. */
const nameless = lazy((): readonly NamelessEnd[] => [
  { ...storedEnd({ code: "claimed", by: NOBODY_NAMED }), outcome: null },
  ...[null, ...MANUAL_OUTCOMES].map((outcome) => {
    return { ...storedEnd({ code: "resolved", by: NOBODY_NAMED, outcome }), outcome };
  }),
]);

const COPY_LIFETIME = "copy-lifetime";

/**
 * One run's share of retention: chats whose last revision arrived more than `days` ago lose their texts. If a run ends
 * after any statement, the next one continues.
 * `eventTargets`: the targets that get every change of an alert; the next sweep wakes their couriers.
 */
export async function expire(
  db: Database,
  days: number,
  now: number,
  eventTargets: readonly string[] = [],
): Promise<void> {
  const [last, fact] = await db.batch([lastRetentionRunStatement(), stateStatement(COPY_LIFETIME)]);
  const known = readState(fact);
  const lifetime = copyLifetimeNow(readCopyLifetime(known), days, now);
  const remember = JSON.stringify(lifetime) === known ? [] : [rememberLifetime(lifetime)];
  const expiry = await openExpiry(db, readRetentionRun(last), days, now);
  if (expiry === null) {
    if (remember.length > 0) await db.batch(remember);
    return;
  }
  const over = await overdueChats(db, expiry, AT_ONCE, now);
  const keys = over.filter(({ isHeld }) => !isHeld).map(({ key }) => key);
  const end = over.at(-1);
  const statements = [
    ...remember,
    ...(keys.length === 0
      ? []
      : expireStatements(
          expiry,
          keys,
          lingeringOf(lifetime),
          storedEnd({ code: "expired" }),
          nameless(),
          eventTargets,
          now,
        )),
    ...(end === undefined ? [] : [passedStatement(expiry, end.key, end.receivedAt)]),
  ];
  if (statements.length > 0) await db.batch(statements);
  if (over.length === AT_ONCE) return;
  const ids = await oldQuarantine(db, expiry, AT_ONCE);
  if (ids.length > 0) await db.batch(expireQuarantineStatements(expiry, ids));
  if (ids.length < AT_ONCE) await endLast(db, now);
}

function rememberLifetime(lifetime: CopyLifetime): Statement {
  return writeStateStatement(COPY_LIFETIME, JSON.stringify(lifetime));
}

/** The run of retention under way; null if the next is not due. */
async function openExpiry(
  db: Database,
  last: RetentionRun | null,
  days: number,
  now: number,
): Promise<RetentionRun | null> {
  if (last !== null && last.endedAt === null) return last;
  if (last !== null && now - last.begunAt < EVERY) return null;
  await forgetSessions(db, now);
  return beginRetentionRun(db, now - days * DAY, now);
}

/** Deletes expired sessions and outdated daily counts of wrong tokens. */
async function forgetSessions(db: Database, now: number): Promise<void> {
  await db.batch([forgetSessionsStatement(now), forgetWrongTokensStatement(now)]);
}

async function endLast(db: Database, now: number): Promise<void> {
  const expiry = await lastRetentionRun(db);
  if (expiry === null) return;
  const { chats, quarantined, before } = expiry;
  const what = `${counted(chats, "chat")} and ${counted(quarantined, "body")} in quarantine, of before ${new Date(before).toISOString()}`;
  await endRetentionRun(db, expiry, { actor: CRON, at: now, action: "expired", chat: null, what });
}
