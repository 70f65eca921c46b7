import { chatName } from "../../../chat/chat.ts";
import type { Config } from "../../../config/config.ts";
import { readBody } from "../../../intake/read-body.ts";
import { faultOf } from "../../../log.ts";
import { unauthenticatedProblem } from "../../auth/unauthenticated.ts";
import { securityHeaders } from "../../http/headers.ts";
import { problemResponse } from "../../problem/problem.tsx";
import type { Context } from "../../request/context.ts";
import { act, type FollowUpByPress } from "./act.ts";
import { type Press, readInteraction } from "./payload.ts";
import { slackSignature } from "./signature.ts";

/** In bytes: an interaction includes the whole message, with nine bytes for each character of some scripts. */
const MOST_BYTES = 250_000;

/** In milliseconds: Slack waits three seconds, and then shows an error to the user. */
const PATIENCE = 2_000;

/**
 * `POST /slack/interactions`: a button was pressed. A request that Slack did not sign just now gets the same 401 as a
 * path that does not exist. A signed one gets 200, and unfinished work continues after the response.
 */
export async function interactions(request: Request, context: Context): Promise<Response> {
  if (!context.settings.ok) return problemResponse({ kind: "misconfigured" }, request);
  const { config } = context.settings;
  const body = await readBody(request, MOST_BYTES);
  if (body === null) return refused("too-large", request, config, context);
  const signature = await signatureOf(request, body, config, context.now());
  if (signature === null) return refused("not-signed", request, config, context);
  const read = readInteraction(body);
  if (read.kind !== "press") {
    if (read.kind === "malformed") context.log({ event: "interaction", outcome: read.kind });
    return taken();
  }
  const came = { digest: await digestOf(body), signature, request: crypto.randomUUID(), at: context.now() };
  const work = logged(read, act(read, came, config, context), context);
  context.after(work.catch((error) => context.log({ event: "interaction", outcome: "failed", ...faultOf(error) })));
  const became = await Promise.race([work, patience()]);
  return became === "replay" ? stranger(request, config) : taken();
}

async function signatureOf(
  request: Request,
  body: Uint8Array<ArrayBuffer>,
  { slackSigningSecret }: Config,
  now: number,
): Promise<string | null> {
  return slackSigningSecret === undefined ? null : slackSignature(request.headers, body, slackSigningSecret, now);
}

async function logged(
  { act: { action }, key, target }: Press,
  work: Promise<FollowUpByPress>,
  { log }: Context,
): Promise<FollowUpByPress> {
  const outcome = await work;
  log({ event: "interaction", action, chat: chatName(key), target, outcome });
  return outcome;
}

function refused(outcome: string, request: Request, config: Config, { log }: Context): Promise<Response> {
  log({ event: "interaction", outcome });
  return stranger(request, config);
}

function stranger(request: Request, config: Config): Promise<Response> {
  return problemResponse(unauthenticatedProblem(request, config), request);
}

async function taken(): Promise<Response> {
  return new Response(null, { headers: await securityHeaders() });
}

function patience(): Promise<null> {
  return new Promise((over) => setTimeout(over, PATIENCE, null));
}

async function digestOf(body: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", body)).toHex();
}
