import type { Database } from "../../store/database.ts";
import { listQuarantine } from "../../store/quarantine.ts";
import type { Person } from "../access/visitor.ts";
import { CONTENT_TYPES } from "../forms.ts";
import { formHeaders, securityHeaders } from "../headers.ts";
import { askedOf } from "../list/asked.ts";
import { listed } from "../list/listed.ts";
import { linkHeader } from "../list/page-of.ts";
import { viewerOf } from "../viewer.ts";
import type { Visit } from "../visit.ts";
import { quarantinePage } from "./list-page.tsx";
import { placeName, type ReadQuery, readQuery } from "./query.ts";
import { readReplayed } from "./replayed.ts";
import { shown } from "./shown.ts";

const A_PAGE = 100;

const LIST = {
  read: readQuery,
  find: (db: Database, { after }: Extract<ReadQuery, { ok: true }>, most: number) => listQuarantine(db, after, most),
  placeOf: placeName,
};

/** `GET /quarantine.json`: what came, could not be read, and is kept; never the bodies. */
export async function quarantineList(visit: Visit): Promise<Response> {
  return listed(visit, new URL(visit.request.url).searchParams, A_PAGE, LIST, async ({ entries, next }) => {
    const headers = { ...(await securityHeaders()), ...linkHeader(next) };
    return Response.json({ quarantine: entries.map(shown) }, { headers });
  });
}

/** `GET /quarantine`: the same for people; administrators can have an entry read again. */
export async function quarantine(visit: Visit<Person>): Promise<Response> {
  const { searchParams } = new URL(visit.request.url);
  const asked = askedOf(searchParams);
  return listed(visit, asked, A_PAGE, LIST, async (page) => {
    const view = { ...page, asked, replayed: readReplayed(searchParams) };
    const headers = { ...(await formHeaders()), "Content-Type": CONTENT_TYPES.html };
    return new Response(quarantinePage(view, viewerOf(visit)), { headers });
  });
}
