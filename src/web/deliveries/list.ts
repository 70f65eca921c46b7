import type { Database } from "../../store/database.ts";
import { listDeliveries, type RecordedDelivery } from "../../store/delivery-list.ts";
import type { Person } from "../access/visitor.ts";
import { CONTENT_TYPES } from "../forms.ts";
import { formHeaders, securityHeaders } from "../headers.ts";
import { askedOf } from "../list/asked.ts";
import { linkHeader, type PageOf, pageOf } from "../list/page-of.ts";
import { problemResponse } from "../problem.tsx";
import { readerLinks } from "../reader-links.ts";
import { viewerOf } from "../viewer.ts";
import type { Visit } from "../visit.ts";
import { readDone } from "./done.ts";
import { toldChats } from "./group.ts";
import { deliveryListPage } from "./list-page.tsx";
import { placeName, type ReadQuery, readQuery } from "./query.ts";
import { shown } from "./shown.ts";

const A_PAGE = 50;

/** `GET /deliveries.json`: the latest first, with all that is on record of each. */
export async function deliveryList({ request, context, config, access }: Visit): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const query = readQuery(searchParams);
  if (!query.ok) return problemResponse({ kind: "wrong-query", ...query }, request);
  const { entries, next } = await listed(context.openDatabase(), query, pathname, searchParams);
  // Each with its own chat alone: those that went along are in the list themselves, and say with which one.
  const linkTo = readerLinks(access, config);
  const deliveries = await Promise.all(
    entries.map(async (delivery) => shown(delivery, await toldChats([delivery], linkTo))),
  );
  return Response.json({ deliveries }, { headers: { ...(await securityHeaders()), ...linkHeader(next) } });
}

/** `GET /deliveries`: the same for people, with what can be done about each. */
export async function deliveries(visit: Visit<Person>): Promise<Response> {
  const { request, context, config } = visit;
  const { pathname, searchParams } = new URL(request.url);
  const asked = askedOf(searchParams);
  const query = readQuery(asked);
  if (!query.ok) return problemResponse({ kind: "wrong-query", ...query }, request);
  const page = await listed(context.openDatabase(), query, pathname, asked);
  const view = { ...page, asked, done: readDone(searchParams), targets: [...config.targets.keys()] };
  const headers = { ...(await formHeaders()), "Content-Type": CONTENT_TYPES.html };
  return new Response(deliveryListPage(view, viewerOf(visit)), { headers });
}

async function listed(
  db: Database,
  { filter, after }: Extract<ReadQuery, { ok: true }>,
  path: string,
  query: URLSearchParams,
): Promise<PageOf<RecordedDelivery>> {
  return pageOf(await listDeliveries(db, filter, after, A_PAGE + 1), A_PAGE, path, query, placeName);
}
