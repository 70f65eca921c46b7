import { codeToJson } from "../../../alerts/stored-code.ts";
import type { Config } from "../../../config/config.ts";
import { suggest } from "../../../did-you-mean.ts";
import { auditStatement } from "../../../store/audit/log.ts";
import { outageOf, switchOffStatement } from "../../../store/deliveries/outages.ts";
import { listWaits } from "../../../store/deliveries/target-waits.ts";
import { type CappedCount, countWaiting } from "../../../store/deliveries/waiting-counts.ts";
import { readLinkFacts, revokeStatement } from "../../../store/link-facts.ts";
import { redirectBack } from "../../auth/redirect.ts";
import { CONTENT_TYPES, wantsPage } from "../../http/content-type.ts";
import { formHeaders, securityHeaders } from "../../http/headers.ts";
import type { Person } from "../../principal.ts";
import { problemResponse } from "../../problem/problem.tsx";
import { auditActorOf, auditWrite } from "../../request/audit-log.ts";
import { viewerOf } from "../../request/viewer.ts";
import type { Visit } from "../../request/visit.ts";
import { BY_HAND } from "./target-state.ts";
import { testedPage } from "./tested-page.tsx";

/** `POST /targets/{name}/test`: a test message, now; 200 with what the other side answered, whatever that was. */
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

/** `POST /targets/{name}/off`: nothing goes out to it until it is switched on; what comes in meanwhile is kept. */
export async function switchTargetOff(visit: Visit): Promise<Response> {
  const { request, params, context, config, access } = visit;
  const target = params.name ?? "";
  if (!config.targets.has(target)) return unknownTarget(target, config, request);
  const db = context.openDatabase();
  const now = context.now();
  const kept = await countWaiting(db, target, now);
  const deed = {
    ...auditActorOf(access),
    at: now,
    action: "switched-off",
    chat: null,
    what: `target ${target}`,
  } as const;
  await db.batch([auditStatement(deed), switchOffStatement({ target, since: now, reason: BY_HAND })]);
  if (wantsPage(request.headers.get("Accept"))) return redirectBack(request, `off-${target}`);
  const since = new Date((await outageOf(db, target))?.since ?? now).toISOString();
  return Response.json({ target, status: "off", since, ...shownKept(kept) }, { headers: await securityHeaders() });
}

/**
 * `POST /targets/{name}/on`: what was kept goes out, and one that asked to be left alone is asked again now. One that the
 * settings know no more can be off, or waited for, still.
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
 * `POST /targets/{name}/revoke-links`: no link that the target was sent until now opens anything; what it is sent from
 * now on carries new ones. At once here, within a minute wherever else links are opened.
 */
export async function revokeLinks(visit: Visit<Person>): Promise<Response> {
  const { request, params, context, config, access } = visit;
  const target = params.name ?? "";
  if (!config.targets.has(target)) return unknownTarget(target, config, request);
  const db = context.openDatabase();
  const number = ((await readLinkFacts(db)).revocations.get(target) ?? 0) + 1;
  const what = `target ${target}, number ${number}`;
  const deed = { ...auditActorOf(access), at: context.now(), action: "revoked-links", chat: null, what } as const;
  await db.batch([auditStatement(deed), revokeStatement(target, number)]);
  await context.links.revoked(target);
  if (wantsPage(request.headers.get("Accept"))) return redirectBack(request, `revoked-${target}`);
  return Response.json({ target, status: "revoked", number }, { headers: await securityHeaders() });
}

/** `more`: there are more than were counted. */
function shownKept({ count, more }: CappedCount): { readonly kept: number; readonly more?: true } {
  return { kept: count, ...(more ? { more } : {}) };
}

/** In seconds: by then the courier has told D1 what it has to tell. */
const RETRY_AFTER = 30;

function unknownTarget(name: string, config: Config, request: Request): Promise<Response> {
  const right = suggest(name, [...config.targets.keys()]);
  return problemResponse({ kind: "unknown-target", right }, request);
}
