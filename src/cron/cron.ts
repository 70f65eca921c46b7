import type { Config, ConfigReading } from "../config/config.ts";
import { mailRecipients } from "../config/targets.ts";
import { selfCheck } from "../delivery/warnings/self-check.ts";
import { columnsOfBody } from "../intake/columns.ts";
import { bodyReader } from "../intake/decode.ts";
import { attempted, log } from "../log.ts";
import { SEAL_STATEMENTS, sealAudit } from "../privacy/audit/seal.ts";
import { ERASE_STATEMENTS } from "../privacy/erase-step.ts";
import { endErasures, RECEIPT_STATEMENTS } from "../privacy/erasure.ts";
import { FILL_STATEMENTS, fillColumns, paceOf } from "../privacy/fill-columns.ts";
import { expire, RETENTION_STATEMENTS } from "../privacy/retention.ts";
import { continueErasure, FORGET_STATEMENTS, forgetRecords } from "../privacy/run.ts";
import { dropStaleCopies, STALE_STATEMENTS } from "../privacy/stale-copies.ts";
import { FIGURES_STATEMENTS, keepFigures } from "../statistics/compute.ts";
import { duePeriods } from "../statistics/period.ts";
import { SWEEP_STATEMENTS, sweepAlerts } from "../store/alerts/sweep.ts";
import type { Database } from "../store/database.ts";
import { digestStatement } from "../store/deliveries/digests.ts";
import { overdueTargets } from "../store/deliveries/overdue.ts";
import { DELIVERY_SWEEP_STATEMENTS, sweepDeliveries } from "../store/deliveries/sweep.ts";
import { beat } from "../store/heartbeat.ts";
import { openTranscriptCache } from "../store/kv/transcript-cache.ts";
import { ENSURE_STATEMENTS, type LinkFactsCache } from "../store/signing-keys-cache.ts";
import { MINUTE } from "../time/durations.ts";
import { counted, type Job, rotateGroups } from "./job-groups.ts";

/** The ports of the cron. */
export interface CronPorts {
  readonly settings: ConfigReading;
  readonly copies: KVNamespace;
  readonly linkFacts: LinkFactsCache;
  /** D1, with its own deadline from now. */
  openDatabase(): Database;
  /** The database's size in bytes. One statement. */
  databaseSize(): Promise<number>;
  wake(target: string): Promise<void>;
}

/** The maximum of D1 statements in a run: the Free plan allows 50 per invocation. */
export const MOST_STATEMENTS = 45;

/** How many of them the work of every run may take, before the jobs that take turns. */
export const EACH_RUN_STATEMENTS = 10;

/**
 * Runs every minute. Urgent work comes first, so that the sweep then wakes the couriers for it. Jobs that can wait take
 * turns, as far as the statements allow.
 */
export async function everyMinute({ openDatabase, databaseSize, ...around }: CronPorts, now: number): Promise<void> {
  const { settings } = around;
  const counter = counted();
  const open = () => counter.counting(openDatabase());
  const turn = await takeTurn(open, now);
  if (settings.ok) {
    const { config } = settings;
    await attempted("watch", async () => {
      counter.add(1);
      const size = await databaseSize();
      await selfCheck(open(), size, config.watch, now);
    });
    await attempted("digest", () => digest(open, config, now));
  }
  await attempted("sweep", () => sweep(around, open(), now));
  if (!settings.ok) return;
  for (const job of rotateGroups(jobsOf(around, settings.config, now), turn)) {
    if (counter.count() + job.statements > MOST_STATEMENTS) continue;
    // Each job has its own deadline, so that one that hangs does not take the others' time.
    await attempted(job.name, () => job.run(open()));
  }
}

/** Records that the cron runs, and returns the number of this turn. If D1 fails, the minute is used instead. */
async function takeTurn(open: () => Database, now: number): Promise<number> {
  let turn = Math.floor(now / MINUTE);
  await attempted("heartbeat", async () => {
    turn = await beat(open(), now);
  });
  return turn;
}

/** Creates the digests that are due. If there are none, the database is not queried. */
async function digest(open: () => Database, { targets, timeZone }: Config, now: number): Promise<void> {
  const due = [...targets].flatMap(([target, { digest: times }]) =>
    times === null ? [] : duePeriods(times, timeZone, now).map((period) => ({ target, period })),
  );
  if (due.length > 0) await open().batch([digestStatement(due, now)]);
}

/** Wakes every courier that missed a wake-up, so a lost wake-up delays an alert by a minute at most. */
async function sweep(
  { settings, wake }: Pick<CronPorts, "settings" | "wake">,
  db: Database,
  now: number,
): Promise<void> {
  const known = settings.ok ? [...settings.config.targets.keys()] : [];
  const targets = await overdueTargets(db, known, now);
  await Promise.all(targets.map(wake));
}

/** In groups: each group is first in one run of four, and fits into one run. */
export function jobsOf(
  { copies, linkFacts }: Pick<CronPorts, "copies" | "linkFacts">,
  config: Config,
  now: number,
): readonly (readonly Job[])[] {
  // The cron only deletes copies.
  const copy = openTranscriptCache(copies, { retentionDays: config.retentionDays, encryption: null });
  const reread = bodyReader(config);
  const pace = paceOf(config.watch.databaseLimit);
  const columnsOf = (body: Uint8Array<ArrayBuffer>) => columnsOfBody(body, config.reading);
  const reach = (db: Database) => ({ db, copy, reread, columnsOf, pace, log });
  return [
    [
      { name: "erasure", statements: 1 + ERASE_STATEMENTS, run: (db) => continueErasure(reach(db), now) },
      { name: "alert-sweep", statements: SWEEP_STATEMENTS, run: (db) => sweepAlerts(db, now, config.eventTargets) },
    ],
    [
      {
        name: "retention",
        statements: RETENTION_STATEMENTS,
        run: (db) => expire(db, config.retentionDays, now, config.eventTargets),
      },
    ],
    [
      { name: "figures", statements: FIGURES_STATEMENTS, run: (db) => keepFigures(db, config.timeZone, now) },
      { name: "stale-copies", statements: STALE_STATEMENTS, run: (db) => dropStaleCopies(reach(db), now) },
      { name: "receipts", statements: RECEIPT_STATEMENTS, run: (db) => endErasures(reach(db), null, now) },
      { name: "delivery-sweep", statements: DELIVERY_SWEEP_STATEMENTS, run: (db) => sweepDeliveries(db, now) },
      { name: "audit-seal", statements: SEAL_STATEMENTS, run: (db) => sealAudit(db, log, now) },
    ],
    [
      // Creates the link secret soon after an upgrade, so that the period for links signed with ADMIN_TOKEN starts even
      // without an alert.
      { name: "link-secret", statements: ENSURE_STATEMENTS, run: (db) => linkFacts.ensure(() => db, now) },
      { name: "chat-columns", statements: FILL_STATEMENTS, run: (db) => fillColumns(reach(db), now) },
      {
        name: "forget",
        statements: FORGET_STATEMENTS,
        run: (db) => forgetRecords({ db }, config.auditDays, mailRecipients(config.targets), now),
      },
    ],
  ];
}
