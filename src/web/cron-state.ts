import { MINUTE } from "../time/durations.ts";

/** How the cron is doing. `waiting`: for its first run, or on a machine of one's own, where none fires. */
export type CronState = "ok" | "waiting" | "failing";

/** After so many milliseconds without a run the cron has stopped. */
const STOPPED = 10 * MINUTE;

/** How long the first run may take to come: a new cron trigger takes a while to reach Cloudflare's network. */
const FIRST = 30 * MINUTE;

/** Without a run for so long, whoever comes by does what the cron should have done. */
const STALLED = 3 * MINUTE;

/** Instants in milliseconds since 1970; null: no run yet, or nobody knows since when the first is waited for. */
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
