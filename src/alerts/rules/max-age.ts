import type { EndReason } from "../end-reason.ts";

const DAY = 86_400_000;

/**
 * Why a chat is told to nobody before the next digest; null where it is not too old, and where no message has a date.
 * `now` is when it came in; instants in milliseconds since 1970.
 */
export function olderThanMaxAge(closedAt: number | null, now: number, days: number): EndReason | null {
  return closedAt === null || now - closedAt <= days * DAY ? null : { code: "too-old", days };
}
