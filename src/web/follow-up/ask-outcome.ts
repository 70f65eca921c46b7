import { formatFor } from "../../locale/format.ts";
import { followUpsOf } from "../../store/follow-up.ts";
import { findAlerts } from "../../store/inbox.ts";
import type { Person } from "../access/visitor.ts";
import { CONTENT_TYPES } from "../forms.ts";
import { formHeaders } from "../headers.ts";
import { readerLanguage } from "../language.ts";
import { problemResponse } from "../problem.tsx";
import { readNext } from "../sign-in/way-back.ts";
import type { Visit } from "../visit.ts";
import { readChatName } from "./chat-names.ts";
import { resolvePage } from "./resolve-page.tsx";

/** `GET /alerts/{projectId}/{chatId}/resolve?next=…`: a page with the form that resolves; it changes nothing itself. */
export async function askOutcome({ request, params, context, config, access }: Visit<Person>): Promise<Response> {
  const key = readChatName(`${params.project}/${params.chat}`);
  if (key === null) return problemResponse({ kind: "not-found" }, request);
  const db = context.openDatabase();
  const [[alert], followUps] = await Promise.all([findAlerts(db, [key]), followUpsOf(db, key)]);
  if (alert === undefined) return problemResponse({ kind: "not-found" }, request);
  const language = readerLanguage(request, config.language);
  const format = formatFor(language, config.timeZone);
  const next = readNext(new URL(request.url).searchParams.get("next"));
  const page = resolvePage({ alert, followUps, person: access, language, format, now: context.now(), next });
  const headers = { "Content-Type": CONTENT_TYPES.html, Vary: "Accept-Language, Authorization" };
  return new Response(page, { headers: { ...(await formHeaders()), ...headers } });
}
