import { chatName } from "../../chat/chat.ts";
import { type ListedDeed, listDeeds } from "../../store/audit-list.ts";
import { csv } from "../csv.ts";
import { CONTENT_TYPES } from "../forms.ts";
import { securityHeaders } from "../headers.ts";
import { problemResponse } from "../problem.tsx";
import type { Visit } from "../visit.ts";
import { placeName, readQuery } from "./query.ts";
import { seen } from "./record.ts";

/** As many as are read at once, and as a file holds: what follows is behind the link to the next. */
const A_PAGE = 100;
const A_FILE = 5_000;

const COLUMNS = ["at", "who", "door", "action", "chat", "what"] as const;

/** `GET /audit.json`: who saw, changed, exported or erased what, the latest first. */
export async function auditList(visit: Visit): Promise<Response> {
  return listed(visit, A_PAGE, (deeds, headers) => {
    seen(visit, { action: "listed", chat: null, what: "the audit list" });
    return Response.json({ audit: deeds.map(shown) }, { headers });
  });
}

/** `GET /audit.csv`: the same as a file. */
export async function auditCsv(visit: Visit): Promise<Response> {
  return listed(visit, A_FILE, (deeds, headers) => {
    seen(visit, { action: "exported", chat: null, what: `${deeds.length} rows of the audit list` });
    const rows = deeds.map(shown).map((deed) => COLUMNS.map((column) => deed[column] ?? ""));
    const file = { "Content-Type": CONTENT_TYPES.csv, "Content-Disposition": 'attachment; filename="audit.csv"' };
    return new Response(csv([COLUMNS, ...rows]), { headers: { ...headers, ...file } });
  });
}

async function listed(
  { request, context }: Visit,
  most: number,
  answer: (deeds: readonly ListedDeed[], headers: Readonly<Record<string, string>>) => Response,
): Promise<Response> {
  const url = new URL(request.url);
  const query = readQuery(url.searchParams);
  if (!query.ok) return problemResponse({ kind: "wrong-query", ...query }, request.headers.get("Accept"));
  // One more than is shown tells whether there is a next page.
  const found = await listDeeds(context.openDatabase(), query.filter, query.after, most + 1);
  const page = found.slice(0, most);
  const last = found.length > most ? page.at(-1) : undefined;
  if (last !== undefined) url.searchParams.set("after", placeName(last));
  const next = last === undefined ? {} : { Link: `<${url.pathname}${url.search}>; rel="next"` };
  return answer(page, { ...(await securityHeaders()), ...next });
}

function shown({ at, who, door, action, chat, what }: ListedDeed) {
  return { at: new Date(at).toISOString(), who, door, action, chat: chat === null ? null : chatName(chat), what };
}
