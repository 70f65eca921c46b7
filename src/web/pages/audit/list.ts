import { dayName } from "../../../privacy/audit/chain.ts";
import { type ListedAuditEntry, listAudit } from "../../../store/audit/list.ts";
import type { ScanBounds } from "../../../store/bounded-scan.ts";
import type { Database } from "../../../store/database.ts";
import { addressesOf } from "../../auth/addresses.ts";
import { CONTENT_TYPES } from "../../http/content-type.ts";
import { formQuery } from "../../http/form-query.ts";
import { formHeaders } from "../../http/headers.ts";
import type { PageOf } from "../../http/pagination.ts";
import { fileResponse } from "../../list/file.ts";
import { jsonPage } from "../../list/json-page.ts";
import { A_FILE, respondWithPage } from "../../list/respond.ts";
import type { Person } from "../../principal.ts";
import { problemResponse } from "../../problem/problem.tsx";
import { auditRead } from "../../request/audit-log.ts";
import { askedCsv, nextFile } from "../../request/csv-dialect.ts";
import { viewerOf } from "../../request/viewer.ts";
import type { Visit } from "../../request/visit.ts";
import { auditPage } from "./page.tsx";
import { encodeCursor, type ReadQuery, readQuery } from "./query.ts";
import { type Sealing, sealsOf } from "./seals.ts";
import { toFile } from "./to-file.ts";
import { shownSeal, toJson } from "./to-json.ts";

/**
 * A page of the list for programs, with what `npm run audit:verify` needs of it: which part of the list it is, and the
 * seals of its days. Null where the list is narrowed by more than time.
 */
function auditJson(page: PageOf<ListedAuditEntry>, sealing: Sealing): Promise<Response> {
  const { asOf, asked, isNarrowed, seals, sealedFrom } = sealing;
  const { from, to } = asked.filter;
  return jsonPage(
    page,
    { audit: page.entries.map(toJson) },
    {
      seals: isNarrowed ? null : seals.map(shownSeal),
      sealedFrom: sealedFrom === null ? null : dayName(sealedFrom),
      page: {
        ...{ asOf: instant(asOf), from: instant(from), to: instant(to) },
        after: asked.after === null ? null : encodeCursor(asked.after),
        next: page.next,
      },
    },
  );
}

function instant(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

const A_PAGE = 100;

const LIST = {
  read: readQuery,
  find: (db: Database, { filter, after }: Extract<ReadQuery, { ok: true }>, bounds: ScanBounds) =>
    listAudit(db, filter, after, bounds),
  placeOf: encodeCursor,
  timeOf: ({ at }: ListedAuditEntry) => at,
};

/** `GET /audit`: who saw, changed, exported or erased what, the latest first. */
export async function audit(visit: Visit<Person>): Promise<Response> {
  const asked = formQuery(new URL(visit.request.url).searchParams);
  return respondWithPage(visit, asked, A_PAGE, LIST, async (page) => {
    auditRead(visit, { action: "listed", chat: null, what: "the audit list" });
    const headers = { ...(await formHeaders()), "Content-Type": CONTENT_TYPES.html };
    const seals = await sealsOf(visit, asked, page);
    return new Response(auditPage(page, seals, asked, viewerOf(visit)), { headers });
  });
}

/** `GET /audit.json`: the same for programs. */
export async function auditList(visit: Visit): Promise<Response> {
  return respondWithPage(visit, new URL(visit.request.url).searchParams, A_PAGE, LIST, async (page) => {
    auditRead(visit, { action: "listed", chat: null, what: "the audit list" });
    return auditJson(page, await sealsOf(visit, new URL(visit.request.url).searchParams, page));
  });
}

/** `GET /audit.csv`: the same as a file. */
export async function auditCsv(visit: Visit): Promise<Response> {
  const file = askedCsv(visit);
  if (!file.ok) return problemResponse({ kind: "wrong-query", ...file }, visit.request);
  return respondWithPage(visit, file.rest, A_FILE, LIST, async (page) => {
    auditRead(visit, { action: "exported", chat: null, what: `${page.entries.length} rows of the audit list` });
    const rows = toFile(page.entries, file.dialect.isForSpreadsheet, visit.config.timeZone, addressesOf(visit));
    return fileResponse(visit, "audit", rows, file.dialect, nextFile(page, file));
  });
}
