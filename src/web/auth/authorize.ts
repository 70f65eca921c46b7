import type { IRequest } from "itty-router";
import type { AuthMethod, Person, Principal } from "../principal.ts";
import { problemResponse } from "../problem/problem.tsx";
import type { Context } from "../request/context.ts";
import type { Visit } from "../request/visit.ts";
import { wakeOverdue } from "../request/wake-overdue.ts";
import { accessOf } from "./authenticate.ts";
import { isSafeMethod, isSameOriginForm, namesItsPage } from "./csrf.ts";
import { isFromLinkedPage } from "./linked-page.ts";
import { refuseBearer } from "./refuse-attempt.ts";
import { unauthenticatedProblem } from "./unauthenticated.ts";

type Handler<Who extends Principal> = (visit: Visit<Who>) => Promise<Response>;
type Route = (request: IRequest, context: Context) => Promise<Response>;

/** What a browser sends automatically, whichever page made the request: a form on another site must not use it. */
const BROUGHT_BY_BROWSER: readonly AuthMethod[] = ["session", "access"];

/**
 * For administrators, supervisors, and holders of a link signed for this path. For link holders it is read-only: a link
 * travels through chats and mailboxes.
 */
export function requireReader(handler: Handler<Principal>): Route {
  return requireFollower(async (visit) => {
    if (visit.access.kind === "person" || isSafeMethod(visit.request)) return handler(visit);
    return problemResponse(unauthenticatedProblem(visit.request, visit.config), visit.request);
  });
}

/** For the same callers, but a link holder may also do what the path says. */
export function requireFollower(handler: Handler<Principal>): Route {
  return async (request, context) => {
    if (!context.settings.ok) return problemResponse({ kind: "misconfigured" }, request);
    const { config } = context.settings;
    const refused = await refuseBearer(request, config, context);
    if (refused !== null) return refused;
    const access = await accessOf(request, config, context);
    if (access.kind === "stranger") return problemResponse(unauthenticatedProblem(request, config), request);
    if (access.kind === "expired" || access.kind === "revoked") {
      return problemResponse(unauthenticatedProblem(request, config, `${access.kind}-link`), request);
    }
    if (!isSafeMethod(request) && isBroughtByBrowser(access, request) && !isSameOriginForm(request)) {
      if (!(await isFromLinkedPage(request, config, context))) return problemResponse({ kind: "cross-site" }, request);
    }
    const visit = { request: asSigned(request, access), params: request.params, context, config, access };
    const response = await handler(visit);
    wakeOverdue(context);
    return response;
  };
}

/** For administrators and supervisors. A link holder counts as unauthenticated. */
export function requireSupervisor(handler: Handler<Person>): Route {
  return requireReader(async ({ access, ...visit }) => {
    if (access.kind === "person") return handler({ ...visit, access });
    return problemResponse(unauthenticatedProblem(visit.request, visit.config), visit.request);
  });
}

export function requireAdmin(handler: Handler<Person>): Route {
  return requireSupervisor(async (visit) => {
    if (visit.access.role === "admin") return handler(visit);
    return problemResponse({ kind: "admins-only" }, visit.request);
  });
}

/** The request of a link holder: only what was signed, without added parameters. */
function asSigned(request: Request, access: Principal): Request {
  if (access.kind === "person") return request;
  return new Request(new URL(request.url).origin + access.path, request);
}

/** A program with a service token names no page that it comes from; a browser with a certificate does. */
function isBroughtByBrowser(access: Principal, request: Request): boolean {
  if (access.kind !== "person") return false;
  if (access.authMethod === "service-token") return namesItsPage(request);
  return BROUGHT_BY_BROWSER.includes(access.authMethod);
}
