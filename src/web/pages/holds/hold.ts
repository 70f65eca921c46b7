import { type ChatKey, chatName } from "../../../chat/chat.ts";
import { readChatName } from "../../../chat/ids.ts";
import { endHold, readHold, writeHold } from "../../../store/privacy/holds.ts";
import { wantsPage } from "../../http/content-type.ts";
import { securityHeaders } from "../../http/headers.ts";
import { actorOf, type Person } from "../../principal.ts";
import { problemResponse } from "../../problem/problem.tsx";
import type { Visit } from "../../request/visit.ts";
import { holdToJson } from "../../ui/holds/to-json.ts";
import { readRequest } from "./request.ts";

/**
 * `POST /chats/{projectId}/{chatId}/hold`, with a reason and an end: until then neither retention nor an erasure
 * deletes the chat. Replaces an existing hold.
 */
export async function holdChat(visit: Visit<Person>): Promise<Response> {
  const { request, context, config, access } = visit;
  const key = keyOf(visit);
  if (key === null) return problemResponse({ kind: "not-found" }, request);
  const now = context.now();
  const asked = await readRequest(request, config.timeZone, now);
  if (!asked.ok) return problemResponse({ kind: "wrong-query", ...asked }, request);
  const { reason, endsAt } = asked;
  const hold = { actor: actorOf(access), reason, madeAt: now, endsAt };
  if (!(await writeHold(context.openDatabase(), key, hold))) return problemResponse({ kind: "not-found" }, request);
  return answer(request, key, holdToJson(hold));
}

/** `POST /chats/{projectId}/{chatId}/hold/end`: ends it immediately; waiting erasures follow. */
export async function endChatHold(visit: Visit<Person>): Promise<Response> {
  const { request, context, access } = visit;
  const key = keyOf(visit);
  const now = context.now();
  const db = context.openDatabase();
  const hold = key === null ? null : await readHold(db, key, now);
  if (key === null || hold === null) return problemResponse({ kind: "not-found" }, request);
  await endHold(db, key, {
    actor: actorOf(access),
    at: now,
    action: "hold-ended",
    chat: key,
    what: "before its time",
  });
  return answer(request, key, null);
}

function keyOf({ params }: Visit): ChatKey | null {
  return readChatName(`${params.project}/${params.chat}`);
}

/** Browsers are redirected to the transcript, which shows it. */
async function answer(request: Request, key: ChatKey, hold: ReturnType<typeof holdToJson> | null): Promise<Response> {
  const headers = await securityHeaders();
  if (!wantsPage(request.headers.get("Accept"))) return Response.json({ chat: chatName(key), hold }, { headers });
  const Location = `${new URL(request.url).origin}/chats/${chatName(key)}`;
  return new Response(null, { status: 303, headers: { ...headers, Location } });
}
