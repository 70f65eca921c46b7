import type { Config } from "../config.ts";
import { accessPerson } from "./access/cloudflare.ts";
import { sessionRole } from "./access/session.ts";
import type { GetJson } from "./access/signing-keys.ts";
import { bearerToken, roleOf, TOKEN_NAMES } from "./access/tokens.ts";
import type { LinkHolder, Person } from "./access/visitor.ts";
import { verifyLink } from "./links.ts";

/** Who is asking. `expired` held a genuine link for this very path once. */
export type Access = Person | LinkHolder | { readonly kind: "expired" } | { readonly kind: "stranger" };

export type AccessSettings = Pick<
  Config,
  "adminToken" | "supervisorToken" | "cloudflareAccess" | "linkSecrets" | "linkDays"
>;

/**
 * Decided by the request alone, before anything is looked up: a stranger learns nothing of what exists. One by one, the
 * doors that say most of who it is first: whom Cloudflare Access names is that person, whatever else they bring.
 */
export async function accessOf(
  request: Request,
  settings: AccessSettings,
  getJson: GetJson,
  now: number,
): Promise<Access> {
  const byToken = await roleOf(bearerToken(request), settings);
  if (byToken !== null) return { kind: "person", role: byToken, name: TOKEN_NAMES[byToken], door: "token" };
  const { cloudflareAccess } = settings;
  const byAccess = cloudflareAccess === null ? null : await accessPerson(request, cloudflareAccess, getJson, now);
  if (byAccess !== null) return byAccess;
  const bySession = await sessionRole(request, settings, now);
  if (bySession !== null) return { kind: "person", role: bySession, name: TOKEN_NAMES[bySession], door: "session" };
  return byLink(request, settings, now);
}

async function byLink(request: Request, { linkSecrets, linkDays }: AccessSettings, now: number): Promise<Access> {
  const { pathname, search } = new URL(request.url);
  const link = await verifyLink(linkDays === 0 ? [] : linkSecrets, pathname, search, now);
  if (link.kind === "valid") return { kind: "link", target: link.target, expiresAt: link.expiresAt };
  return { kind: link.kind === "expired" ? "expired" : "stranger" };
}
