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

/** What a browser sends by itself, whoever wrote the page that makes it: a form elsewhere must not use it. */
const BROUGHT_BY_BROWSER: readonly AuthMethod[] = ["session", "access"];

/**
 * For administrators, supervisors, and whoever holds a link that was signed for this very path. To the last it is for
 * looking: a link travels through chats and mailboxes.
 */
export function requireReader(handler: Handler<Principal>): Route {
  return requireFollower(async (visit) => {
    if (visit.access.kind === "person" || isSafeMethod(visit.request)) return handler(visit);
    return problemResponse(unauthenticatedProblem(visit.request, visit.config), visit.request);
  });
}

/** The same, but a link may also do what its path says. */
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

/** For administrators and supervisors. A link is a stranger here. */
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

/** As a link holder may ask it: by what was signed, and nothing that was added to it. */
function asSigned(request: Request, access: Principal): Request {
  if (access.kind === "person") return request;
  return new Request(new URL(request.url).origin + access.path, request);
}

/** A program that comes with a service token names no page it comes from; a browser with a certificate does. */
function isBroughtByBrowser(access: Principal, request: Request): boolean {
  if (access.kind !== "person") return false;
  if (access.authMethod === "service-token") return namesItsPage(request);
  return BROUGHT_BY_BROWSER.includes(access.authMethod);
}
