const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
/**
 * A quarter of an hour that has ended is counted by the cron, all its chats at once: from the second minute after its end
 * on, and within four.
 */
const COUNTED = { from: 2 * MINUTE, to: 6 * MINUTE };

/** Before it begins, the Worker is started and gets warm. */
export const WARMING = MINUTE;

/**
 * When to begin a run of so many minutes, so that no quarter of an hour is counted in the second minute and the last one,
 * which are compared. Milliseconds since 1970.
 */
export function beginning(now: number, minutes: number): number {
  let at = now + WARMING;
  while (!isQuiet(at, minutes)) at += MINUTE / 2;
  return at;
}

function isQuiet(at: number, minutes: number): boolean {
  const compared = [minutes > 2 ? 1 : 0, minutes - 1].map((minute) => at + minute * MINUTE);
  // One that ended earlier holds none of the run's chats.
  const first = Math.ceil((at - WARMING) / QUARTER) * QUARTER;
  for (let end = first; end < at + minutes * MINUTE; end += QUARTER) {
    if (compared.some((from) => from < end + COUNTED.to && from + MINUTE > end + COUNTED.from)) return false;
  }
  return true;
}
