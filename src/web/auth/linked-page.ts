import { readBody } from "../../intake/read-body.ts";
import { linkAccess } from "./link-access.ts";
import type { AccessPorts, AccessSettings } from "./ports.ts";
import { readReturnTo } from "./return-to.ts";

/** More than the fields of a form can be, in bytes. */
const MOST_BYTES = 20_000;

/**
 * Whether a form was on a page of ours with a link in its address. Such a page sends no referrer, so browsers without
 * Sec-Fetch-Site name "null" as where the form is from, as they do for anybody's page that wants it so. But nobody
 * else's page knows a link that we signed: it stands in the address that the form posts to, or that it leads back to.
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
