import type { Chat, ChatKey } from "../../../chat/chat.ts";
import { type FilledLink, filledLinks } from "../../../chat/fields/crm-links.ts";
import { readId } from "../../../chat/ids.ts";
import { measure } from "../../../chat/measures.ts";
import { readSla } from "../../../chat/sla.ts";
import { formatFor } from "../../../locale/format.ts";
import { withoutPayments } from "../../../privacy/mask/chat.ts";
import { projectsOf, readHead } from "../../../store/chats/transcripts.ts";
import { readHold } from "../../../store/privacy/holds.ts";
import { addressesOf } from "../../auth/addresses.ts";
import { forwardLinks } from "../../auth/link-forward.ts";
import { unauthenticatedProblem } from "../../auth/unauthenticated.ts";
import { FORMS, type Form, formByAccept, readChatSegment } from "../../http/content-type.ts";
import { securityHeaders } from "../../http/headers.ts";
import { readerLanguage } from "../../http/language.ts";
import { problemResponse } from "../../problem/problem.tsx";
import { auditRead } from "../../request/audit-log.ts";
import { askedCsv } from "../../request/csv-dialect.ts";
import type { Visit } from "../../request/visit.ts";
import { chatChoice } from "./choice.tsx";
import { readAround } from "./load.ts";
import { readTranscriptQuery } from "./query.ts";
import { transcriptResponse } from "./response.ts";
import { readStored } from "./stored.ts";

/**
 * `GET /chats/{projectId}/{chatId}` in all its forms, of the current revision or of `?revision=`. Whoever came by a link
 * sees no card and no account in any of them, and not the body as it is stored.
 */
export async function chat(visit: Visit): Promise<Response> {
  const { request, params, context, config, access } = visit;
  const asked = readChatSegment(params.chat ?? "");
  const key = asked === null ? null : readKey(params.project ?? "", asked.chatId);
  const query = readTranscriptQuery(new URL(request.url).searchParams);
  if (asked === null || key === null || query === null) return problemResponse({ kind: "not-found" }, request);
  const form = asked.form ?? formByAccept(request.headers.get("Accept"));
  if (form === "json" && access.kind === "link") {
    return problemResponse(unauthenticatedProblem(request, config, "stored-body"), request);
  }
  const file = form === "csv" ? askedCsv(visit) : null;
  if (file?.ok === false) return problemResponse({ kind: "wrong-query", ...file }, request);
  const db = context.openDatabase();
  const head = await readHead(db, key, query.revision);
  const stored = head === null ? null : await readStored(db, visit, key, head.revision);
  if (head === null || stored === null) return problemResponse({ kind: "not-found" }, request);
  const showsHold = access.kind === "person" && (form === "html" || form === "meta.json");
  const language = form === "html" ? readerLanguage(request, config.language) : config.language;
  const view = {
    ...head,
    chat: access.kind === "link" ? withoutPayments(stored.chat) : stored.chat,
    encoding: stored.encoding,
    measures: measure(stored.chat),
    sla: readSla(stored.chat.slaStatus, config.slaWords),
    format: formatFor(language, config.timeZone),
    labels: config.labels,
    crmLinks: crmLinksFor(visit, stored.chat),
    country: config.reading.country,
    hold: showsHold ? await readHold(db, key, context.now()) : null,
    links: await linksFor(key, query.revision, visit),
    around:
      form === "html" && access.kind === "person" ? await readAround(db, visit, access, head, stored, query) : null,
  };
  auditRead(visit, { action: "opened", chat: key, what: `revision ${head.revision} as ${form}` });
  const reader = file === null ? undefined : { ...file, timeZone: config.timeZone, address: addressesOf(visit) };
  return transcriptResponse(view, form, stored.body, reader);
}

/** Behind a link, none that holds something which the page masks. */
function crmLinksFor({ access, config }: Visit, chat: Chat): readonly FilledLink[] {
  const links = filledLinks(config.crmLinks, chat, config.reading.country);
  if (access.kind !== "link" || links.length === 0) return links;
  const masked = new Set(
    filledLinks(config.crmLinks, withoutPayments(chat), config.reading.country).map(({ url }) => url),
  );
  return links.filter(({ url }) => masked.has(url));
}

/** `GET /chats/{chatId}`: to the one chat of that id, or the list where several projects have it. */
export async function chatById(visit: Visit): Promise<Response> {
  const { request, params, context } = visit;
  const asked = readChatSegment(params.chat ?? "");
  const projects = asked === null ? [] : await projectsOf(context.openDatabase(), asked.chatId);
  const suffix = asked?.form ? `.${asked.form}` : "";
  const paths = projects.map((project) => `/chats/${project}/${asked?.chatId}${suffix}`);
  const [only, ...more] = paths;
  if (only === undefined) return problemResponse({ kind: "not-found" }, request);
  return more.length === 0
    ? new Response(null, { status: 302, headers: { ...(await securityHeaders()), Location: only } })
    : chatChoice(paths, visit);
}

/** Where the forms are, of the revision that was asked for. */
async function linksFor(key: ChatKey, revision: number | null, visit: Visit): Promise<Partial<Record<Form, string>>> {
  const linkTo = forwardLinks(visit);
  const links: Partial<Record<Form, string>> = {};
  for (const form of FORMS) {
    const path = `/chats/${key.projectId}/${key.chatId}${form === "html" ? "" : `.${form}`}`;
    if (visit.access.kind === "link" && form === "json") continue;
    links[form] = revision === null ? await linkTo(path) : `${path}?revision=${revision}`;
  }
  return links;
}

function readKey(project: string, chatId: number): ChatKey | null {
  const projectId = readId(project);
  return projectId === null ? null : { projectId, chatId };
}
