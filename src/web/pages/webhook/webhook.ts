import { chatName } from "../../../chat/chat.ts";
import { foreignWebhookOf } from "../../../chat/foreign-webhook.ts";
import { fieldOf } from "../../../chat/unreadable.ts";
import { isAllowed } from "../../../intake/allowed-ips.ts";
import { isAuthentic, looksGenuine } from "../../../intake/authenticate.ts";
import { type IngestResult, ingest } from "../../../intake/intake.ts";
import { bodyHeaders, MOST_BYTES, readBody } from "../../../intake/read-body.ts";
import { chatCameStatement, originStatement } from "../../../store/worker-state.ts";
import { type Problem, problemResponse } from "../../problem/problem.tsx";
import type { Context } from "../../request/context.ts";
import { recordRefusal } from "../../request/refusals.ts";
import { wakeOverdue } from "../../request/wake-overdue.ts";
import { accepted, afterwards, attempt } from "../../request/webhook-answer.ts";

/** `POST`, `PUT /webhooks/vcc/chat`: the door. The secret is checked before a byte of the body is read. */
export async function webhook(request: Request, context: Context): Promise<Response> {
  const started = context.now();
  const came = await receive(request, context);
  noticeRefusal(came, request, context);
  if (came.kind === "chat" || came.kind === "unreadable") wakeOverdue(context);
  const response = came.kind === "chat" ? await accepted(came) : await problemResponse(came, null);
  context.log({ event: "webhook", status: response.status, milliseconds: context.now() - started, ...summary(came) });
  return response;
}

/** What D1 was told last by this instance: an ordinary chat needs no statement for it. */
let rememberedOrigin: string | null = null;

type Refused = Extract<Problem, { kind: "wrong-secret" | "wrong-address" | "misconfigured" | "too-large" }>;

async function receive(request: Request, context: Context): Promise<IngestResult | Refused> {
  // Nobody can show who they are then: they come again, and may be VCC Live.
  if (isWebhookKeyWeak(context)) return { kind: "misconfigured" };
  if (!(await isAuthentic(request, context.webhookSecrets))) return { kind: "wrong-secret" };
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
  const iv = searchParams.get("iv") ?? "";
  const taken = await ingest(body, iv, config, db, along, context.now(), bodyHeaders(request));
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
    isAuthentic(request, webhookSecrets).then((genuine) =>
      genuine ? recordRefusal("wrong-method", context) : undefined,
    ),
  );
  // Some of VCC Live's webhooks have their fields in the query then.
  const looksLike = foreignWebhookOf(new Set(new URL(request.url).searchParams.keys()));
  return problemResponse({ kind: "webhook-method", looksLike }, request);
}

/** A wrong secret is news only where a request is otherwise as VCC Live makes it; the rest had the right one. */
function noticeRefusal({ kind }: IngestResult | Refused, request: Request, context: Context): void {
  if (kind === "too-large" || kind === "wrong-address" || (kind === "wrong-secret" && looksGenuine(request))) {
    context.after(recordRefusal(kind, context));
  }
}

function summary(came: IngestResult | Refused): Readonly<Record<string, unknown>> {
  if (came.kind === "chat") {
    const { status, revision, reasons, targets } = came.recorded;
    return { outcome: status, chat: chatName(came.key), revision, reasons, targets };
  }
  if (came.kind === "unreadable")
    return { outcome: came.kind, field: fieldOf(came.problem), problem: came.problem.code, quarantine: came.kept };
  return { outcome: came.kind };
}
