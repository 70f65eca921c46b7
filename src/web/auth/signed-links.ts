import { sameSecret } from "../../compare-secrets.ts";
import { hmac } from "../http/hmac.ts";

/** A signed link, or what claims to be one. */
export interface SignedLink {
  readonly path: string;
  /** The signed parameters as written; all others are ignored. */
  readonly search: string;
  /** The target that it was made for. */
  readonly target: string;
  /** How often the target's links had been revoked when it was made. */
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  readonly text: string;
  readonly signature: string;
}

const PURPOSE = "vcc-chat-alerts signed link 1";
const SIGNED: readonly string[] = ["exp", "to", "n", "sig"];
/** In this order, each once. Without `n` the number is 0: links made before revocation existed have none. */
const SEARCH = /^exp=([1-9]\d{0,11})&to=((?:[\w.!~*'()-]|%[0-9A-F]{2})+)(?:&n=([1-9]\d{0,8}))?&sig=([\w-]{43})$/;

/**
 * Signs a path: the query lets its holder see this one path until `expiresAt` (milliseconds since 1970). `target` is
 * the target that gets the link, so that the audit list can name it.
 */
export async function signLink(
  secret: string,
  path: string,
  target: string,
  expiresAt: number,
  number = 0,
): Promise<string> {
  const expires = String(Math.floor(expiresAt / 1000));
  const to = encodeURIComponent(target);
  const n = number === 0 ? "" : `&n=${number}`;
  const signature = await hmac(secret, PURPOSE, textOf(path, expires, to, number));
  return `${path}?exp=${expires}&to=${to}${n}&sig=${signature}`;
}

/**
 * Reads a request's path and search exactly as written; null if it is not a signed link. Parameters added by mail
 * trackers are ignored. A signed parameter that appears twice makes it invalid, because either one could count.
 */
export function readLink(path: string, search: string): SignedLink | null {
  const parts = search.slice(1).split("&").filter(isSigned).join("&");
  const [, expires, to, number, signature] = SEARCH.exec(parts) ?? [];
  const target = to === undefined ? null : decoded(to);
  if (expires === undefined || to === undefined || signature === undefined || target === null) return null;
  const n = Number(number ?? 0);
  return {
    ...{ path, search: `?${parts}`, target, number: n, expiresAt: Number(expires) * 1000, signature },
    text: textOf(path, expires, to, n),
  };
}

/** Whether one of these secrets signed it. An empty secret signs nothing. */
export async function isSignedBy(secrets: readonly string[], { text, signature }: SignedLink): Promise<boolean> {
  let genuine = false;
  for (const secret of secrets.filter((given) => given !== "")) {
    // Compared as text: the last character of base64url has two unused bits, so several texts decode to the same bytes.
    const same = await sameSecret(signature, await hmac(secret, PURPOSE, text));
    genuine ||= same;
  }
  return genuine;
}

/** Whether a parser would read this part of a query as a signed parameter, however it is encoded. */
function isSigned(part: string): boolean {
  // The parser drops a leading "?", but here it would be part of the name.
  const [name] = new URLSearchParams(`&${part}`).keys();
  return name !== undefined && SIGNED.includes(name);
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** No part can contain a line feed, so no two links have the same text to sign. */
function textOf(path: string, expires: string, to: string, number: number): string {
  return [path, expires, to, ...(number === 0 ? [] : [number])].join("\n");
}
