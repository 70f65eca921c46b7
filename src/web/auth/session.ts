import { sameSecret } from "../../compare-secrets.ts";
import type { Config } from "../../config/config.ts";
import { faultOf } from "../../log.ts";
import { isLoopback } from "../../loopback.ts";
import { endStatement, findSession, type Session, startSession, useSession } from "../../store/sign-in/sessions.ts";
import { HOUR } from "../../time/durations.ts";
import { cookieOf } from "../http/cookie.ts";
import { hmac } from "../http/hmac.ts";
import type { Person, Role } from "../principal.ts";
import type { Context } from "../request/context.ts";
import { isUse, writtenBefore } from "./last-use.ts";
import type { Tokens } from "./tokens.ts";

// A session is a row in D1. Its cookie has an unguessable id, signed with a key derived from the token that was used:
// so a forged cookie causes no D1 query, and replacing the token ends its sessions.

const HOURS = 12;
const PURPOSE = "vcc-chat-alerts session 2";
const TOKEN_PURPOSE = "vcc-chat-alerts token of a session 1";
const VALUE = /^(admin|supervisor)\.([\w-]{22})\.([\w-]{43})$/;

/** The settings that a session depends on. */
export type SessionSettings = Tokens & Pick<Config, "sessionIdle">;
export type SessionPorts = Pick<Context, "openDatabase" | "now" | "after" | "log">;

/**
 * The session cookie's name and attributes for this URL. `__Host-` binds it to this host and https. Not every browser
 * accepts a secure cookie over http from its own machine (Safari does not), so a local run has a plain one. Null for
 * any other http: there are no sessions.
 */
export function sessionCookie(url: URL): { readonly name: string; readonly attributes: string } | null {
  // Lax, not Strict: a link from Slack or an e-mail must arrive signed in. A GET changes nothing.
  const attributes = "Path=/; HttpOnly; SameSite=Lax";
  if (url.protocol === "https:") return { name: "__Host-session", attributes: `${attributes}; Secure` };
  return isLoopback(url.hostname) ? { name: "chat-alerts-session", attributes } : null;
}

/**
 * Starts a session of at most twelve hours and returns the value of Set-Cookie; null if there can be none. Throws
 * StoreUnavailable.
 */
export async function openSession(
  { role, name, browser }: Pick<Session, "role" | "name" | "browser">,
  tokens: Tokens,
  url: URL,
  { openDatabase, now }: Pick<SessionPorts, "openDatabase" | "now">,
): Promise<string | null> {
  const cookie = sessionCookie(url);
  const token = tokenOf(role, tokens);
  if (cookie === null || !token) return null;
  const secret = crypto.getRandomValues(new Uint8Array(16)).toBase64({ alphabet: "base64url", omitPadding: true });
  const at = now();
  await startSession(openDatabase(), {
    ...{ role, name, browser, id: await digestOf(secret), token: await fingerprint(token) },
    ...{ madeAt: at, usedAt: at, endsAt: at + HOURS * HOUR },
  });
  const value = `${role}.${secret}.${await sign(token, role, secret)}`;
  return `${cookie.name}=${value}; Max-Age=${HOURS * 3600}; ${cookie.attributes}`;
}

/** Ends the request's session and returns the value of Set-Cookie. Throws StoreUnavailable. */
export async function endSession(
  request: Request,
  tokens: Tokens,
  { openDatabase }: Pick<SessionPorts, "openDatabase">,
): Promise<string | null> {
  const cookie = sessionCookie(new URL(request.url));
  const found = await cookieSession(request, tokens);
  if (found !== null) await openDatabase().batch([endStatement(found.id)]);
  return cookie === null ? null : `${cookie.name}=; Max-Age=0; ${cookie.attributes}`;
}

/** The person of the request's session; null if there is none or it is over. Throws StoreUnavailable. */
export async function sessionPerson(
  request: Request,
  settings: SessionSettings,
  ports: SessionPorts,
): Promise<Person | null> {
  const found = await cookieSession(request, settings);
  if (found === null) return null;
  const session = await findSession(ports.openDatabase(), found.id);
  if (session === null || session.token !== found.token || session.role !== found.role) return null;
  const now = ports.now();
  if (now >= session.endsAt || now >= session.usedAt + settings.sessionIdle) return null;
  const since = writtenBefore(now, settings.sessionIdle);
  if (isUse(request) && session.usedAt < since) ports.after(used(session.id, since, now, ports));
  return { kind: "person", role: session.role, name: session.name, authMethod: "session" };
}

async function used(id: string, since: number, now: number, { openDatabase, log }: SessionPorts): Promise<void> {
  try {
    await useSession(openDatabase(), id, since, now);
  } catch (error) {
    log({ event: "session", outcome: "failed", ...faultOf(error) });
  }
}

/** The session named by a request's cookie, whether or not it is over; null if we did not sign the cookie. */
export async function cookieSession(
  request: Request,
  tokens: Tokens,
): Promise<Pick<Session, "id" | "role" | "token"> | null> {
  const cookie = sessionCookie(new URL(request.url));
  const value = cookie === null ? null : cookieOf(request, cookie.name);
  const [, named, secret = "", given = ""] = VALUE.exec(value ?? "") ?? [];
  const role = named === "admin" || named === "supervisor" ? named : null;
  const token = role === null ? undefined : tokenOf(role, tokens);
  if (role === null || !token) return null;
  if (!(await sameSecret(given, await sign(token, role, secret)))) return null;
  return { id: await digestOf(secret), role, token: await fingerprint(token) };
}

/** Distinguishes the sessions of the current tokens from those of earlier ones. */
export function fingerprints({ adminToken, supervisorToken }: Tokens): Promise<readonly string[]> {
  return Promise.all([adminToken, ...(supervisorToken === undefined ? [] : [supervisorToken])].map(fingerprint));
}

function fingerprint(token: string): Promise<string> {
  return hmac(token, TOKEN_PURPOSE, "token");
}

function tokenOf(role: Role, { adminToken, supervisorToken }: Tokens): string | undefined {
  return role === "admin" ? adminToken : supervisorToken;
}

function sign(token: string, role: Role, secret: string): Promise<string> {
  return hmac(token, PURPOSE, `${role}\n${secret}`);
}

async function digestOf(secret: string): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(secret))).toHex();
}
