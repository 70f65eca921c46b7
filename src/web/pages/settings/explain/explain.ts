import type { RecipientPlan } from "../../../../alerts/recipient-plan.ts";
import { codeToJson, storeCode } from "../../../../alerts/stored-code.ts";
import { chatName } from "../../../../chat/chat.ts";
import type { Config } from "../../../../config/config.ts";
import { explain } from "../../../../intake/explain.ts";
import { bodyHeaders, MOST_BYTES, readBody } from "../../../../intake/read-body.ts";
import { endText } from "../../../../locale/recorded-text.ts";
import { MINUTE } from "../../../../time/durations.ts";
import { CONTENT_TYPES, formByAccept, wantsPage } from "../../../http/content-type.ts";
import { formHeaders, securityHeaders } from "../../../http/headers.ts";
import type { Person } from "../../../principal.ts";
import { problemResponse } from "../../../problem/problem.tsx";
import { viewerOf } from "../../../request/viewer.ts";
import type { Visit } from "../../../request/visit.ts";
import { explainedInWords, whyNot } from "./explained.ts";
import { followUpsOfPlan } from "./explained-later.ts";
import { explainPage } from "./page.tsx";

/**
 * `POST /rules/explain`: who would be notified of this body, by which rule and when; as JSON, as text, or as a page
 * with a form. Nothing is stored or sent.
 */
export async function explainRules(visit: Visit<Person>): Promise<Response> {
  const { request, context, config } = visit;
  const accept = request.headers.get("Accept");
  const body = await readBody(request);
  if (body === null) return problemResponse({ kind: "too-large", limit: MOST_BYTES }, request);
  if (wantsPage(accept)) return explainPasted(body, visit);
  const iv = new URL(request.url).searchParams.get("iv") ?? "";
  const now = context.now();
  const explained = await explain(body, iv, config, now, bodyHeaders(request));
  if (explained.kind !== "chat") return problemResponse(explained, request);
  if (formByAccept(accept) === "txt") {
    const lines = explainedInWords(explained, config, "en", now);
    const headers = { ...(await securityHeaders()), "Content-Type": CONTENT_TYPES.txt };
    return new Response(`${lines.join("\n")}\n`, { headers });
  }
  const { key, isSpam, reasons, plan } = explained;
  return Response.json(
    {
      chat: chatName(key),
      spam: isSpam,
      reasons,
      matched: plan?.matched ?? [],
      told: plan === null ? [] : toldOf(plan, config, now),
      ...(plan === null ? { escalations: [], reminders: [] } : laterIn(plan, config)),
      suppressed: plan === null ? [] : suppressedOf(plan, config),
      suppressedBy: plan?.suppressedBy ?? null,
    },
    { headers: await securityHeaders() },
  );
}

async function explainPasted(form: Uint8Array<ArrayBuffer>, visit: Visit<Person>): Promise<Response> {
  const { context, config } = visit;
  const viewer = viewerOf(visit);
  const { language } = viewer.format;
  const pasted = new URLSearchParams(new TextDecoder().decode(form)).get("chat") ?? "";
  const now = context.now();
  const explained = await explain(new TextEncoder().encode(pasted), "", config, now);
  const isChat = explained.kind === "chat";
  const lines = isChat ? explainedInWords(explained, config, language, now) : [whyNot(language, explained)];
  const headers = { ...(await formHeaders()), "Content-Type": CONTENT_TYPES.html };
  return new Response(explainPage(lines, pasted, viewer), { status: isChat ? 200 : 422, headers });
}

function toldOf({ deliveries: told }: RecipientPlan, config: Config, now: number) {
  return told.map(({ target, rule, dueAt }) => ({
    ...{ target, channel: channelOf(target, config), rule },
    at: new Date(dueAt).toISOString(),
    held: dueAt > now,
  }));
}

/** The escalations and reminders. */
function laterIn(plan: RecipientPlan, config: Config) {
  const { escalations, reminders } = followUpsOfPlan(plan, config.routing);
  return {
    escalations: escalations.map(({ target, rule, step, after, dueAt }) => ({
      ...{ target, channel: channelOf(target, config), rule, step, afterMinutes: after / MINUTE },
      at: new Date(dueAt).toISOString(),
    })),
    reminders: reminders.map(({ target, rule, after }) => ({
      ...{ target, channel: channelOf(target, config), rule, afterMinutes: after / MINUTE },
    })),
  };
}

function suppressedOf({ suppressed }: RecipientPlan, config: Config) {
  return suppressed.map(({ target, rule, end }) => {
    const stored = storeCode(end);
    return { target, channel: channelOf(target, config), rule, note: endText("en", stored), ...codeToJson(stored) };
  });
}

function channelOf(target: string, { targets }: Config) {
  return targets.get(target)?.destination.channel;
}
