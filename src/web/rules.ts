import type { Hearing } from "../alerts/hearing.ts";
import { chatName } from "../chat/chat.ts";
import type { Config } from "../config.ts";
import { explain } from "../intake/explain.ts";
import { MOST_BYTES, readBody } from "../intake/read-body.ts";
import { explainedInWords } from "./explained.ts";
import { CONTENT_TYPES, formByAccept } from "./forms.ts";
import { securityHeaders } from "./headers.ts";
import { problemResponse } from "./problem.tsx";
import type { Visit } from "./visit.ts";

/** `POST /rules/explain`: who would hear of this body, by which rule, when; JSON, or words for who asks for text. Nothing is stored or sent. */
export async function explainRules({ request, context, config }: Visit): Promise<Response> {
  const accept = request.headers.get("Accept");
  const body = await readBody(request);
  if (body === null) return problemResponse({ kind: "too-large", limit: MOST_BYTES }, accept);
  const iv = new URL(request.url).searchParams.get("iv") ?? "";
  const now = context.now();
  const explained = await explain(body, iv, config, now);
  if (explained.kind === "unreadable") return problemResponse(explained, accept);
  if (formByAccept(accept) === "txt") {
    const lines = explainedInWords(explained, config, now);
    const headers = { ...(await securityHeaders()), "Content-Type": CONTENT_TYPES.txt };
    return new Response(`${lines.join("\n")}\n`, { headers });
  }
  const { key, isSpam, reasons, hearing } = explained;
  return Response.json(
    {
      chat: chatName(key),
      spam: isSpam,
      reasons,
      matched: hearing?.matched ?? [],
      told: hearing === null ? [] : toldOf(hearing, config, now),
      suppressed: hearing === null ? [] : suppressedOf(hearing, config),
      suppressedBy: hearing?.suppressedBy ?? null,
    },
    { headers: await securityHeaders() },
  );
}

function toldOf({ told }: Hearing, config: Config, now: number) {
  return told.map(({ target, rule, dueAt }) => ({
    ...{ target, channel: channelOf(target, config), rule },
    at: new Date(dueAt).toISOString(),
    held: dueAt > now,
  }));
}

function suppressedOf({ suppressed }: Hearing, config: Config) {
  return suppressed.map(({ target, rule, note }) => ({ target, channel: channelOf(target, config), rule, note }));
}

function channelOf(target: string, { targets }: Config) {
  return targets.get(target)?.destination.channel;
}
