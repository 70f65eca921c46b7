import { forgetStatements } from "../store/audit.ts";
import { nextErasure } from "../store/erasures.ts";
import { forgetInteractions } from "../store/interactions.ts";
import { eraseStep } from "./erase-step.ts";
import { endErasures } from "./erasure.ts";
import type { Reach } from "./reach.ts";
import { expire } from "./retention.ts";
import { dropStaleCopies } from "./stale.ts";

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** Of the audit list, in one run. */
const FORGOTTEN_AT_ONCE = 200;

export interface PrivacySettings {
  readonly retentionDays: number;
  readonly auditDays: number;
}

/**
 * One run's share of everything that must go: for the cron of each minute. At most 36 statements and 15 other requests;
 * an erasure comes before what merely is over. Ended anywhere, the next run goes on.
 */
export async function keepPrivacy(reach: Reach, settings: PrivacySettings, now: number): Promise<void> {
  const erasure = await nextErasure(reach.db);
  if (erasure === null) await expire(reach.db, settings.retentionDays, now);
  else await eraseStep(reach, erasure, now);
  await dropStaleCopies(reach, now);
  await endErasures(reach, now);
  await reach.db.batch([
    ...forgetStatements(now - settings.auditDays * DAY, FORGOTTEN_AT_ONCE),
    forgetInteractions(now - HOUR),
  ]);
}
