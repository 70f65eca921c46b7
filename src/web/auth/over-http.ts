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

/** What programs ask for, whatever they say they accept. */
const FOR_PROGRAMS = /^\/(?:webhooks|slack|schema|\.well-known)\/|^\/(?:healthz|metrics)$|\.\w+$/;

const SECRETS = ["Authorization", "CF-Access-Client-Secret"];

/**
 * The answer to a request that came over http from another machine: nothing is served there. Null where it came safely.
 * A browser that asks for a page is led to https. Whatever carries a secret is refused, so that whoever sends it hears
 * of it: to be led on would hide that everybody on the way has read it.
 *
 * The scheme is that of the URL and never a header's, which any client could write.
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

/** The engineers hear of VCC Live's own request at once: its URL is wrong, and everybody may know its secret. */
async function noticeSecret(request: Request, context: Context): Promise<void> {
  if (!(await isAuthentic(request, context.webhookSecrets))) {
    if (looksGenuine(request)) await recordRefusal("wrong-secret", context);
    return;
  }
  if (!(await recordRefusal("insecure", context)) || !context.settings.ok) return;
  const { engineers } = context.settings.config.watch;
  // Where this fails, the cron gathers it within a minute.
  await attempted("watch", async () => {
    await context.openDatabase().batch(eventDeliveryStatements(engineers, context.now()));
    await wake(engineers, context);
  });
}
