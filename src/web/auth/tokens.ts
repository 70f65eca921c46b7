import { TOKEN_NAMES } from "../../alerts/actor.ts";
import { sameSecret } from "../../compare-secrets.ts";
import type { Person, Role } from "../principal.ts";

/** What opens the house to programs, and to people by the form. */
export interface Tokens {
  readonly adminToken: string;
  readonly supervisorToken: string | undefined;
}

/** Whose bearer token the request carries; null where it is none of ours. */
export async function tokenPerson(request: Request, tokens: Tokens): Promise<Person | null> {
  const role = await roleOf(bearerToken(request), tokens);
  return role === null ? null : { kind: "person", role, name: TOKEN_NAMES[role], authMethod: "token" };
}

/** Compared with both, whichever it is, so that the time taken tells nothing. */
export async function roleOf(given: string, { adminToken, supervisorToken }: Tokens): Promise<Role | null> {
  const [isAdmin, isSupervisor] = await Promise.all([
    sameSecret(given, adminToken),
    sameSecret(given, supervisorToken),
  ]);
  if (isAdmin) return "admin";
  return isSupervisor ? "supervisor" : null;
}

/** Empty where there is none. */
export function bearerToken(request: Request): string {
  return /^Bearer +(\S.*)$/i.exec(request.headers.get("Authorization") ?? "")?.[1] ?? "";
}
