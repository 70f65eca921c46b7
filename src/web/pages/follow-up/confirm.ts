import { callable } from "../../../alerts/callable.ts";
import { type ChatKey, chatName } from "../../../chat/chat.ts";
import { readChatName } from "../../../chat/ids.ts";
import { formatFor } from "../../../locale/format.ts";
import { alertWithoutPayments } from "../../../privacy/mask/chat.ts";
import { maskPayments } from "../../../privacy/mask/mask.ts";
import { followUpsOf } from "../../../store/alerts/follow-ups.ts";
import { findAlerts } from "../../../store/alerts/list.ts";
import { forwardLinks } from "../../auth/link-forward.ts";
import { HOME, readReturnTo } from "../../auth/return-to.ts";
import { CONTENT_TYPES } from "../../http/content-type.ts";
import { formHeaders } from "../../http/headers.ts";
import { readerLanguage } from "../../http/language.ts";
import { addressOf } from "../../http/link-address.ts";
import { problemResponse } from "../../problem/problem.tsx";
import { auditRead } from "../../request/audit-log.ts";
import type { Visit } from "../../request/visit.ts";
import { claimPage } from "./confirm-claim.tsx";
import { resolvePage } from "./confirm-outcome.tsx";
import type { ConfirmView } from "./confirm-view.ts";

/**
 * `GET /alerts/{projectId}/{chatId}/claim`: a page with one button. It changes nothing itself, so a program that opens
 * links, such as a mail scanner, claims nothing.
 */
export const confirmClaim = asking("claim", claimPage, (key) => `/alerts/${chatName(key)}/claim`);
/** `…/resolve?next=…`: the page with the form that asks for the outcome. */
export const confirmOutcome = asking("resolve", resolvePage, () => HOME);

/** `otherwise`: where a signed-in reader continues if the address does not say. */
function asking(action: "claim" | "resolve", page: (view: ConfirmView) => string, otherwise: (key: ChatKey) => string) {
  return async (visit: Visit): Promise<Response> => {
    const { request, params, context, config, access } = visit;
    const key = readChatName(`${params.project}/${params.chat}`);
    if (key === null) return problemResponse({ kind: "not-found" }, request);
    const db = context.openDatabase();
    const [[alert], followUps] = await Promise.all([findAlerts(db, [key]), followUpsOf(db, key)]);
    if (alert === undefined) return problemResponse({ kind: "not-found" }, request);
    auditRead(visit, { action: "opened", chat: key, what: `the page to ${action} its alert` });
    const url = new URL(request.url);
    const language = readerLanguage(request, config.language);
    const format = formatFor(language, config.timeZone);
    const linkTo = forwardLinks(visit);
    const next = url.searchParams.get("next");
    const html = page({
      ...{ access, language, format, now: context.now() },
      alert: alertWithoutPayments(callable(alert, config.reading.country)),
      followUps: followUps.map(({ note, ...rest }) => ({ ...rest, note: note === null ? null : maskPayments(note) })),
      next: next === null ? otherwise(key) : readReturnTo(next),
      // The signature is for this path, so it also covers the form's POST.
      action: addressOf(url),
      transcript: await linkTo(`/chats/${chatName(key)}`),
      outcome: await linkTo(`/alerts/${chatName(key)}/resolve`),
    });
    const headers = { "Content-Type": CONTENT_TYPES.html, Vary: "Accept-Language, Authorization" };
    return new Response(html, { headers: { ...(await formHeaders()), ...headers } });
  };
}
