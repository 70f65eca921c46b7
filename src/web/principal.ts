import { type Actor, tokenActor } from "../alerts/actor.ts";
import { namedActor } from "../alerts/actor-columns.ts";
import { linkActor } from "../followup/link-identity.ts";

/** A supervisor sees and follows up; an administrator also sets, replays and erases. */
export type Role = "admin" | "supervisor";

/** Somebody, or some program, that may see everything. */
export interface Person {
  readonly kind: "person";
  readonly role: Role;
  /** For the audit list: a mail address, a service token's name, or which of our tokens was shown. */
  readonly name: string;
  readonly authMethod: AuthMethod;
}

/** `token`: as a Bearer token. `session`: by the form. `access` and `service-token`: by Cloudflare Access. */
export type AuthMethod = "token" | "session" | "access" | "service-token";

/** Whoever holds a link that was signed for this very path; `target` is whom it was made for. */
export interface LinkHolder {
  readonly kind: "link";
  readonly target: string;
  /** How often links of the target had been revoked when it was made. */
  readonly number: number;
  /** In milliseconds since 1970. */
  readonly expiresAt: number;
  /** The link without an origin, and without what was added to it on the way. */
  readonly path: string;
}

/** Whose request may be answered. */
export type Principal = Person | LinkHolder;

/** Who is asking. `expired` and `revoked` held a genuine link for this very path once. */
export type Access =
  | Principal
  | { readonly kind: "expired" }
  | { readonly kind: "revoked" }
  | { readonly kind: "stranger" };

/** As whom something is on record that they do. By a link nobody knows who it is. */
export function actorOf(principal: Principal): Actor {
  if (principal.kind === "link") return linkActor(principal.target, null);
  return namedActor(principal.name, principal.authMethod);
}

/** As whom somebody is known: whoever signed in by a token also has what was done in the name of that token. */
export function identitiesOf(person: Person): readonly Actor[] {
  return person.authMethod === "session" ? [actorOf(person), tokenActor(person.role)] : [actorOf(person)];
}
