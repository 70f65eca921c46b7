import { allowsLinks } from "../../config/access.ts";
import type { Access, AccessPorts, AccessSettings } from "../access.ts";
import { verifyLink } from "../links.ts";

/** Whoever holds a link for this very path; a stranger where it is none that we signed, or links open nothing. */
export async function linkAccess(
  request: Request,
  settings: Pick<AccessSettings, "linkSecrets" | "linkDays" | "cloudflareAccess">,
  { now }: Pick<AccessPorts, "now">,
): Promise<Exclude<Access, { kind: "person" }>> {
  const { pathname, search } = new URL(request.url);
  const link = await verifyLink(allowsLinks(settings) ? settings.linkSecrets : [], pathname, search, now());
  if (link.kind === "valid") return { kind: "link", target: link.target, expiresAt: link.expiresAt };
  return { kind: link.kind === "expired" ? "expired" : "stranger" };
}
