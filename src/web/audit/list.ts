import { listDeeds } from "../../store/audit-list.ts";
import type { Database } from "../../store/database.ts";
import type { Person } from "../access/visitor.ts";
import { csv } from "../csv.ts";
import { CONTENT_TYPES } from "../forms.ts";
import { formHeaders, securityHeaders } from "../headers.ts";
import { askedOf } from "../list/asked.ts";
import { listed } from "../list/listed.ts";
import { linkHeader } from "../list/page-of.ts";
import { viewerOf } from "../viewer.ts";
import type { Visit } from "../visit.ts";
import { auditPage } from "./page.tsx";
import { placeName, type ReadQuery, readQuery } from "./query.ts";
import { seen } from "./record.ts";
import { COLUMNS, shown } from "./shown.ts";

/** As many as are read at once, and as a file holds: what follows is behind the link to the next. */
const A_PAGE = 100;
const A_FILE = 5_000;

const LIST = {
  read: readQuery,
  find: (db: Database, { filter, after }: Extract<ReadQuery, { ok: true }>, most: number) =>
    listDeeds(db, filter, after, most),
  placeOf: placeName,
};

/** `GET /audit`: who saw, changed, exported or erased what, the latest first. */
export async function audit(visit: Visit<Person>): Promise<Response> {
  const asked = askedOf(new URL(visit.request.url).searchParams);
  return listed(visit, asked, A_PAGE, LIST, async (page) => {
    seen(visit, { action: "listed", chat: null, what: "the audit list" });
    const headers = { ...(await formHeaders()), "Content-Type": CONTENT_TYPES.html };
    return new Response(auditPage(page, asked, viewerOf(visit)), { headers });
  });
}

/** `GET /audit.json`: the same for programs. */
export async function auditList(visit: Visit): Promise<Response> {
  return listed(visit, new URL(visit.request.url).searchParams, A_PAGE, LIST, async ({ entries, next }) => {
    seen(visit, { action: "listed", chat: null, what: "the audit list" });
    const headers = { ...(await securityHeaders()), ...linkHeader(next) };
    return Response.json({ audit: entries.map(shown) }, { headers });
  });
}

/** `GET /audit.csv`: the same as a file. */
export async function auditCsv(visit: Visit): Promise<Response> {
  return listed(visit, new URL(visit.request.url).searchParams, A_FILE, LIST, async ({ entries, next }) => {
    seen(visit, { action: "exported", chat: null, what: `${entries.length} rows of the audit list` });
    const rows = entries.map(shown).map((deed) => COLUMNS.map((column) => deed[column] ?? ""));
    const file = { "Content-Type": CONTENT_TYPES.csv, "Content-Disposition": 'attachment; filename="audit.csv"' };
    return new Response(csv([COLUMNS, ...rows]), {
      headers: { ...(await securityHeaders()), ...linkHeader(next), ...file },
    });
  });
}
