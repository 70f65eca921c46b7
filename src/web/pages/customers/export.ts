import * as v from "valibot";
import { readId } from "../../../chat/ids.ts";
import { hourlyAuditStatement } from "../../../store/audit/log.ts";
import { readFilling } from "../../../store/chats/fill-columns.ts";
import { unreadChats } from "../../../store/chats/unfilled.ts";
import type { ExportedCustomer } from "../../../store/customers/export.ts";
import type { Database } from "../../../store/database.ts";
import { securityHeaders } from "../../http/headers.ts";
import { linkHeader } from "../../http/pagination.ts";
import { cursorFilter, idFilter, readFilters } from "../../http/query-params.ts";
import type { Person } from "../../principal.ts";
import { problemResponse } from "../../problem/problem.tsx";
import { auditRead } from "../../request/audit-log.ts";
import type { Visit } from "../../request/visit.ts";
import { collectChats } from "./collect.ts";
import { BEGINNING, type ExportPlace, readPlace } from "./export-cursor.ts";
import { quarantinedOf } from "./quarantined.ts";

/** What an export cannot have yet, one sentence each: the entities of older chats are found by reading their bodies. */
async function missingOf(db: Database, { projectId, entityId }: ExportedCustomer): Promise<readonly string[]> {
  if (entityId === null) return [];
  const [{ filling }, unread] = [await readFilling(db), await unreadChats(db, projectId)];
  return [
    ...(filling.throughAt === null
      ? ["Older chats are still being read for their entities, which the cron does: ask again later."]
      : []),
    ...(unread.length === 0
      ? []
      : [
          `Chats that can not be read, so that nobody can say which entity they name: ${unread.map((chat) => `/chats/${chat}`).join(", ")}.`,
        ]),
  ];
}

/** The contact in the path if only `?entity=` is meant. */
const NO_CONTACT = "0";
const PARAMETERS = v.object({
  entity: idFilter("must be an entity's id, such as 7"),
  after: cursorFilter(readPlace),
});
const NOTHING = { chats: [], revisions: [], followUps: [], deliveries: [], audit: [] };

/**
 * `GET /customers/{projectId}/{contactId}.json[?entity=]`: everything that is stored of a customer, for their own data
 * request, in pages. Complete chats of which any revision names the contact or the entity.
 */
export async function customerExport(visit: Visit<Person>): Promise<Response> {
  const { request, params } = visit;
  const query = new URL(request.url).searchParams;
  const projectId = readId(params.project);
  const contactId = params.contact === NO_CONTACT ? null : readId(params.contact);
  const read = readFilters(query, PARAMETERS, () => "is not known here: use entity, and after as the link gives it");
  if (!read.ok) return problemResponse({ kind: "wrong-query", ...read }, request);
  const { entity: entityId, after: place } = read.values;
  if (projectId === null || (contactId === null && (params.contact !== NO_CONTACT || entityId === null))) {
    return problemResponse({ kind: "not-found" }, request);
  }
  const customer = { projectId, contactId, entityId };
  auditRead(visit, { action: "exported", chat: null, what: customerName(customer) }, hourlyAuditStatement);
  return page(visit, customer, place ?? BEGINNING);
}

/** `GET /contacts/{projectId}/{contactId}`, in any form: redirects to the customer. */
export async function contactExport({ request }: Visit): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const Location = pathname.replace("/contacts/", "/customers/") + search;
  return new Response(null, { status: 302, headers: { ...(await securityHeaders()), Location } });
}

async function page(visit: Visit, customer: ExportedCustomer, place: ExportPlace): Promise<Response> {
  const { request, context } = visit;
  const db = context.openDatabase();
  const { next: nextChats, ...chats } =
    place.part === "quarantine" ? { ...NOTHING, next: null } : await collectChats(db, customer, place);
  // The quarantine begins on the page on which the chats end.
  const seenUpTo = place.part === "quarantine" ? place.seen : "";
  const quarantine = nextChats === null ? await quarantinedOf(db, visit, customer, seenUpTo) : null;
  const next: ExportPlace | null =
    quarantine === null ? nextChats : quarantine.seen === null ? null : { part: "quarantine", seen: quarantine.seen };
  const missing = await missingOf(db, customer);
  const url = new URL(request.url);
  if (next !== null) url.searchParams.set("after", JSON.stringify(next));
  const path = next === null ? null : url.pathname + url.search;
  const { projectId, contactId, entityId } = customer;
  const head = {
    customer: { project: projectId, contact: contactId, entity: entityId },
    asOf: new Date(context.now()).toISOString(),
    complete: missing.length === 0,
    missing,
    ...chats,
  };
  const tail = { unreadable: quarantine?.unreadable.map((id) => `/quarantine/${id}`) ?? [], next: path };
  const bodies = quarantine?.entries.map(({ body, ...entry }) => `${members(entry)},"body":${body}`) ?? [];
  const json = `{${members(head)},"quarantine":[${bodies.map((body) => `{${body}}`).join(",")}],${members(tail)}}`;
  const headers = { ...(await securityHeaders()), ...linkHeader({ next: path }), "Content-Type": "application/json" };
  return new Response(json, { headers });
}

/** The text of a JSON object without its braces. */
function members(record: object): string {
  return JSON.stringify(record).slice(1, -1);
}

function customerName({ projectId, contactId, entityId }: ExportedCustomer): string {
  const ids = [
    ...(contactId === null ? [] : [`contact ${projectId}/${contactId}`]),
    ...(entityId === null ? [] : [`entity ${projectId}/${entityId}`]),
  ];
  return `everything of ${ids.join(" and ")}`;
}
