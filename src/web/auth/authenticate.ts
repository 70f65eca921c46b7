import type { WayIn } from "../../config/access.ts";
import type { Access, Person } from "../principal.ts";
import { accessPerson } from "./cloudflare-access.ts";
import { linkAccess } from "./link-access.ts";
import type { AccessPorts, AccessSettings } from "./ports.ts";
import { sessionPerson } from "./session.ts";
import { tokenPerson } from "./tokens.ts";

/**
 * Decided before anything is looked up but a session and the secret of links: a stranger learns nothing of what exists.
 * One by one, the doors that say most of who it is first. With Cloudflare Access in front, whoever it did not let in has
 * no other way but those of ACCESS_ALSO, at whichever address they ask.
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

/** What a Bearer token allows beside an assertion: a program is known by its token, a person by the name that Access gave. */
function withToken(asserted: Person, token: Person): Person {
  return asserted.authMethod === "access" ? { ...token, name: asserted.name } : token;
}
