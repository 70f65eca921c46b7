import { chatName } from "../../../chat/chat.ts";
import type { Config } from "../../../config/config.ts";
import { isAllowed } from "../../../intake/allowed-ips.ts";
import { isAdmitted, looksGenuine } from "../../../intake/authenticate.ts";
import { type Taken, takeIn } from "../../../intake/intake.ts";
import { MOST_BYTES, readBody } from "../../../intake/read-body.ts";
import { faultOf } from "../../../log.ts";
import { kindOf } from "../../../store/quarantine/daily-limits.ts";
import { release } from "../../../store/quarantine/quarantine.ts";
import { chatCameStatement, originStatement } from "../../../store/worker-state.ts";
import { securityHeaders } from "../../http/headers.ts";
import { type Problem, problemResponse } from "../../problem/problem.tsx";
import { notKept } from "../../request/body-not-kept.ts";
import type { Context } from "../../request/context.ts";
import { notice } from "../../request/refusals.ts";
import { wake } from "../../request/wake.ts";
import { lookAfterCron } from "../../request/wake-overdue.ts";

/** `POST`, `PUT /webhooks/vcc/chat`: the door. The secret is checked before a byte of the body is read. */
export async function webhook(request: Request, context: Context): Promise<Response> {
  const started = context.now();
  const came = await receive(request, context);
  noticeRefusal(came, request, context);
  if (came.kind === "chat" || came.kind === "unreadable") lookAfterCron(context);
  const response = came.kind === "chat" ? await accepted(came) : await problemResponse(came, null);
  context.log({ event: "webhook", status: response.status, milliseconds: context.now() - started, ...summary(came) });
  return response;
}

/** What D1 was told last by this instance: an ordinary chat needs no statement for it. */
let rememberedOrigin: string | null = null;

type Refused = Extract<Problem, { kind: "wrong-secret" | "wrong-address" | "misconfigured" | "too-large" }>;

async function receive(request: Request, context: Context): Promise<Taken | Refused> {
  // Nobody can show who they are then: they come again, and may be VCC Live.
  if (isWebhookKeyWeak(context)) return { kind: "misconfigured" };
  if (!(await isAdmitted(request, context.webhookSecrets))) return { kind: "wrong-secret" };
  if (!context.settings.ok) return { kind: "misconfigured" };
  const { config } = context.settings;
  if (!isAllowed(request.headers.get("CF-Connecting-IP"), config.allowedIps)) return { kind: "wrong-address" };
  const body = await readBody(request);
  if (body === null) return { kind: "too-large", limit: MOST_BYTES };
  const { origin, searchParams } = new URL(request.url);
  const db = context.openDatabase();
  const along = [
    ...(config.publicUrl === null && origin !== rememberedOrigin ? [originStatement(origin)] : []),
    ...(config.watch.quiet === null ? [] : [chatCameStatement(context.now())]),
  ];
  const taken = await takeIn(body, searchParams.get("iv") ?? "", config, db, along, context.now());
  afterwards(taken, config, context);
  if (taken.kind === "chat" && config.publicUrl === null) rememberOrigin(taken.recorded.origin, origin, context);
  return taken;
}

function isWebhookKeyWeak({ settings }: Context): boolean {
  return !settings.ok && settings.weak.unusable.includes("VCC_SECRET_KEY");
}

/** Told with the chat, unless this instance took D1 to know it already, while another has seen another origin since. */
function rememberOrigin(held: string | null, origin: string, context: Context): void {
  rememberedOrigin = origin;
  if (held === origin) return;
  context.after(
    attempt("origin", context, async () => void (await context.openDatabase().batch([originStatement(origin)]))),
  );
}

/** Any other method: VCC Live itself, where GET is chosen in its settings, or a stranger. */
export async function wrongMethod(request: Request, context: Context): Promise<Response> {
  const { webhookSecrets } = context;
  context.after(
    isAdmitted(request, webhookSecrets).then((genuine) => (genuine ? notice("wrong-method", context) : undefined)),
  );
  return problemResponse({ kind: "webhook-method" }, request);
}

/** A wrong secret is news only where a request is otherwise as VCC Live makes it; the rest had the right one. */
function noticeRefusal({ kind }: Taken | Refused, request: Request, context: Context): void {
  if (kind === "too-large" || kind === "wrong-address" || (kind === "wrong-secret" && looksGenuine(request))) {
    context.after(notice(kind, context));
  }
}

/**
 * What happens after the answer, and can not change it any more: the copy that is read, the couriers, and the body's
 * release from quarantine; or that it was not kept is counted.
 */
export function afterwards(taken: Taken, config: Config, context: Context): void {
  if (taken.kind !== "chat") {
    if (taken.kept === null) context.after(notKept(kindOf(taken.encrypted), context));
    return;
  }
  const { key, quarantineId, recorded, body } = taken;
  if (recorded.inQuarantine) {
    context.after(attempt("release", context, () => release(context.openDatabase(), quarantineId)));
  }
  if (recorded.status === "unchanged") return;
  const copy = () => context.openCopy(config).write(key, recorded.revision, body);
  const woken = new Set([...recorded.targets, ...recorded.changed]);
  context.after(Promise.all([attempt("copy", context, copy), wake([...woken], context)]));
}

async function attempt(what: string, context: Context, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    context.log({ event: what, outcome: "failed", ...faultOf(error) });
  }
}

/** The answer to a chat that is stored. VCC Live takes nothing but 200 for success. */
export async function accepted({ key, recorded }: Extract<Taken, { kind: "chat" }>): Promise<Response> {
  const { revision, status, reasons, targets } = recorded;
  return Response.json(
    { chat: chatName(key), revision, status, reasons, targets },
    { headers: await securityHeaders() },
  );
}

function summary(came: Taken | Refused): Readonly<Record<string, unknown>> {
  if (came.kind === "chat") {
    const { status, revision, reasons, targets } = came.recorded;
    return { outcome: status, chat: chatName(came.key), revision, reasons, targets };
  }
  if (came.kind === "unreadable") return { outcome: came.kind, field: came.problem.field, quarantine: came.kept };
  return { outcome: came.kind };
}
