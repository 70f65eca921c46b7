import { type IRequest, Router } from "itty-router";
import { admins, followers, readers, supervisors } from "./web/auth/authorize.ts";
import { refusedOverHttp } from "./web/auth/over-http.ts";
import { allowFormsTo } from "./web/http/headers.ts";
import { audit, auditCsv, auditList } from "./web/pages/audit/list.ts";
import { chatList, chatListCsv, chatListJson } from "./web/pages/chats/list.ts";
import { contactExport, customerExport } from "./web/pages/customers/export.ts";
import { delivery } from "./web/pages/deliveries/delivery.ts";
import { deliveries, deliveryList } from "./web/pages/deliveries/list.ts";
import { retryDelivery, retryTarget } from "./web/pages/deliveries/retry.ts";
import { eraseChat, eraseContact, eraseEntity, erasure } from "./web/pages/erasure/erasure.ts";
import { askClaim, askOutcome } from "./web/pages/follow-up/confirm.ts";
import { claim, reopen, resolve } from "./web/pages/follow-up/follow-up.ts";
import { health } from "./web/pages/health/health.ts";
import { endChatHold, holdChat } from "./web/pages/holds/hold.ts";
import { inbox, inboxJson } from "./web/pages/inbox/inbox.ts";
import { deleteEntry, deleteEntryByForm } from "./web/pages/quarantine/delete.ts";
import { quarantineEntry, quarantineEntryJson } from "./web/pages/quarantine/entry.ts";
import { quarantine, quarantineList } from "./web/pages/quarantine/list.ts";
import { replay } from "./web/pages/quarantine/replay.ts";
import { securityTxt } from "./web/pages/security-txt/security-txt.ts";
import { endSession, sessionList, sessions } from "./web/pages/sessions/list.ts";
import { explainRules } from "./web/pages/settings/explain/explain.ts";
import { settings } from "./web/pages/settings/settings.ts";
import { revokeLinks, switchTargetOff, switchTargetOn, testTarget } from "./web/pages/settings/targets.ts";
import { signedIn, signIn, signOut } from "./web/pages/sign-in/sign-in.ts";
import { interactions } from "./web/pages/slack/interactions.ts";
import { rebuildStatistics } from "./web/pages/statistics/rebuild.ts";
import { statistics, statisticsCsv, statisticsJson } from "./web/pages/statistics/statistics.ts";
import { chat, chatById } from "./web/pages/transcript/transcript.ts";
import { webhook, wrongMethod } from "./web/pages/webhook/webhook.ts";
import { problemResponse } from "./web/problem/problem.tsx";
import type { Context } from "./web/request/context.ts";
import type { Visit } from "./web/request/visit.ts";

/**
 * Beside each path who may ask: whoever has a link to it, to look or to follow up; supervisors; administrators. The
 * others keep their own checks.
 */
export const router = Router<IRequest, [Context], Response>()
  .post("/webhooks/vcc/chat", webhook)
  .put("/webhooks/vcc/chat", webhook)
  .all("/webhooks/vcc/chat", wrongMethod)
  .get("/", supervisors(inbox))
  .get("/alerts.json", supervisors(inboxJson))
  .post("/alerts/claim", supervisors(claim))
  .post("/alerts/resolve", supervisors(resolve))
  .get("/alerts/:project/:chat/claim", followers(askClaim))
  .post("/alerts/:project/:chat/claim", followers(claim))
  .get("/alerts/:project/:chat/resolve", followers(askOutcome))
  .post("/alerts/:project/:chat/resolve", followers(resolve))
  .post("/alerts/:project/:chat/reopen", supervisors(reopen))
  .get("/chats", supervisors(chatList))
  .get("/chats.json", supervisors(chatListJson))
  .get("/chats.csv", supervisors(chatListCsv))
  .get("/chats/:project/:chat", readers(chat))
  .get("/chats/:chat", readers(chatById))
  .post("/chats/:project/:chat/hold", admins(holdChat))
  .post("/chats/:project/:chat/hold/end", admins(endChatHold))
  .delete("/chats/:project/:chat", admins(eraseChat))
  .get("/customers/:project/:contact.json", admins(customerExport))
  .get("/contacts/:project/:contact", admins(contactExport))
  .delete("/contacts/:project/:contact", admins(eraseContact))
  .delete("/entities/:project/:entity", admins(eraseEntity))
  .get("/erasures/:id", admins(erasure))
  .get("/deliveries", supervisors(deliveries))
  .get("/deliveries.json", supervisors(deliveryList))
  .get("/deliveries/:id", readers(delivery))
  .post("/deliveries/retry", supervisors(retryTarget))
  .post("/deliveries/:id/retry", supervisors(retryDelivery))
  .get("/quarantine", supervisors(quarantine))
  .get("/quarantine.json", supervisors(quarantineList))
  .get("/quarantine/:id.json", supervisors(quarantineEntryJson))
  .get("/quarantine/:id", supervisors(quarantineEntry))
  .post("/quarantine/:id/replay", admins(replay))
  .post("/quarantine/:id/delete", admins(deleteEntryByForm))
  .delete("/quarantine/:id", admins(deleteEntry))
  .get("/statistics", supervisors(statistics))
  .get("/statistics.json", supervisors(statisticsJson))
  .get("/statistics.csv", supervisors(statisticsCsv))
  .post("/statistics/rebuild", admins(rebuildStatistics))
  .get("/audit", admins(audit))
  .get("/audit.json", admins(auditList))
  .get("/audit.csv", admins(auditCsv))
  .get("/sessions", admins(sessions))
  .get("/sessions.json", admins(sessionList))
  .post("/sessions/:id/end", admins(endSession))
  .post("/rules/explain", supervisors(explainRules))
  .post("/targets/:name/test", admins(testTarget))
  .post("/targets/:name/off", admins(switchTargetOff))
  .post("/targets/:name/on", admins(switchTargetOn))
  .post("/targets/:name/revoke-links", admins(revokeLinks))
  .get("/settings", admins(settings))
  .get("/sign-in", supervisors(signedIn))
  .post("/sign-in", signIn)
  .post("/sign-out", signOut)
  .post("/slack/interactions", interactions)
  .get("/healthz", health)
  .get("/.well-known/security.txt", securityTxt)
  .all("*", supervisors(nowhere));

/** Answers every request; HEAD as GET, without the body. */
export async function answer(request: Request, context: Context): Promise<Response> {
  const isHead = request.method === "HEAD";
  const response = isHead
    ? await safely(new Request(request, { method: "GET" }), { ...context, headOnly: true })
    : await safely(request, context);
  const access = context.settings.ok ? context.settings.config.cloudflareAccess : null;
  if (access !== null) allowFormsTo(access.issuer, response.headers);
  return isHead ? new Response(null, { status: response.status, headers: response.headers }) : response;
}

async function safely(request: Request, context: Context): Promise<Response> {
  return (await refusedOverHttp(request, context)) ?? router.fetch(request, context);
}

/** No handler took it: a wrong method where the path is known, else nothing is here. */
async function nowhere({ request }: Visit): Promise<Response> {
  const { pathname } = new URL(request.url);
  const methods = router.routes
    .filter(([method, path]) => method !== "ALL" && path.test(pathname))
    .map(([method]) => method);
  if (methods.length === 0) return problemResponse({ kind: "not-found" }, request);
  const allow = [...new Set(methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])))];
  const isForm = request.method === "GET" && methods.includes("POST");
  return problemResponse({ kind: isForm ? "form-only" : "wrong-method", allow }, request);
}
