import type { IRequest } from "itty-router";
import { type MailProvider, readMailProvider, WEBHOOK_SETTINGS } from "../../../intake/mail/provider.ts";
import { requireSupervisor } from "../../auth/authorize.ts";
import { securityHeaders } from "../../http/headers.ts";
import { problemResponse } from "../../problem/problem.tsx";
import type { Context } from "../../request/context.ts";
import { type Received, receive } from "./receive.ts";

/**
 * `POST /webhooks/mail/{provider}`: bounces and complaints, each request verified in the provider's own way. A provider
 * that is unknown, or whose setting is missing, is answered like any path that does not exist.
 */
export async function mailWebhook(request: IRequest, context: Context): Promise<Response> {
  if (!context.settings.ok) return problemResponse({ kind: "misconfigured" }, request);
  const { config } = context.settings;
  const provider = readMailProvider(request.params.provider);
  const secret = provider && config.mailWebhooks[provider];
  if (provider === null || secret === null) return nowhere(request, context);
  if (request.method !== "POST") return problemResponse({ kind: "wrong-method", allow: ["POST"] }, request);
  const started = context.now();
  const came = await receive(provider, request, secret, config, context);
  const response = await answered(came, provider);
  const { status } = response;
  context.log({ event: "mail-webhook", status, milliseconds: context.now() - started, provider, ...came });
  return response;
}

async function answered(came: Received, provider: MailProvider): Promise<Response> {
  switch (came.outcome) {
    case "too-large":
      return problemResponse({ kind: "too-large", limit: came.limit }, null);
    case "wrong-signature":
    case "replay":
      return problemResponse({ kind: "wrong-signature", setting: WEBHOOK_SETTINGS[provider] }, null);
    case "unavailable":
      return problemResponse({ kind: "unavailable", retryAfter: RETRY_AFTER }, null);
    default:
      return Response.json({ status: came.outcome }, { headers: await securityHeaders() });
  }
}

/** In seconds. */
const RETRY_AFTER = 30;

const nowhere = requireSupervisor(({ request }) => problemResponse({ kind: "not-found" }, request));
