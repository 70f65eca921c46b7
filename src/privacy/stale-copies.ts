import { forgetStaleStatements, pauseStatement, staleCopiesAndPause } from "../store/privacy/stale-copies.ts";
import { HOUR } from "../time/durations.ts";
import type { PrivacyPorts } from "./erase-step.ts";

/** Each is a request of its own, of which the Free plan gives 50 to everything that the cron does. */
const AT_ONCE = 15;

/** The most statements that one run sends. */
export const STALE_STATEMENTS = 5;

/** After KV refused, nothing is asked of it for so long, in milliseconds: twice as long each time, up to the most. */
const FIRST_PAUSE = 30_000;
const LONGEST_PAUSE = 6 * HOUR;

/**
 * Deletes copies in KV whose chats are gone. One that KV does not delete now is deleted by a later run: a Free account
 * has 1,000 deletes a day, and asking again at once would not help.
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
