import { NO_TARGET } from "../../../alerts/delivery.ts";
import { suggest } from "../../../did-you-mean.ts";
import { findDelivery } from "../../../store/deliveries/list.ts";
import { redirectBack } from "../../auth/redirect.ts";
import { wantsPage } from "../../http/content-type.ts";
import { DONE } from "../../http/form-query.ts";
import { securityHeaders } from "../../http/headers.ts";
import { problemResponse } from "../../problem/problem.tsx";
import { auditWrite } from "../../request/audit-log.ts";
import type { Visit } from "../../request/visit.ts";

/** What was just done on the list of deliveries. */
export type Done =
  | { readonly kind: "again" | "hurried" }
  /** The dead deliveries of a target: how many, and whether there are more. */
  | { readonly kind: "all"; readonly count: number; readonly more: boolean };

/** Null if nothing was done, and for any unknown word. */
export function readDone(query: URLSearchParams): Done | null {
  const word = query.get(DONE) ?? "";
  if (word === "again" || word === "hurried") return { kind: word };
  const [, count, more] = /^all-(\d{1,6})(-more)?$/.exec(word) ?? [];
  return count === undefined ? null : { kind: "all", count: Number(count), more: more !== undefined };
}

function doneWord(done: Done): string {
  return done.kind === "all" ? `all-${done.count}${done.more ? "-more" : ""}` : done.kind;
}

/** In seconds: by then the courier has updated D1. */
const RETRY_AFTER = 30;

/** `POST /deliveries/{id}/retry`: resends a delivery, or sends a pending one now. Browsers are redirected back. */
export async function retryDelivery(visit: Visit): Promise<Response> {
  const { request, params, context } = visit;
  const accept = request.headers.get("Accept");
  const found = await findDelivery(context.openDatabase(), params.id ?? "");
  if (found === null) return problemResponse({ kind: "not-found" }, request);
  if (found.target === NO_TARGET) return problemResponse({ kind: "told-to-nobody" }, request);
  await auditWrite(visit, { action: "retried", chat: found.key, what: `delivery ${found.id}` });
  const retried = await context.retry(found.target, found.id);
  if (retried.kind === "unknown") return problemResponse({ kind: "not-found" }, request);
  if (retried.kind === "sent") return problemResponse({ kind: "sent-already" }, request);
  if (retried.kind === "unavailable") return problemResponse({ ...retried, retryAfter: RETRY_AFTER }, request);
  if (wantsPage(accept))
    return redirectBack(request, doneWord({ kind: retried.was === "pending" ? "hurried" : "again" }));
  const answer = { delivery: found.id, status: "pending", was: retried.was };
  return Response.json(answer, { headers: await securityHeaders() });
}

/** `POST /deliveries/retry?target=…`: resends a target's dead deliveries; the response says whether there are more. */
export async function retryTarget(visit: Visit): Promise<Response> {
  const { request, context, config } = visit;
  const accept = request.headers.get("Accept");
  const target = new URL(request.url).searchParams.get("target");
  if (target === null) {
    const problem = `must name a target: ${suggest("", [...config.targets.keys()])}`;
    return problemResponse({ kind: "wrong-query", parameter: "target", problem }, request);
  }
  if (!config.targets.has(target)) {
    return problemResponse({ kind: "unknown-target", right: suggest(target, [...config.targets.keys()]) }, request);
  }
  await auditWrite(visit, { action: "retried", chat: null, what: `dead deliveries to ${target}` });
  const retried = await context.retryDead(target);
  if (retried.kind === "unavailable") return problemResponse({ ...retried, retryAfter: RETRY_AFTER }, request);
  const { count, more } = retried;
  if (wantsPage(accept)) return redirectBack(request, doneWord({ kind: "all", count, more }));
  return Response.json({ target, retried: count, more }, { headers: await securityHeaders() });
}
