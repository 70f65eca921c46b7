import { forgetStale, staleCopies } from "../store/stale-copies.ts";
import type { Reach } from "./reach.ts";

/** Each is a request of its own, of which the Free plan gives 50 to everything that the cron does. */
const AT_ONCE = 15;

/** Deletes copies in KV whose chats are gone. One that KV does not delete now is deleted by a later run. */
export async function dropStaleCopies({ db, copy, log }: Reach, now: number): Promise<void> {
  const stale = await staleCopies(db, now, AT_ONCE);
  const results = await Promise.allSettled(stale.map(({ key, revision }) => copy.remove(key, revision)));
  const dropped = stale.filter((_, index) => results[index]?.status === "fulfilled");
  if (dropped.length > 0) await forgetStale(db, dropped, now);
  const left = stale.length - dropped.length;
  if (left > 0) log({ event: "stale-copies", outcome: "failed", left });
}
