import { securityHeaders } from "../http/headers.ts";
import { linkHeader, type PageOf } from "../http/pagination.ts";

/** A page of a list for programs: its entries, how far it has looked (ISO 8601), and other members of this list. */
export async function jsonPage(
  page: PageOf<unknown>,
  shown: Readonly<Record<string, readonly unknown[]>>,
  members: Readonly<Record<string, unknown>> = {},
): Promise<Response> {
  const examinedUntil = page.examinedUntil === null ? null : new Date(page.examinedUntil).toISOString();
  const headers = { ...(await securityHeaders()), ...linkHeader(page) };
  return Response.json({ ...shown, examinedUntil, ...members }, { headers });
}
