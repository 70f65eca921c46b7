import { isLoopback } from "../../loopback.ts";
import { sameSecret } from "../../secret.ts";
import type { AccessPorts } from "../access.ts";
import { macOf } from "../mac.ts";
import { cookieOf } from "./cookie.ts";
import { TOKEN_NAMES, type Tokens } from "./tokens.ts";
import type { Person, Role } from "./visitor.ts";

// Nothing of a session is stored: the cookie says its role and end, signed with a key derived from the very token that
// was shown. So it opens nothing once that token is another one.

const HOURS = 12;
const PURPOSE = "vcc-chat-alerts session 1";
const VALUE = /^(admin|supervisor)\.([1-9]\d{0,11})\.([\w-]{43})$/;

/**
 * The cookie that a session has at this URL. `__Host-` keeps it to this host and https. Not every browser takes a
 * secure cookie over http from its own machine (Safari does not), so a local run has a plain one. Null over any other
 * http, where everybody on the way could read it: there are no sessions.
 */
export function sessionCookie(url: URL): { readonly name: string; readonly attributes: string } | null {
  // Lax and not Strict: whoever opens a link from Slack or a mail must arrive signed in. A GET changes nothing.
  const attributes = "Path=/; HttpOnly; SameSite=Lax";
  if (url.protocol === "https:") return { name: "__Host-session", attributes: `${attributes}; Secure` };
  return isLoopback(url.hostname) ? { name: "chat-alerts-session", attributes } : null;
}

/** The value of Set-Cookie that opens a session for twelve hours; null where there can be none. */
export async function openSession(role: Role, tokens: Tokens, url: URL, now: number): Promise<string | null> {
  const cookie = sessionCookie(url);
  const token = tokenOf(role, tokens);
  if (cookie === null || token === undefined) return null;
  const expires = String(Math.floor(now / 1000) + HOURS * 3600);
  const value = `${role}.${expires}.${await sign(token, role, expires)}`;
  return `${cookie.name}=${value}; Max-Age=${HOURS * 3600}; ${cookie.attributes}`;
}

export function endSession(url: URL): string | null {
  const cookie = sessionCookie(url);
  return cookie === null ? null : `${cookie.name}=; Max-Age=0; ${cookie.attributes}`;
}

/** Who signed in by the form and is still; null where nobody did, or the session is over. */
export async function sessionPerson(
  request: Request,
  tokens: Tokens,
  { now }: Pick<AccessPorts, "now">,
): Promise<Person | null> {
  const role = await sessionRole(request, tokens, now());
  return role === null ? null : { kind: "person", role, name: TOKEN_NAMES[role], door: "session" };
}

/** Whose session the request's cookie is; null where it is none of ours, or is over. */
export async function sessionRole(request: Request, tokens: Tokens, now: number): Promise<Role | null> {
  const cookie = sessionCookie(new URL(request.url));
  const value = cookie === null ? null : cookieOf(request, cookie.name);
  const [, named, expires = "", given = ""] = VALUE.exec(value ?? "") ?? [];
  const role = named === "admin" || named === "supervisor" ? named : null;
  const token = role === null ? undefined : tokenOf(role, tokens);
  if (role === null || token === undefined) return null;
  const isOurs = await sameSecret(given, await sign(token, role, expires));
  return isOurs && now < Number(expires) * 1000 ? role : null;
}

function tokenOf(role: Role, { adminToken, supervisorToken }: Tokens): string | undefined {
  return role === "admin" ? adminToken : supervisorToken;
}

function sign(token: string, role: Role, expires: string): Promise<string> {
  return macOf(token, PURPOSE, `${role}\n${expires}`);
}
