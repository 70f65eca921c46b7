import type { ConfigReading } from "./config.ts";
import { watch } from "./delivery/watch.ts";
import { rereader } from "./intake/reread.ts";
import { attempted, log } from "./log.ts";
import { keepPrivacy } from "./privacy/keep.ts";
import { openCopy } from "./store/copy.ts";
import type { Database } from "./store/database.ts";
import { overdueTargets } from "./store/deliveries.ts";

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

/** Each minute: the watchman looks first, so that the sweep wakes the couriers for what he has to tell. */
export async function everyMinute(around: Surroundings, now: number): Promise<void> {
  await attempted("watch", () => look(around, now));
  await attempted("sweep", () => sweep(around, now));
  await attempted("privacy", () => keep(around, now));
}

async function look({ settings, openDatabase, databaseSize }: Surroundings, now: number): Promise<void> {
  if (!settings.ok) return;
  const size = await databaseSize();
  await watch(openDatabase(), size, settings.config.watch, now);
}

/** Wakes every courier that missed its wake-up: a lost one costs a minute, never an alert. */
async function sweep({ settings, openDatabase, wake }: Surroundings, now: number): Promise<void> {
  const known = settings.ok ? [...settings.config.targets.keys()] : [];
  const targets = await overdueTargets(openDatabase(), known, now);
  await Promise.all(targets.map(wake));
}

async function keep({ settings, openDatabase, copies }: Surroundings, now: number): Promise<void> {
  if (!settings.ok) return;
  const { config } = settings;
  const reach = { db: openDatabase(), copy: openCopy(copies, config), reread: rereader(config.encryption), log };
  await keepPrivacy(reach, config, now);
}
