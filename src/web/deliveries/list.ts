import { listDeliveries } from "../../store/delivery-list.ts";
import { securityHeaders } from "../headers.ts";
import { problemResponse } from "../problem.tsx";
import type { Visit } from "../visit.ts";
import { toldChats } from "./group.ts";
import { placeName, readQuery } from "./query.ts";
import { readerLinks } from "./reader-links.ts";
import { shown } from "./shown.ts";

const A_PAGE = 50;

/** `GET /deliveries.json`: the latest first, with all that is on record of each. */
export async function deliveryList({ request, context, config, access }: Visit): Promise<Response> {
  const url = new URL(request.url);
  const query = readQuery(url.searchParams);
  if (!query.ok) return problemResponse({ kind: "wrong-query", ...query }, request.headers.get("Accept"));
  // One more than is shown tells whether there is a next page.
  const found = await listDeliveries(context.openDatabase(), query.filter, query.after, A_PAGE + 1);
  const page = found.slice(0, A_PAGE);
  const last = found.length > A_PAGE ? page.at(-1) : undefined;
  if (last !== undefined) url.searchParams.set("after", placeName(last));
  const next = last === undefined ? {} : { Link: `<${url.pathname}${url.search}>; rel="next"` };
  // Each with its own chat alone: those that went along are in the list themselves, and say with which one.
  const linkTo = readerLinks(access, config);
  const deliveries = await Promise.all(
    page.map(async (delivery) => shown(delivery, await toldChats([delivery], linkTo))),
  );
  return Response.json({ deliveries }, { headers: { ...(await securityHeaders()), ...next } });
}
