import { TOKEN_NAMES } from "../../alerts/actor.ts";
import { sameSecret } from "../../compare-secrets.ts";
import type { Person, Role } from "../principal.ts";

/** The tokens for programs, and for people in the sign-in form. */
export interface Tokens {
  readonly adminToken: string;
  readonly supervisorToken: string | undefined;
}

/** The person of the request's Bearer token; null if it is not one of ours. */
export async function tokenPerson(request: Request, tokens: Tokens): Promise<Person | null> {
  const role = await roleOf(bearerToken(request), tokens);
  return role === null ? null : { kind: "person", role, name: TOKEN_NAMES[role], authMethod: "token" };
}

/** Compares with both tokens in any case, so that the time reveals nothing. */
export async function roleOf(given: string, { adminToken, supervisorToken }: Tokens): Promise<Role | null> {
  const [isAdmin, isSupervisor] = await Promise.all([
    sameSecret(given, adminToken),
    sameSecret(given, supervisorToken),
  ]);
  if (isAdmin) return "admin";
  return isSupervisor ? "supervisor" : null;
}

/** Empty if there is none. */
export function bearerToken(request: Request): string {
  return /^Bearer +(\S.*)$/i.exec(request.headers.get("Authorization") ?? "")?.[1] ?? "";
}
