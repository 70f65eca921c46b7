import { isTokenName } from "../../../alerts/actor.ts";
import { readName } from "../../../followup/link-identity.ts";
import { readBody } from "../../../intake/read-body.ts";
import { isSameOriginForm } from "../../auth/csrf.ts";
import { isFromLinkedPage } from "../../auth/linked-page.ts";
import { refuseAttempt } from "../../auth/refuse-attempt.ts";
import { HOME, readReturnTo } from "../../auth/return-to.ts";
import { endSession, openSession, sessionCookie } from "../../auth/session.ts";
import { roleOf } from "../../auth/tokens.ts";
import { unauthenticatedProblem } from "../../auth/unauthenticated.ts";
import { CONTENT_TYPES, formByAccept } from "../../http/content-type.ts";
import { formHeaders, securityHeaders } from "../../http/headers.ts";
import { readerLanguage, VARY } from "../../http/language.ts";
import type { Person } from "../../principal.ts";
import { type Problem, problemResponse } from "../../problem/problem.tsx";
import type { Context } from "../../request/context.ts";
import type { Visit } from "../../request/visit.ts";
import { browserOf } from "./browser.ts";
import { signedInPage } from "./signed-in.tsx";

/** The entered name; null if it is invalid, or the name of a token. */
function readOwnName(given: string | null): string | null {
  const name = readName(given) ?? null;
  return name === null || isTokenName(name) ? null : name;
}

/** More than a name, a token and a path can be, in bytes. */
const MOST_BYTES = 12_000;

/** `POST /sign-in`: exchanges a name and a token for a session, and redirects to the requested page. */
export async function signIn(request: Request, context: Context): Promise<Response> {
  const tried = await tryToken(request, context);
  const { kind: outcome } = tried;
  context.log({ event: "sign-in", outcome, ...(tried.kind === "signed-in" ? { role: tried.role } : {}) });
  if (tried.kind !== "signed-in") return problemResponse(tried, request);
  return redirectTo(request, tried.next, tried.cookie);
}

/** `POST /sign-out`: ends the session, here and wherever its cookie is. */
export async function signOut(request: Request, context: Context): Promise<Response> {
  if (!isSameOriginForm(request)) return problemResponse({ kind: "cross-site" }, request);
  if (!context.settings.ok) return problemResponse({ kind: "misconfigured" }, request);
  return redirectTo(request, HOME, await endSession(request, context.settings.config, context));
}

/** `GET /sign-in`: shows who is signed in. Unauthenticated callers get the form, as everywhere. */
export async function signedIn({ request, config, access }: Visit<Person>): Promise<Response> {
  const form = formByAccept(request.headers.get("Accept")) === "html" ? "html" : "json";
  const { name, role, authMethod } = access;
  const body =
    form === "html"
      ? signedInPage(access, readerLanguage(request, config.language))
      : JSON.stringify({ name, role, door: authMethod });
  const headers = { ...(await formHeaders()), "Content-Type": CONTENT_TYPES[form], Vary: VARY };
  return new Response(body, { headers });
}

interface SignedIn {
  readonly kind: "signed-in";
  readonly role: Person["role"];
  readonly next: string;
  readonly cookie: string | null;
}

async function tryToken(request: Request, context: Context): Promise<SignedIn | Problem> {
  const url = new URL(request.url);
  if (!context.settings.ok) return { kind: "misconfigured" };
  const { config } = context.settings;
  // If only Cloudflare Access is accepted, the token is not even checked.
  if (config.cloudflareAccess?.also.has("tokens") === false) return unauthenticatedProblem(request, config);
  if (sessionCookie(url) === null) return { kind: "insecure" };
  // Otherwise another site could sign somebody in, or use up their attempts.
  if (!isSameOriginForm(request) && !(await isFromLinkedPage(request, context.settings.config, context))) {
    return { kind: "cross-site" };
  }
  const body = await readBody(request, MOST_BYTES);
  if (body === null) return { kind: "too-large", limit: MOST_BYTES };
  const form = new URLSearchParams(new TextDecoder().decode(body));
  const next = readReturnTo(form.get("next"));
  const role = await roleOf(form.get("token")?.trim() ?? "", config);
  if (role === null) return (await refuseAttempt(request, next, context)) ?? { kind: "wrong-token", next };
  const name = readOwnName(form.get("name"));
  if (name === null) return { kind: "wrong-name", next };
  const cookie = await openSession({ role, name, browser: browserOf(request) }, config, url, context);
  return { kind: "signed-in", role, next, cookie };
}

/** With our origin before it, a path cannot lead to another site. */
async function redirectTo(request: Request, path: string, cookie: string | null): Promise<Response> {
  const headers = { ...(await securityHeaders()), Location: new URL(request.url).origin + path };
  return new Response(null, { status: 303, headers: cookie === null ? headers : { ...headers, "Set-Cookie": cookie } });
}
