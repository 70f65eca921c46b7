import { MINUTE } from "../../time/durations.ts";

/** The parameter of an address that a page requests again automatically. */
export const REFRESH = "refresh";

/** The last use of a session is written at most this often, in milliseconds. */
const BETWEEN = 10 * MINUTE;

/** Whether a request counts as use: an automatic refresh, on a screen that may be unattended, does not. */
export function isUse({ url }: Request): boolean {
  return !new URL(url).searchParams.has(REFRESH);
}

/**
 * The last use is written if the recorded one is before this instant. If sessions end very soon, it is written more
 * often, so that they do not end during use.
 */
export function writtenBefore(now: number, idle: number): number {
  return now - Math.min(BETWEEN, idle / 2);
}
