import { DAY, HOUR } from "../time/durations.ts";

const SECONDS = /^\d+(?:\.\d+)?$/;
const IMF_FIXDATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * The longest wait that is accepted: a wrong header must not delay an alert for years. After three days we try again.
 */
export const MAX_RETRY_AFTER = 72 * HOUR;

/**
 * The end of the wait that a Retry-After header asks for, in milliseconds since 1970. The header has seconds (decimals,
 * which some senders use, are rounded up) or an HTTP date (RFC 9110, 10.2.3). Null if it is absent, invalid, or not in
 * the future.
 */
export function retryAfter(header: string | null, now: number): number | null {
  const asked = read(header?.trim() ?? "", now);
  if (asked === null || !(asked > now)) return null;
  return Math.min(asked, now + MAX_RETRY_AFTER);
}

/** When the next day begins (UTC), and with it a daily limit anew. */
export function nextDay(now: number): number {
  return (Math.floor(now / DAY) + 1) * DAY;
}

function read(header: string, now: number): number | null {
  if (SECONDS.test(header)) return now + Math.ceil(Number(header)) * 1000;
  return IMF_FIXDATE.test(header) ? Date.parse(header) : null;
}
