import { listQuarantine, type QuarantineEntry } from "../../store/quarantine.ts";
import type { Person } from "../access/visitor.ts";
import type { Context } from "../context.ts";
import { CONTENT_TYPES } from "../forms.ts";
import { formHeaders, securityHeaders } from "../headers.ts";
import { askedOf } from "../list/asked.ts";
import { linkHeader, type PageOf, pageOf } from "../list/page-of.ts";
import { problemResponse } from "../problem.tsx";
import { viewerOf } from "../viewer.ts";
import type { Visit } from "../visit.ts";
import { quarantinePage } from "./list-page.tsx";
import { placeName, type ReadQuery, readQuery } from "./query.ts";
import { readReplayed } from "./replayed.ts";
import { shown } from "./shown.ts";

const A_PAGE = 100;

/** `GET /quarantine.json`: what came, could not be read, and is kept; never the bodies. */
export async function quarantineList({ request, context }: Visit): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const query = readQuery(searchParams);
  if (!query.ok) return problemResponse({ kind: "wrong-query", ...query }, request);
  const { entries, next } = await listed(context, query, request, searchParams);
  const headers = { ...(await securityHeaders()), ...linkHeader(next) };
  return Response.json({ quarantine: entries.map(shown) }, { headers });
}

/** `GET /quarantine`: the same for people; administrators can have an entry read again. */
export async function quarantine(visit: Visit<Person>): Promise<Response> {
  const { request, context } = visit;
  const { searchParams } = new URL(request.url);
  const asked = askedOf(searchParams);
  const query = readQuery(asked);
  if (!query.ok) return problemResponse({ kind: "wrong-query", ...query }, request);
  const page = await listed(context, query, request, asked);
  const headers = { ...(await formHeaders()), "Content-Type": CONTENT_TYPES.html };
  return new Response(quarantinePage({ ...page, asked, replayed: readReplayed(searchParams) }, viewerOf(visit)), {
    headers,
  });
}

async function listed(
  context: Context,
  { after }: Extract<ReadQuery, { ok: true }>,
  request: Request,
  query: URLSearchParams,
): Promise<PageOf<QuarantineEntry>> {
  const found = await listQuarantine(context.openDatabase(), after, A_PAGE + 1);
  return pageOf(found, A_PAGE, new URL(request.url).pathname, query, placeName);
}
