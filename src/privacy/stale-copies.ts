import { forgetStaleStatements, pauseStatement, staleCopiesAndPause } from "../store/privacy/stale-copies.ts";
import { HOUR } from "../time/durations.ts";
import type { PrivacyPorts } from "./erase-step.ts";

/** Each deletion is a subrequest, of which the Free plan allows 50 for everything that the cron does. */
const AT_ONCE = 15;

/** The maximum of statements in one run. */
export const STALE_STATEMENTS = 5;

/** After KV has refused, the pause in milliseconds before the next attempt: doubled each time, up to the maximum. */
const FIRST_PAUSE = 30_000;
const LONGEST_PAUSE = 6 * HOUR;

/**
 * Deletes copies in KV whose chats are gone. What KV does not delete now is deleted by a later run: a Free account has
 * 1,000 deletes a day, so retrying immediately would not help.
 */
export async function dropStaleCopies({ db, copy, log }: PrivacyPorts, now: number): Promise<void> {
  const { stale, pause } = await staleCopiesAndPause(db, now, AT_ONCE);
  if (stale.length === 0 || (pause !== null && pause.until > now)) return;
  const results = await Promise.allSettled(stale.map(({ key, revision }) => copy.remove(key, revision)));
  const dropped = stale.filter((_, index) => results[index]?.status === "fulfilled");
  const left = stale.length - dropped.length;
  const length = left === 0 ? 0 : Math.min(LONGEST_PAUSE, pause === null ? FIRST_PAUSE : 2 * pause.length);
  const paused = length === 0 ? null : { length, until: now + length };
  await db.batch([
    ...(dropped.length === 0 ? [] : forgetStaleStatements(dropped, now)),
    ...(paused === null && pause === null ? [] : [pauseStatement(paused)]),
  ]);
  if (left > 0) log({ event: "stale-copies", outcome: "failed", left, pausedMilliseconds: length });
}
