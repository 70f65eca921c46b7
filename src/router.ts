import { type IRequest, Router } from "itty-router";
import { accessOf } from "./web/access.ts";
import { chat, chatById } from "./web/chats.ts";
import type { Context } from "./web/context.ts";
import { delivery } from "./web/deliveries/delivery.ts";
import { deliveryList } from "./web/deliveries/list.ts";
import { retryDelivery, retryTarget } from "./web/deliveries/retry.ts";
import { health } from "./web/health.ts";
import { problemResponse } from "./web/problem.tsx";
import { quarantineList, replay } from "./web/quarantine.ts";
import { explainRules } from "./web/rules.ts";
import { switchTargetOff, switchTargetOn, testTarget } from "./web/targets.ts";
import type { Visit } from "./web/visit.ts";
import { webhook, wrongMethod } from "./web/webhook.ts";

const router = Router<IRequest, [Context], Response>()
  .post("/webhooks/vcc/chat", webhook)
  .put("/webhooks/vcc/chat", webhook)
  .all("/webhooks/vcc/chat", wrongMethod)
  .get("/chats/:project/:chat", guarded(chat))
  .get("/chats/:chat", guarded(chatById))
  .get("/deliveries.json", guarded(deliveryList))
  .get("/deliveries/:id", guarded(delivery))
  .post("/deliveries/retry", guarded(retryTarget))
  .post("/deliveries/:id/retry", guarded(retryDelivery))
  .get("/quarantine.json", guarded(quarantineList))
  .post("/quarantine/:id/replay", guarded(replay))
  .post("/rules/explain", guarded(explainRules))
  .post("/targets/:name/test", guarded(testTarget))
  .post("/targets/:name/off", guarded(switchTargetOff))
  .post("/targets/:name/on", guarded(switchTargetOn))
  .get("/healthz", health)
  .all("*", nowhere);

/** Answers every request; HEAD as GET, without the body. */
export async function answer(request: Request, context: Context): Promise<Response> {
  if (request.method !== "HEAD") return router.fetch(request, context);
  const { status, headers } = await router.fetch(new Request(request, { method: "GET" }), context);
  return new Response(null, { status, headers });
}

/** For those who hold the admin token, or a link that was signed for this very path. */
function guarded(handler: (visit: Visit) => Promise<Response>) {
  return async (request: IRequest, context: Context): Promise<Response> => {
    const accept = request.headers.get("Accept");
    if (!context.settings.ok) return problemResponse({ kind: "misconfigured" }, accept);
    const { config } = context.settings;
    const { adminToken, linkDays } = config;
    const linkSecrets = linkDays === 0 ? [] : config.linkSecrets;
    const access = await accessOf(request, { adminToken, linkSecrets }, context.now());
    if (access.kind === "stranger") return problemResponse({ kind: "stranger", linkDays }, accept);
    if (access.kind === "expired") return problemResponse({ kind: "expired-link", linkDays }, accept);
    return handler({ request, params: request.params, context, config, access });
  };
}

/** No handler took it: a wrong method where the path is known, else nothing is here. */
async function nowhere(request: IRequest): Promise<Response> {
  const { pathname } = new URL(request.url);
  const methods = router.routes
    .filter(([method, path]) => method !== "ALL" && path.test(pathname))
    .map(([method]) => method);
  const accept = request.headers.get("Accept");
  if (methods.length === 0) return problemResponse({ kind: "not-found" }, accept);
  const allow = methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]));
  return problemResponse({ kind: "wrong-method", allow: [...new Set(allow)] }, accept);
}
