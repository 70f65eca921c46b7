import type { Config } from "../config.ts";
import { accessPerson } from "./access/cloudflare.ts";
import { linkAccess } from "./access/link.ts";
import { sessionPerson } from "./access/session.ts";
import { tokenPerson } from "./access/tokens.ts";
import type { LinkHolder, Person } from "./access/visitor.ts";
import type { Context } from "./context.ts";

/** Who is asking. `expired` held a genuine link for this very path once. */
export type Access = Person | LinkHolder | { readonly kind: "expired" } | { readonly kind: "stranger" };

export type AccessSettings = Pick<
  Config,
  "adminToken" | "supervisorToken" | "sessionIdle" | "cloudflareAccess" | "linkSecrets" | "linkDays"
>;

/** What deciding it reaches the outside by. */
export type AccessPorts = Pick<Context, "getJson" | "now" | "openDatabase" | "after" | "log">;

/**
 * Decided before anything is looked up but a session: a stranger learns nothing of what exists. One by one, the
 * doors that say most of who it is first: whom Cloudflare Access names is that person, whatever else they bring.
 */
export async function accessOf(request: Request, settings: AccessSettings, ports: AccessPorts): Promise<Access> {
  return (
    (await tokenPerson(request, settings)) ??
    (await accessPerson(request, settings.cloudflareAccess, ports)) ??
    (await sessionPerson(request, settings, ports)) ??
    linkAccess(request, settings, ports)
  );
}
