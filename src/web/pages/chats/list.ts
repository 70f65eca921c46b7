import { chatName } from "../../../chat/chat.ts";
import type { ScanBounds } from "../../../store/bounded-scan.ts";
import { type ListedChat, listChats } from "../../../store/chats/list.ts";
import { type FiledChat, listChatsForFile } from "../../../store/chats/list-file.ts";
import type { Database } from "../../../store/database.ts";
import { addressesOf } from "../../auth/addresses.ts";
import { CONTENT_TYPES } from "../../http/content-type.ts";
import { formQuery } from "../../http/form-query.ts";
import { formHeaders } from "../../http/headers.ts";
import { fileResponse } from "../../list/file.ts";
import { jsonPage } from "../../list/json-page.ts";
import { A_FILE, respondWithPage } from "../../list/respond.ts";
import type { Person } from "../../principal.ts";
import { problemResponse } from "../../problem/problem.tsx";
import { auditRead } from "../../request/audit-log.ts";
import { askedCsv, nextFile } from "../../request/csv-dialect.ts";
import { viewerOf } from "../../request/viewer.ts";
import type { Visit } from "../../request/visit.ts";
import { chatListPage } from "./page.tsx";
import { encodeCursor, type ReadQuery, readQuery } from "./query.ts";
import { toFile } from "./to-file.ts";

/** A chat for programs: instants as ISO 8601 in UTC. `hold`: until when it is on hold. */
function toJson({ key, isSpam, receivedAt, reasons, heldUntil, ...rest }: ListedChat) {
  const { queue, disposition, messages, revision, revisions } = rest;
  return {
    chat: chatName(key),
    url: `/chats/${chatName(key)}`,
    received: new Date(receivedAt).toISOString(),
    ...{ reasons, queue, disposition, spam: isSpam, messages, revision, revisions },
    ...(heldUntil === null ? {} : { hold: new Date(heldUntil).toISOString() }),
  };
}

const A_PAGE = 50;

const LIST = {
  read: readQuery,
  find: (db: Database, { filter, after }: Extract<ReadQuery, { ok: true }>, bounds: ScanBounds) =>
    listChats(db, filter, after, bounds),
  placeOf: encodeCursor,
  timeOf: ({ receivedAt }: ListedChat) => receivedAt,
};

/** `GET /chats`: stored chats, latest first. */
export async function chatList(visit: Visit<Person>): Promise<Response> {
  const asked = formQuery(new URL(visit.request.url).searchParams);
  return respondWithPage(visit, asked, A_PAGE, LIST, async (page) => {
    auditRead(visit, { action: "listed", chat: null, what: `${page.entries.length} chats` });
    const headers = { ...(await formHeaders()), "Content-Type": CONTENT_TYPES.html };
    return new Response(chatListPage(page, asked, viewerOf(visit)), { headers });
  });
}

/** `GET /chats.json`: the list for programs. */
export async function chatListJson(visit: Visit): Promise<Response> {
  return respondWithPage(visit, new URL(visit.request.url).searchParams, A_PAGE, LIST, async (page) => {
    auditRead(visit, { action: "listed", chat: null, what: `${page.entries.length} chats` });
    return jsonPage(page, { chats: page.entries.map(toJson) });
  });
}

const FILE = { ...LIST, find: listForFile, timeOf: ({ receivedAt }: FiledChat) => receivedAt };

function listForFile(db: Database, { filter, after }: Extract<ReadQuery, { ok: true }>, bounds: ScanBounds) {
  return listChatsForFile(db, filter, after, bounds);
}

/** `GET /chats.csv`: the list as a file, with what became of each chat. */
export async function chatListCsv(visit: Visit): Promise<Response> {
  const file = askedCsv(visit);
  if (!file.ok) return problemResponse({ kind: "wrong-query", ...file }, visit.request);
  return respondWithPage(visit, file.rest, A_FILE, FILE, async (page) => {
    auditRead(visit, { action: "exported", chat: null, what: `${page.entries.length} rows of the list of chats` });
    const rows = toFile(page.entries, file.dialect.isForSpreadsheet, visit.config.timeZone, addressesOf(visit));
    return fileResponse(visit, "chats", rows, file.dialect, nextFile(page, file));
  });
}
