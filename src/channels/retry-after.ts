import { DAY, HOUR } from "../time/durations.ts";

const SECONDS = /^\d+(?:\.\d+)?$/;
const IMF_FIXDATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** Nobody wants an alert that a mistaken header has buried for years: after three days we ask again. */
export const MAX_RETRY_AFTER = 72 * HOUR;

/**
 * Until when a Retry-After header asks us to wait, in milliseconds since 1970. It holds seconds (a decimal, which some
 * send, is rounded up) or an HTTP date (RFC 9110, 10.2.3). Null when it asks for nothing: absent, neither of the two,
 * or not in the future.
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
