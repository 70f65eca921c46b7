import { isJson } from "../../../chat/unreadable.ts";
import type { Config } from "../../../config/config.ts";
import { decodeBody } from "../../../intake/decode.ts";
import { type FoundQuarantined, findQuarantined } from "../../../store/quarantine/quarantine.ts";
import { CONTENT_TYPES } from "../../http/content-type.ts";
import { formHeaders, securityHeaders } from "../../http/headers.ts";
import type { Person } from "../../principal.ts";
import { problemResponse } from "../../problem/problem.tsx";
import { auditRead } from "../../request/audit-log.ts";
import { viewerOf } from "../../request/viewer.ts";
import type { Visit } from "../../request/visit.ts";
import { entryPage } from "./entry-page.tsx";
import { type StoredText, storedText } from "./stored-text.ts";
import { toJson } from "./to-json.ts";

/** `GET /quarantine/{id}`: one entry, with the beginning of the body. */
export async function quarantineEntry(visit: Visit<Person>): Promise<Response> {
  const { request, params, context, config } = visit;
  const found = await findQuarantined(context.openDatabase(), params.id ?? "");
  if (found === null) return problemResponse({ kind: "not-found" }, request);
  auditRead(visit, { action: "opened", chat: null, what: `quarantine ${found.entry.id}` });
  const headers = { ...(await formHeaders()), "Content-Type": CONTENT_TYPES.html };
  return new Response(entryPage(found, await readable(found, config), viewerOf(visit)), { headers });
}

/** `GET /quarantine/{id}.json`: the entry with its body, as text or in base64. */
export async function quarantineEntryJson(visit: Visit): Promise<Response> {
  const { request, params, context, config } = visit;
  const found = await findQuarantined(context.openDatabase(), params.id ?? "");
  if (found === null) return problemResponse({ kind: "not-found" }, request);
  auditRead(visit, { action: "opened", chat: null, what: `quarantine ${found.entry.id}` });
  const stored = await readable(found, config);
  const body = stored.kind === "text" ? { text: stored.text } : { base64: stored.bytes.toBase64() };
  const { iv, headers } = found;
  return Response.json({ ...toJson(found.entry), iv, ...headers, ...body }, { headers: await securityHeaders() });
}

/** The body, unpacked, and decrypted if the current key can do it. */
async function readable({ bytes, iv, headers }: FoundQuarantined, config: Config): Promise<StoredText> {
  const opened = await decodeBody(bytes, iv, config, headers);
  if (opened.kind === "sealed" || opened.kind === "too-large") return storedText(bytes);
  const isText = opened.kind === "chat" || isJson(opened.problem);
  return isText ? { kind: "text", text: opened.text } : storedText(opened.bytes);
}
