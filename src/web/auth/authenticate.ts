import type { WayIn } from "../../config/access.ts";
import type { Access, Person } from "../principal.ts";
import { accessPerson } from "./cloudflare-access.ts";
import { linkAccess } from "./link-access.ts";
import type { AccessPorts, AccessSettings } from "./ports.ts";
import { sessionPerson } from "./session.ts";
import { tokenPerson } from "./tokens.ts";

/**
 * Identifies the caller before anything except a session and the link secret is looked up, so a stranger learns nothing
 * about what exists. The methods that identify a person best come first. With Cloudflare Access, a request without a
 * valid assertion has only the ways in ACCESS_ALSO, at any address.
 */
export async function accessOf(request: Request, settings: AccessSettings, ports: AccessPorts): Promise<Access> {
  const { cloudflareAccess } = settings;
  const asserted = await accessPerson(request, cloudflareAccess, ports);
  const opens = (way: WayIn) => cloudflareAccess === null || cloudflareAccess.also.has(way);
  const token = asserted !== null || opens("tokens") ? await tokenPerson(request, settings) : null;
  if (asserted !== null) return token === null ? asserted : withToken(asserted, token);
  if (token !== null) return token;
  const session = opens("tokens") ? await sessionPerson(request, settings, ports) : null;
  return session ?? (opens("links") ? linkAccess(request, settings, ports) : { kind: "stranger" });
}

/**
 * Combines a Bearer token with an assertion: a program has the role of its token, a person keeps the name from Access.
 */
function withToken(asserted: Person, token: Person): Person {
  return asserted.authMethod === "access" ? { ...token, name: asserted.name } : token;
}
