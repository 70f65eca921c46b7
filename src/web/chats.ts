import type { ChatKey } from "../chat/chat.ts";
import { measure } from "../chat/measures.ts";
import { readChat } from "../chat/read.ts";
import { readSla } from "../chat/sla.ts";
import type { Config } from "../config.ts";
import { formatFor } from "../locale/format.ts";
import { projectsOf, readBody, readHead } from "../store/transcripts.ts";
import { seen } from "./audit/record.ts";
import { chatChoice } from "./choice.tsx";
import { FORMS, type Form, formByAccept, readChatSegment } from "./forms.ts";
import { readId } from "./ids.ts";
import { signLink } from "./links.ts";
import { problemResponse } from "./problem.tsx";
import { transcriptResponse } from "./transcript/response.ts";
import type { Visit } from "./visit.ts";

/** `GET /chats/{projectId}/{chatId}` in all its forms. */
export async function chat(visit: Visit): Promise<Response> {
  const { request, params, context, config, access } = visit;
  const accept = request.headers.get("Accept");
  const asked = readChatSegment(params.chat ?? "");
  const key = asked === null ? null : readKey(params.project ?? "", asked.chatId);
  if (asked === null || key === null) return problemResponse({ kind: "not-found" }, accept);
  const db = context.openDatabase();
  const head = await readHead(db, key);
  if (head === null) return problemResponse({ kind: "not-found" }, accept);
  const { revision } = head;
  const body = (await context.openCopy(config).read(key, revision)) ?? (await readBody(db, key, revision));
  const reading = body === null ? null : readChat(new TextDecoder("utf-8", { ignoreBOM: true }).decode(body));
  if (body === null || !reading?.ok) return problemResponse({ kind: "not-found" }, accept);
  const view = {
    ...head,
    chat: reading.chat,
    measures: measure(reading.chat),
    sla: readSla(reading.chat.slaStatus, config.slaWords),
    format: formatFor(config.language, config.timeZone),
    links: await linksFor(key, access, config),
  };
  const form = asked.form ?? formByAccept(accept);
  seen(visit, { action: "opened", chat: key, what: `revision ${revision} as ${form}` });
  return transcriptResponse(view, form, body);
}

/** `GET /chats/{chatId}`: to the one chat of that id, or the list where several projects have it. */
export async function chatById({ request, params, context }: Visit): Promise<Response> {
  const accept = request.headers.get("Accept");
  const asked = readChatSegment(params.chat ?? "");
  const projects = asked === null ? [] : await projectsOf(context.openDatabase(), asked.chatId);
  const suffix = asked?.form ? `.${asked.form}` : "";
  const paths = projects.map((project) => `/chats/${project}/${asked?.chatId}${suffix}`);
  const [only, ...more] = paths;
  if (only === undefined) return problemResponse({ kind: "not-found" }, accept);
  return more.length === 0
    ? new Response(null, { status: 302, headers: { Location: only, "Cache-Control": "no-store" } })
    : chatChoice(paths, accept);
}

/** Where the forms are: signed for the same target and time where the reader came by a signed link. */
async function linksFor(key: ChatKey, access: Visit["access"], config: Config): Promise<Partial<Record<Form, string>>> {
  const [secret] = config.linkSecrets;
  const links: Partial<Record<Form, string>> = {};
  for (const form of FORMS) {
    const path = `/chats/${key.projectId}/${key.chatId}${form === "html" ? "" : `.${form}`}`;
    if (access.kind === "person") links[form] = path;
    else if (secret) links[form] = await signLink(secret, path, access.target, access.expiresAt);
  }
  return links;
}

function readKey(project: string, chatId: number): ChatKey | null {
  const projectId = readId(project);
  return projectId === null ? null : { projectId, chatId };
}
