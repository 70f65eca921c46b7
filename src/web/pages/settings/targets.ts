import { codeToJson } from "../../../alerts/stored-code.ts";
import type { Config } from "../../../config/config.ts";
import { suggest } from "../../../did-you-mean.ts";
import { auditStatement } from "../../../store/audit/log.ts";
import { outageOf, switchOffStatement } from "../../../store/deliveries/outages.ts";
import { listWaits } from "../../../store/deliveries/target-waits.ts";
import { type CappedCount, countWaiting } from "../../../store/deliveries/waiting-counts.ts";
import { readLinkFacts, revokeStatement } from "../../../store/signing-keys.ts";
import { redirectBack } from "../../auth/redirect.ts";
import { CONTENT_TYPES, wantsPage } from "../../http/content-type.ts";
import { formHeaders, securityHeaders } from "../../http/headers.ts";
import { actorOf, type Person } from "../../principal.ts";
import { problemResponse } from "../../problem/problem.tsx";
import { auditWrite } from "../../request/audit-log.ts";
import { viewerOf } from "../../request/viewer.ts";
import type { Visit } from "../../request/visit.ts";
import { BY_HAND } from "./target-state.ts";
import { testedPage } from "./tested-page.tsx";

/** `POST /targets/{name}/test`: sends a test message now; 200 with the target's response, whatever it is. */
export async function testTarget(visit: Visit<Person>): Promise<Response> {
  const { request, params, context, config } = visit;
  const name = params.name ?? "";
  const known = config.targets.has(name);
  if (known) await auditWrite(visit, { action: "tested", chat: null, what: `target ${name}` });
  const tested = known ? await context.test(name) : null;
  if (tested !== null && wantsPage(request.headers.get("Accept"))) {
    const headers = { ...(await formHeaders()), "Content-Type": CONTENT_TYPES.html };
    return new Response(testedPage(name, tested, viewerOf(visit)), { headers });
  }
  if (tested !== null) return Response.json({ ...tested, ...codeToJson(tested) }, { headers: await securityHeaders() });
  return unknownTarget(name, config, request);
}

/** `POST /targets/{name}/off`: disables the target; its deliveries are kept. */
export async function switchTargetOff(visit: Visit): Promise<Response> {
  const { request, params, context, config, access } = visit;
  const target = params.name ?? "";
  if (!config.targets.has(target)) return unknownTarget(target, config, request);
  const db = context.openDatabase();
  const now = context.now();
  const kept = await countWaiting(db, target, now);
  const auditEntry = {
    actor: actorOf(access),
    at: now,
    action: "switched-off",
    chat: null,
    what: `target ${target}`,
  } as const;
  await db.batch([auditStatement(auditEntry), switchOffStatement({ target, since: now, reason: BY_HAND })]);
  if (wantsPage(request.headers.get("Accept"))) return redirectBack(request, `off-${target}`);
  const since = new Date((await outageOf(db, target))?.since ?? now).toISOString();
  return Response.json({ target, status: "off", since, ...shownKept(kept) }, { headers: await securityHeaders() });
}

/**
 * `POST /targets/{name}/on`: enables the target; kept deliveries go out, and a waiting target is probed now. Also for a
 * target that is no longer in the settings but still disabled or waiting.
 */
export async function switchTargetOn(visit: Visit): Promise<Response> {
  const { request, params, context, config } = visit;
  const target = params.name ?? "";
  const db = context.openDatabase();
  const now = context.now();
  const [outage, waits] = await Promise.all([outageOf(db, target), listWaits(db, now)]);
  const takesNothing = outage !== null || waits.some((wait) => wait.target === target);
  if (!takesNothing && !config.targets.has(target)) return unknownTarget(target, config, request);
  const kept = await countWaiting(db, target, now);
  await auditWrite(visit, { action: "switched-on", chat: null, what: `target ${target}` });
  const switched = await context.switchOn(target);
  if (switched.kind === "unavailable") {
    return problemResponse({ kind: "unavailable", retryAfter: RETRY_AFTER }, request);
  }
  if (wantsPage(request.headers.get("Accept"))) return redirectBack(request, `on-${target}`);
  return Response.json({ target, status: "on", ...shownKept(kept) }, { headers: await securityHeaders() });
}

/**
 * `POST /targets/{name}/revoke-links`: ends all links that the target was sent so far; later messages have new ones.
 * Immediately here, and within a minute everywhere.
 */
export async function revokeLinks(visit: Visit<Person>): Promise<Response> {
  const { request, params, context, config, access } = visit;
  const target = params.name ?? "";
  if (!config.targets.has(target)) return unknownTarget(target, config, request);
  const db = context.openDatabase();
  const number = ((await readLinkFacts(db)).revocations.get(target) ?? 0) + 1;
  const what = `target ${target}, number ${number}`;
  const auditEntry = { actor: actorOf(access), at: context.now(), action: "revoked-links", chat: null, what } as const;
  await db.batch([auditStatement(auditEntry), revokeStatement(target, number)]);
  await context.links.revoked(target);
  if (wantsPage(request.headers.get("Accept"))) return redirectBack(request, `revoked-${target}`);
  return Response.json({ target, status: "revoked", number }, { headers: await securityHeaders() });
}

/** `more`: there are more than were counted. */
function shownKept({ count, more }: CappedCount): { readonly kept: number; readonly more?: true } {
  return { kept: count, ...(more ? { more } : {}) };
}

/** In seconds: by then the courier has updated D1. */
const RETRY_AFTER = 30;

function unknownTarget(name: string, config: Config, request: Request): Promise<Response> {
  const right = suggest(name, [...config.targets.keys()]);
  return problemResponse({ kind: "unknown-target", right }, request);
}
