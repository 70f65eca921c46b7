import { isSafeMethod } from "./csrf.ts";
import { isUse, REFRESH } from "./last-use.ts";
import { sessionCookie } from "./session.ts";

/** Where sign-in leads without another destination. */
export const HOME = "/";

/** In characters: the encoded form must stay within the sign-in's size limit. */
const LONGEST = 3_000;

/** Where a refused caller arrives after sign-in; null if sign-in would not help. */
export function returnTo(request: Request): string | null {
  return sessionCookie(new URL(request.url)) === null ? null : returnPath(request);
}

/** The page that was requested; HOME if it was not a page. */
export function returnPath(request: Request): string {
  const url = new URL(request.url);
  // After sign-in, a request is no longer an automatic refresh.
  if (!isUse(request)) url.searchParams.delete(REFRESH);
  const path = url.pathname + url.search;
  return isSafeMethod(request) && path.length <= LONGEST ? path : HOME;
}

/**
 * Our own path from a form field, which anybody may have written; otherwise HOME. Anything that a browser could read as
 * another origin ("//", "/\", tabs) is rejected.
 */
export function readReturnTo(given: string | null): string {
  return given !== null && /^\/(?![/\\])[!-[\]-~]*$/.test(given) ? given : HOME;
}
