import { readBody } from "../../intake/read-body.ts";
import { linkAccess } from "./link-access.ts";
import type { AccessPorts, AccessSettings } from "./ports.ts";
import { readReturnTo } from "./return-to.ts";

/** More than a form's fields can be, in bytes. */
const MOST_BYTES = 20_000;

/**
 * Whether a form was on one of our pages with a signed link in its address. Such a page sends no referrer, so browsers
 * without Sec-Fetch-Site send the origin "null", as other sites' pages may do too. But only our page knows the signed
 * link: it is in the address to which the form posts or returns.
 */
export async function isFromLinkedPage(
  request: Request,
  settings: AccessSettings,
  ports: AccessPorts,
): Promise<boolean> {
  const { headers } = request;
  if (headers.has("Sec-Fetch-Site") || headers.get("Origin") !== "null") return false;
  const body = (await readBody(request.clone(), MOST_BYTES)) ?? new Uint8Array();
  const next = readReturnTo(new URLSearchParams(new TextDecoder().decode(body)).get("next"));
  for (const address of [request.url, new URL(next, request.url).href]) {
    const link = await linkAccess(new Request(address), settings, ports);
    if (link.kind !== "stranger") return true;
  }
  return false;
}
