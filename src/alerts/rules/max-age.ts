import { DAY } from "../../time/durations.ts";

/** How the reason begins on the record, whatever the days. */
export const TOO_OLD = "too old";

/**
 * Why a chat is told to nobody before the next digest, as it goes on the record; null where it is not too old, and
 * where no message has a date. `now` is when it came in; instants in milliseconds since 1970.
 */
export function olderThanMaxAge(closedAt: number | null, now: number, days: number): string | null {
  if (closedAt === null || now - closedAt <= days * DAY) return null;
  return `${TOO_OLD}: closed more than ${days} ${days === 1 ? "day" : "days"} before it came in`;
}
