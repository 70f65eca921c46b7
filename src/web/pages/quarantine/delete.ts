import { deleteQuarantined } from "../../../store/quarantine/quarantine.ts";
import { redirectBack } from "../../auth/redirect.ts";
import { DONE } from "../../http/form-query.ts";
import { securityHeaders } from "../../http/headers.ts";
import { actorOf, type Person } from "../../principal.ts";
import { problemResponse } from "../../problem/problem.tsx";
import type { Visit } from "../../request/visit.ts";

const DELETED = "deleted";

/** `DELETE /quarantine/{id}`: deletes the entry permanently. */
export async function deleteEntry(visit: Visit<Person>): Promise<Response> {
  if (!(await deleted(visit))) return problemResponse({ kind: "not-found" }, visit.request);
  return new Response(null, { status: 204, headers: await securityHeaders() });
}

/** `POST /quarantine/{id}/delete`: the same for forms, which cannot send DELETE. Returns to the list. */
export async function deleteEntryByForm(visit: Visit<Person>): Promise<Response> {
  if (!(await deleted(visit))) return problemResponse({ kind: "not-found" }, visit.request);
  return redirectBack(visit.request, DELETED);
}

/** Whether an entry was just deleted. */
export function isDeleted(query: URLSearchParams): boolean {
  return query.get(DONE) === DELETED;
}

function deleted({ params, context, access }: Visit<Person>): Promise<boolean> {
  const id = params.id ?? "";
  const auditEntry = {
    actor: actorOf(access),
    at: context.now(),
    action: "erased",
    chat: null,
    what: `quarantine ${id}`,
  } as const;
  return deleteQuarantined(context.openDatabase(), id, auditEntry);
}
