import type { Config, ConfigReading } from "../config/config.ts";
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
import { ENSURE_STATEMENTS, type LinkFactsCache } from "../store/link-facts-cache.ts";
import { MINUTE } from "../time/durations.ts";
import { counted, type Job, rotateGroups } from "./job-groups.ts";

/** What the cron reaches the outside by. */
export interface CronPorts {
  readonly settings: ConfigReading;
  readonly copies: KVNamespace;
  readonly linkFacts: LinkFactsCache;
  /** D1, with a deadline of its own running from here. */
  openDatabase(): Database;
  /** The database's size, in bytes. One statement. */
  databaseSize(): Promise<number>;
  wake(target: string): Promise<void>;
}

/** A run sends no more statements to D1 than this: the Free plan takes 50 of one invocation. */
export const MOST_STATEMENTS = 45;

/** So many of them at most are for what is done in each run, before the jobs that take turns. */
export const EACH_RUN_STATEMENTS = 10;

/**
 * Each minute: what must not be late first, so that the sweep wakes the couriers for what is to be told. Then the jobs
 * that can wait, in turns, as far as the statements go.
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
    // Each with a deadline of its own: one that hangs leaves the others their time.
    await attempted(job.name, () => job.run(open()));
  }
}

/** Leaves word that the cron runs, and returns which turn it is; where D1 can not count it, the minutes do. */
async function takeTurn(open: () => Database, now: number): Promise<number> {
  let turn = Math.floor(now / MINUTE);
  await attempted("heartbeat", async () => {
    turn = await beat(open(), now);
  });
  return turn;
}

/** Makes the digests that are due. Where none is, the database is not asked. */
async function digest(open: () => Database, { targets, timeZone }: Config, now: number): Promise<void> {
  const due = [...targets].flatMap(([target, { digest: times }]) =>
    times === null ? [] : duePeriods(times, timeZone, now).map((period) => ({ target, period })),
  );
  if (due.length > 0) await open().batch([digestStatement(due, now)]);
}

/** Wakes every courier that missed its wake-up: a lost one costs a minute, never an alert. */
async function sweep(
  { settings, wake }: Pick<CronPorts, "settings" | "wake">,
  db: Database,
  now: number,
): Promise<void> {
  const known = settings.ok ? [...settings.config.targets.keys()] : [];
  const targets = await overdueTargets(db, known, now);
  await Promise.all(targets.map(wake));
}

/** In groups: each is first in one run of four, and fits into it. */
export function jobsOf(
  { copies, linkFacts }: Pick<CronPorts, "copies" | "linkFacts">,
  config: Config,
  now: number,
): readonly (readonly Job[])[] {
  // The cron only removes them.
  const copy = openTranscriptCache(copies, { retentionDays: config.retentionDays, sealing: null });
  const reread = bodyReader(config.encryption);
  const pace = paceOf(config.watch.databaseLimit);
  const reach = (db: Database) => ({ db, copy, reread, columnsOf: columnsOfBody, pace, log });
  return [
    [{ name: "erasure", statements: 1 + ERASE_STATEMENTS, run: (db) => continueErasure(reach(db), now) }],
    [
      { name: "retention", statements: RETENTION_STATEMENTS, run: (db) => expire(db, config.retentionDays, now) },
      { name: "delivery-sweep", statements: DELIVERY_SWEEP_STATEMENTS, run: (db) => sweepDeliveries(db, now) },
    ],
    [
      { name: "figures", statements: FIGURES_STATEMENTS, run: (db) => keepFigures(db, config.timeZone, now) },
      { name: "stale-copies", statements: STALE_STATEMENTS, run: (db) => dropStaleCopies(reach(db), now) },
      { name: "receipts", statements: RECEIPT_STATEMENTS, run: (db) => endErasures(reach(db), null, now) },
      { name: "alert-sweep", statements: SWEEP_STATEMENTS, run: (db) => sweepAlerts(db, now) },
      { name: "audit-seal", statements: SEAL_STATEMENTS, run: (db) => sealAudit(db, log, now) },
    ],
    [
      // Soon after an upgrade, so that the time of links that ADMIN_TOKEN signed runs also where no alert comes.
      { name: "link-secret", statements: ENSURE_STATEMENTS, run: (db) => linkFacts.ensure(() => db, now) },
      { name: "chat-columns", statements: FILL_STATEMENTS, run: (db) => fillColumns(reach(db), now) },
      { name: "forget", statements: FORGET_STATEMENTS, run: (db) => forgetRecords({ db }, config.auditDays, now) },
    ],
  ];
}
