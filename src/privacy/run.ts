import { forgetStatements } from "../store/audit/log.ts";
import { forgetSealsStatement } from "../store/audit/seals.ts";
import { forgetInteractions } from "../store/deliveries/slack-interactions.ts";
import { FORGET_MARKS_STATEMENTS, forgetMarksStatements } from "../store/mail/recipient-marks.ts";
import { nextErasure } from "../store/privacy/erasures.ts";
import { endHolds } from "../store/privacy/holds.ts";
import { DAY, HOUR, MINUTE } from "../time/durations.ts";
import { dayFrom } from "./audit/chain.ts";
import { eraseStep, type PrivacyPorts } from "./erase-step.ts";

/** Per list and run. */
const FORGOTTEN_AT_ONCE = 200;

/** So long after midnight (UTC), in milliseconds: several runs, of which this job is the first in some. */
const SHORTLY = 15 * MINUTE;

export const FORGET_STATEMENTS = 5 + FORGET_MARKS_STATEMENTS;

/**
 * One step of the oldest erasure; if there is none, ends holds that have expired. If a run ends anywhere, the next one
 * continues.
 */
export async function continueErasure(reach: PrivacyPorts, now: number): Promise<void> {
  const erasure = await nextErasure(reach.db);
  if (erasure !== null) await eraseStep(reach, erasure, now);
  else await endHolds(reach.db, now, FORGOTTEN_AT_ONCE);
}

/**
 * Deletes records that have expired: audit entries, receipts, button presses. Once a day also the marks of recipients
 * other than these.
 */
export async function forgetRecords(
  { db }: Pick<PrivacyPorts, "db">,
  auditDays: number,
  recipients: ReadonlySet<string>,
  now: number,
): Promise<void> {
  const before = now - auditDays * DAY;
  await db.batch([
    forgetSealsStatement(dayFrom(before)),
    ...forgetStatements(before, FORGOTTEN_AT_ONCE),
    forgetInteractions(now - HOUR, FORGOTTEN_AT_ONCE),
    ...(now % DAY < SHORTLY ? forgetMarksStatements([...recipients]) : []),
  ]);
}
