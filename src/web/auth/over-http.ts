import { isAuthentic, looksGenuine } from "../../intake/authenticate.ts";
import { attempted } from "../../log.ts";
import { isSafe } from "../../loopback.ts";
import { eventDeliveryStatements } from "../../store/service-events.ts";
import { formByAccept } from "../http/content-type.ts";
import { securityHeaders } from "../http/headers.ts";
import { problemResponse } from "../problem/problem.tsx";
import type { Context } from "../request/context.ts";
import { recordRefusal } from "../request/refusals.ts";
import { wake } from "../request/wake.ts";
import { isSafeMethod } from "./csrf.ts";

/** Paths for programs, whatever Accept says. */
const FOR_PROGRAMS = /^\/(?:webhooks|slack|schema|\.well-known)\/|^\/(?:healthz|metrics)$|\.\w+$/;

const SECRETS = ["Authorization", "CF-Access-Client-Secret"];

/**
 * The response to a request that came over http from another machine; null if it came safely. A browser that asks for a
 * page is redirected to https. A request with a secret is refused, so that its sender notices: a redirect would hide
 * that the secret was readable on the way.
 *
 * The scheme is taken from the URL, never from a header, which any client could set.
 */
export async function refusedOverHttp(request: Request, context: Context): Promise<Response | null> {
  const url = new URL(request.url);
  if (isSafe(url)) return null;
  if (isForPage(request, url)) {
    url.protocol = "https:";
    return new Response(null, { status: 308, headers: { ...(await securityHeaders()), Location: url.href } });
  }
  context.after(noticeSecret(request, context));
  context.log({ event: "over-http", method: request.method, status: 403 });
  return problemResponse({ kind: "insecure" }, request);
}

function isForPage(request: Request, { pathname, searchParams }: URL): boolean {
  if (!isSafeMethod(request) || FOR_PROGRAMS.test(pathname)) return false;
  if (SECRETS.some((name) => request.headers.has(name)) || searchParams.has("secret-key")) return false;
  return formByAccept(request.headers.get("Accept")) === "html";
}

/**
 * Notifies the engineers of VCC Live's own request over http: its URL is wrong, and its secret may be known to others.
 */
async function noticeSecret(request: Request, context: Context): Promise<void> {
  if (!(await isAuthentic(request, context.webhookSecrets))) {
    if (looksGenuine(request)) await recordRefusal("wrong-secret", context);
    return;
  }
  if (!(await recordRefusal("insecure", context)) || !context.settings.ok) return;
  const { engineers } = context.settings.config.watch;
  // If this fails, the cron sends it within a minute.
  await attempted("watch", async () => {
    await context.openDatabase().batch(eventDeliveryStatements(engineers, context.now()));
    await wake(engineers, context);
  });
}
