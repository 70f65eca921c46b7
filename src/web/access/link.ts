import type { Access, AccessPorts, AccessSettings } from "../access.ts";
import { verifyLink } from "../links.ts";

/** Whoever holds a link for this very path; a stranger where it is none that we signed. */
export async function linkAccess(
  request: Request,
  { linkSecrets, linkDays }: Pick<AccessSettings, "linkSecrets" | "linkDays">,
  { now }: Pick<AccessPorts, "now">,
): Promise<Exclude<Access, { kind: "person" }>> {
  const { pathname, search } = new URL(request.url);
  const link = await verifyLink(linkDays === 0 ? [] : linkSecrets, pathname, search, now());
  if (link.kind === "valid") return { kind: "link", target: link.target, expiresAt: link.expiresAt };
  return { kind: link.kind === "expired" ? "expired" : "stranger" };
}
