import type { ScanBounds } from "../../../store/bounded-scan.ts";
import type { Database } from "../../../store/database.ts";
import { type NotKept, readNotKept } from "../../../store/quarantine/daily-limits.ts";
import { listQuarantine, type QuarantineCursor, type QuarantineEntry } from "../../../store/quarantine/quarantine.ts";
import { CONTENT_TYPES } from "../../http/content-type.ts";
import { formQuery } from "../../http/form-query.ts";
import { formHeaders } from "../../http/headers.ts";
import { jsonPage } from "../../list/json-page.ts";
import { respondWithPage } from "../../list/respond.ts";
import { encodeStart, readStart, type StartQuery } from "../../list/start-query.ts";
import type { Person } from "../../principal.ts";
import { viewerOf } from "../../request/viewer.ts";
import type { Visit } from "../../request/visit.ts";
import { isDeleted } from "./delete.ts";
import { quarantinePage } from "./list-page.tsx";
import { readReplayed } from "./replay.ts";
import { toJson } from "./to-json.ts";

function readQuery(query: URLSearchParams): StartQuery<QuarantineCursor> {
  return readStart(query, (lastAt, id) => ({ lastAt, id }));
}

/** The value of `after` for the next page. */
function encodeCursor({ lastAt, id }: QuarantineCursor): string {
  return encodeStart(lastAt, id);
}

const A_PAGE = 100;

const LIST = {
  read: readQuery,
  find: (db: Database, { after }: Extract<StartQuery<QuarantineCursor>, { ok: true }>, bounds: ScanBounds) =>
    listQuarantine(db, after, bounds),
  placeOf: encodeCursor,
  timeOf: ({ lastAt }: QuarantineEntry) => lastAt,
};

/** `GET /quarantine.json`: the entries without their bodies; and how many were not kept. */
export async function quarantineList(visit: Visit): Promise<Response> {
  return respondWithPage(visit, new URL(visit.request.url).searchParams, A_PAGE, LIST, async (page) =>
    jsonPage(page, { quarantine: page.entries.map(toJson), notKept: await notKeptOf(visit) }),
  );
}

/** `GET /quarantine`: the list as a page; administrators can replay an entry. */
export async function quarantine(visit: Visit<Person>): Promise<Response> {
  const { searchParams } = new URL(visit.request.url);
  const asked = formQuery(searchParams);
  return respondWithPage(visit, asked, A_PAGE, LIST, async (page) => {
    const view = {
      ...page,
      asked,
      replayed: readReplayed(searchParams),
      deleted: isDeleted(searchParams),
      notKept: await notKeptOf(visit),
    };
    const headers = { ...(await formHeaders()), "Content-Type": CONTENT_TYPES.html };
    return new Response(quarantinePage(view, viewerOf(visit)), { headers });
  });
}

function notKeptOf({ context }: Pick<Visit, "context">): Promise<readonly NotKept[]> {
  return readNotKept(context.openDatabase(), context.now());
}
