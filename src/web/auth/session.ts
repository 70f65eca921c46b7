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

// A session is a row in D1. Its cookie holds an id that nobody can guess, signed with a key derived from the very token
// that was shown: so a forged one asks nothing of D1, and none opens anything once that token is another one.

const HOURS = 12;
const PURPOSE = "vcc-chat-alerts session 2";
const TOKEN_PURPOSE = "vcc-chat-alerts token of a session 1";
const VALUE = /^(admin|supervisor)\.([\w-]{22})\.([\w-]{43})$/;

/** What a session depends on. */
export type SessionSettings = Tokens & Pick<Config, "sessionIdle">;
export type SessionPorts = Pick<Context, "openDatabase" | "now" | "after" | "log">;

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

/**
 * Opens a session of twelve hours at most, and gives the value of Set-Cookie; null where there can be none. Throws
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

/** Ends the session that a request came with, and gives the value of Set-Cookie. Throws StoreUnavailable. */
export async function endSession(
  request: Request,
  tokens: Tokens,
  { openDatabase }: Pick<SessionPorts, "openDatabase">,
): Promise<string | null> {
  const cookie = sessionCookie(new URL(request.url));
  const held = await heldSession(request, tokens);
  if (held !== null) await openDatabase().batch([endStatement(held.id)]);
  return cookie === null ? null : `${cookie.name}=; Max-Age=0; ${cookie.attributes}`;
}

/** Who signed in by the form and is still; null where nobody did, or the session is over. Throws StoreUnavailable. */
export async function sessionPerson(
  request: Request,
  settings: SessionSettings,
  ports: SessionPorts,
): Promise<Person | null> {
  const held = await heldSession(request, settings);
  if (held === null) return null;
  const session = await findSession(ports.openDatabase(), held.id);
  if (session === null || session.token !== held.token || session.role !== held.role) return null;
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

/** Which session a request's cookie is of, whether or not it is over; null where we signed no such cookie. */
export async function heldSession(
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

/** By which the sessions of the tokens in force are told from those of others. */
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
