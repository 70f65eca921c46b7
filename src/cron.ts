import type { ConfigReading } from "./config.ts";
import { watch } from "./delivery/watch.ts";
import { rereader } from "./intake/reread.ts";
import { attempted, log } from "./log.ts";
import { keepPrivacy } from "./privacy/keep.ts";
import { keepFigures } from "./reports/keep-figures.ts";
import { duePeriods } from "./reports/period.ts";
import { openCopy } from "./store/copy.ts";
import type { Database } from "./store/database.ts";
import { overdueTargets } from "./store/deliveries.ts";
import { digestStatement } from "./store/digests.ts";

/** What the cron reaches the outside by. */
export interface Surroundings {
  readonly settings: ConfigReading;
  readonly copies: KVNamespace;
  /** D1, with a deadline of its own running from here. */
  openDatabase(): Database;
  /** The database's size, in bytes. */
  databaseSize(): Promise<number>;
  wake(target: string): Promise<void>;
}

/** Each minute: the watchman and the digests first, so that the sweep wakes the couriers for what is to be told. */
export async function everyMinute(around: Surroundings, now: number): Promise<void> {
  await attempted("watch", () => look(around, now));
  await attempted("digest", () => digest(around, now));
  await attempted("sweep", () => sweep(around, now));
  await attempted("privacy", () => keep(around, now));
  await attempted("figures", () => figures(around, now));
}

async function look({ settings, openDatabase, databaseSize }: Surroundings, now: number): Promise<void> {
  if (!settings.ok) return;
  const size = await databaseSize();
  await watch(openDatabase(), size, settings.config.watch, now);
}

/** Makes the digests that are due. Where none is, the database is not asked. */
async function digest({ settings, openDatabase }: Surroundings, now: number): Promise<void> {
  if (!settings.ok) return;
  const { targets, timeZone } = settings.config;
  const due = [...targets].flatMap(([target, { digest: times }]) =>
    times === null ? [] : duePeriods(times, timeZone, now).map((period) => ({ target, period })),
  );
  if (due.length > 0) await openDatabase().batch([digestStatement(due, now)]);
}

/** Wakes every courier that missed its wake-up: a lost one costs a minute, never an alert. */
async function sweep({ settings, openDatabase, wake }: Surroundings, now: number): Promise<void> {
  const known = settings.ok ? [...settings.config.targets.keys()] : [];
  const targets = await overdueTargets(openDatabase(), known, now);
  await Promise.all(targets.map(wake));
}

async function figures({ settings, openDatabase }: Surroundings, now: number): Promise<void> {
  if (settings.ok) await keepFigures(openDatabase(), settings.config.timeZone, now);
}

async function keep({ settings, openDatabase, copies }: Surroundings, now: number): Promise<void> {
  if (!settings.ok) return;
  const { config } = settings;
  const reach = { db: openDatabase(), copy: openCopy(copies, config), reread: rereader(config.encryption), log };
  await keepPrivacy(reach, config, now);
}
