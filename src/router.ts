import { type IRequest, Router } from "itty-router";
import { requireAdmin, requireFollower, requireReader, requireSupervisor } from "./web/auth/authorize.ts";
import { refusedOverHttp } from "./web/auth/over-http.ts";
import { allowFormsTo } from "./web/http/headers.ts";
import { audit, auditCsv, auditList } from "./web/pages/audit/list.ts";
import { chatList, chatListCsv, chatListJson } from "./web/pages/chats/list.ts";
import { contactExport, customerExport } from "./web/pages/customers/export.ts";
import { delivery } from "./web/pages/deliveries/delivery.ts";
import { deliveries, deliveryList } from "./web/pages/deliveries/list.ts";
import { retryDelivery, retryTarget } from "./web/pages/deliveries/retry.ts";
import { eraseChat, eraseContact, eraseEntity, erasure } from "./web/pages/erasure/erasure.ts";
import { confirmClaim, confirmOutcome } from "./web/pages/follow-up/confirm.ts";
import { claim, reopen, resolve } from "./web/pages/follow-up/follow-up.ts";
import { health } from "./web/pages/health/health.ts";
import { endChatHold, holdChat } from "./web/pages/holds/hold.ts";
import { inbox, inboxJson } from "./web/pages/inbox/inbox.ts";
import { mailWebhook } from "./web/pages/mail-webhook/mail-webhook.ts";
import { deleteEntry, deleteEntryByForm } from "./web/pages/quarantine/delete.ts";
import { quarantineEntry, quarantineEntryJson } from "./web/pages/quarantine/entry.ts";
import { quarantine, quarantineList } from "./web/pages/quarantine/list.ts";
import { replay } from "./web/pages/quarantine/replay.ts";
import { alertSchema } from "./web/pages/schema/schema.ts";
import { securityTxt } from "./web/pages/security-txt/security-txt.ts";
import { endSession, sessionList, sessions } from "./web/pages/sessions/list.ts";
import { explainRules } from "./web/pages/settings/explain/explain.ts";
import { clearMark } from "./web/pages/settings/marks.ts";
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
 * Each route with who may use it: link holders, for reading or for following up; supervisors; administrators. Routes
 * without a wrapper have their own checks.
 */
export const router = Router<IRequest, [Context], Response>()
  .post("/webhooks/vcc/chat", webhook)
  .put("/webhooks/vcc/chat", webhook)
  .all("/webhooks/vcc/chat", wrongMethod)
  .post("/webhooks/mail/:provider", mailWebhook)
  .all("/webhooks/mail/:provider", mailWebhook)
  .get("/", requireSupervisor(inbox))
  .get("/alerts.json", requireSupervisor(inboxJson))
  .post("/alerts/claim", requireSupervisor(claim))
  .post("/alerts/resolve", requireSupervisor(resolve))
  .get("/alerts/:project/:chat/claim", requireFollower(confirmClaim))
  .post("/alerts/:project/:chat/claim", requireFollower(claim))
  .get("/alerts/:project/:chat/resolve", requireFollower(confirmOutcome))
  .post("/alerts/:project/:chat/resolve", requireFollower(resolve))
  .post("/alerts/:project/:chat/reopen", requireSupervisor(reopen))
  .get("/chats", requireSupervisor(chatList))
  .get("/chats.json", requireSupervisor(chatListJson))
  .get("/chats.csv", requireSupervisor(chatListCsv))
  .get("/chats/:project/:chat", requireReader(chat))
  .get("/chats/:chat", requireReader(chatById))
  .post("/chats/:project/:chat/hold", requireAdmin(holdChat))
  .post("/chats/:project/:chat/hold/end", requireAdmin(endChatHold))
  .delete("/chats/:project/:chat", requireAdmin(eraseChat))
  .get("/customers/:project/:contact.json", requireAdmin(customerExport))
  .get("/contacts/:project/:contact", requireAdmin(contactExport))
  .delete("/contacts/:project/:contact", requireAdmin(eraseContact))
  .delete("/entities/:project/:entity", requireAdmin(eraseEntity))
  .get("/erasures/:id", requireAdmin(erasure))
  .get("/deliveries", requireSupervisor(deliveries))
  .get("/deliveries.json", requireSupervisor(deliveryList))
  .get("/deliveries/:id", requireReader(delivery))
  .post("/deliveries/retry", requireSupervisor(retryTarget))
  .post("/deliveries/:id/retry", requireSupervisor(retryDelivery))
  .get("/quarantine", requireSupervisor(quarantine))
  .get("/quarantine.json", requireSupervisor(quarantineList))
  .get("/quarantine/:id.json", requireSupervisor(quarantineEntryJson))
  .get("/quarantine/:id", requireSupervisor(quarantineEntry))
  .post("/quarantine/:id/replay", requireAdmin(replay))
  .post("/quarantine/:id/delete", requireAdmin(deleteEntryByForm))
  .delete("/quarantine/:id", requireAdmin(deleteEntry))
  .get("/statistics", requireSupervisor(statistics))
  .get("/statistics.json", requireSupervisor(statisticsJson))
  .get("/statistics.csv", requireSupervisor(statisticsCsv))
  .post("/statistics/rebuild", requireAdmin(rebuildStatistics))
  .get("/audit", requireAdmin(audit))
  .get("/audit.json", requireAdmin(auditList))
  .get("/audit.csv", requireAdmin(auditCsv))
  .get("/sessions", requireAdmin(sessions))
  .get("/sessions.json", requireAdmin(sessionList))
  .post("/sessions/:id/end", requireAdmin(endSession))
  .post("/rules/explain", requireSupervisor(explainRules))
  .post("/targets/:name/test", requireAdmin(testTarget))
  .post("/targets/:name/off", requireAdmin(switchTargetOff))
  .post("/targets/:name/on", requireAdmin(switchTargetOn))
  .post("/targets/:name/revoke-links", requireAdmin(revokeLinks))
  .get("/settings", requireAdmin(settings))
  .post("/recipients/clear", requireAdmin(clearMark))
  .get("/sign-in", requireSupervisor(signedIn))
  .post("/sign-in", signIn)
  .post("/sign-out", signOut)
  .post("/slack/interactions", interactions)
  .get("/healthz", health)
  .get("/.well-known/security.txt", securityTxt)
  .get("/schema/alert.json", alertSchema)
  .all("*", requireSupervisor(nowhere));

/** Responds to every request; to HEAD as to GET, without the body. */
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

/** No handler matched: 405 if the path exists with another method, else 404. */
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
