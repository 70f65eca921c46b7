import { isSafeMethod } from "./csrf.ts";
import { isUse, REFRESH } from "./last-use.ts";
import { sessionCookie } from "./session.ts";

/** Where whoever signs in without a wish arrives. */
export const HOME = "/";

/** In characters: the form that carries it, encoded, must stay within what the sign-in takes. */
const LONGEST = 3_000;

/** Where somebody who was refused arrives by signing in; null where nobody can. */
export function returnTo(request: Request): string | null {
  return sessionCookie(new URL(request.url)) === null ? null : returnPath(request);
}

/** The page that was asked for; HOME where it was none. */
export function returnPath(request: Request): string {
  const url = new URL(request.url);
  // Whoever signs in has come by themselves.
  if (!isUse(request)) url.searchParams.delete(REFRESH);
  const path = url.pathname + url.search;
  return isSafeMethod(request) && path.length <= LONGEST ? path : HOME;
}

/**
 * A path of ours from a form that anybody may have written, as URLs hold it; else HOME. What could be read as another
 * origin, such as "//", "/\" or a tab that browsers drop, is none.
 */
export function readReturnTo(given: string | null): string {
  return given !== null && /^\/(?![/\\])[!-[\]-~]*$/.test(given) ? given : HOME;
}
