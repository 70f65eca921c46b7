const DAY = 86_400_000;

/**
 * Why a chat is told to nobody until there is a digest, as it goes on the record; null where it is not too old, and
 * where no message has a date. `now` is when it came in; instants in milliseconds since 1970.
 */
export function tooOld(closedAt: number | null, now: number, days: number): string | null {
  if (closedAt === null || now - closedAt <= days * DAY) return null;
  return `too old: closed more than ${days} ${days === 1 ? "day" : "days"} before it came in`;
}
