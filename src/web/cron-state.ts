import { MINUTE } from "../time/durations.ts";

/** The state of the cron. `waiting`: for its first run, or on a local machine, where none fires. */
export type CronState = "ok" | "waiting" | "failing";

/** In milliseconds: without a run for this long, the cron has stopped. */
const STOPPED = 10 * MINUTE;

/** How long the first run may take: a new cron trigger takes a while to reach Cloudflare's network. */
const FIRST = 30 * MINUTE;

/** Without a run for this long, requests do what the cron should have done. */
const STALLED = 3 * MINUTE;

/** Instants in milliseconds since 1970; null: no run yet, or it is unknown since when the first run is awaited. */
export interface CronRuns {
  readonly at: number | null;
  readonly awaitedSince: number | null;
}

export function cronState({ at, awaitedSince }: CronRuns, isLoopback: boolean, now: number): CronState {
  if (at !== null && now - at <= STOPPED) return "ok";
  if (isLoopback) return "waiting";
  if (at !== null) return "failing";
  return awaitedSince === null || now - awaitedSince <= FIRST ? "waiting" : "failing";
}

export function hasStalled({ at }: CronRuns, now: number): boolean {
  return at === null || now - at > STALLED;
}
