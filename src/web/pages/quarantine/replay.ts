import { type ChatKey, chatName } from "../../../chat/chat.ts";
import { readChatName } from "../../../chat/ids.ts";
import { replayQuarantined } from "../../../intake/intake.ts";
import { findQuarantined } from "../../../store/quarantine/quarantine.ts";
import { redirectBack } from "../../auth/redirect.ts";
import { wantsPage } from "../../http/content-type.ts";
import { DONE } from "../../http/form-query.ts";
import { problemResponse } from "../../problem/problem.tsx";
import { auditWrite } from "../../request/audit-log.ts";
import type { Visit } from "../../request/visit.ts";
import { accepted, afterwards } from "../../request/webhook-answer.ts";

/** The word that tells the list which chat an entry has become. */
function replayedWord(key: ChatKey): string {
  return `replayed-${chatName(key)}`;
}

/** The chat that an entry has just become; null if none, and for any unknown word. */
export function readReplayed(query: URLSearchParams): ChatKey | null {
  const [, chat = ""] = /^replayed-(.*)$/.exec(query.get(DONE) ?? "") ?? [];
  return readChatName(chat);
}

/** `POST /quarantine/{id}/replay`: takes the body in as if VCC Live had sent it now. Browsers are redirected back. */
export async function replay(visit: Visit): Promise<Response> {
  const { request, params, context, config } = visit;
  const accept = request.headers.get("Accept");
  const db = context.openDatabase();
  const found = await findQuarantined(db, params.id ?? "");
  if (found === null) return problemResponse({ kind: "not-found" }, request);
  await auditWrite(visit, { action: "replayed", chat: null, what: `quarantine ${params.id}` });
  const taken = await replayQuarantined(found, config, db, context.now());
  // Somebody has deleted or erased it meanwhile.
  if (taken === null) return problemResponse({ kind: "not-found" }, request);
  afterwards(taken, config, context);
  if (taken.kind !== "chat") return problemResponse(taken, request);
  return wantsPage(accept) ? redirectBack(request, replayedWord(taken.key)) : accepted(taken);
}
