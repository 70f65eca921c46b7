import { sameSecret } from "../../compare-secrets.ts";
import { hmac } from "../http/hmac.ts";

/** A link as it was signed, or says that it was. */
export interface SignedLink {
  readonly path: string;
  /** The parameters that are signed, as they stand; all others count for nothing. */
  readonly search: string;
  /** Whom it was made for. */
  readonly target: string;
  /** How often links of the target had been revoked when it was made. */
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  readonly text: string;
  readonly signature: string;
}

const PURPOSE = "vcc-chat-alerts signed link 1";
const SIGNED: readonly string[] = ["exp", "to", "n", "sig"];
/** In this order, each once. Without `n` the number is 0: so were links made before they could be revoked. */
const SEARCH = /^exp=([1-9]\d{0,11})&to=((?:[\w.!~*'()-]|%[0-9A-F]{2})+)(?:&n=([1-9]\d{0,8}))?&sig=([\w-]{43})$/;

/**
 * The path with a query that lets whoever holds it see this one path until `expiresAt` (milliseconds since 1970).
 * `target` is whom the link was made for, so that the audit list can say by whose link somebody came.
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
 * Reads a request's path and search exactly as they stand; null where that is no link. Mail trackers add parameters of
 * their own, which count for nothing. One that is signed must not stand there twice: nobody could say which counts.
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

/** Whether one of these secrets signed it. An empty one signs nothing. */
export async function isSignedBy(secrets: readonly string[], { text, signature }: SignedLink): Promise<boolean> {
  let genuine = false;
  for (const secret of secrets.filter((given) => given !== "")) {
    // As text: the last character of base64url holds two spare bits, so several texts decode to the same bytes.
    const same = await sameSecret(signature, await hmac(secret, PURPOSE, text));
    genuine ||= same;
  }
  return genuine;
}

/** Whether a parser would read a part of a query as one of the signed parameters, however it is encoded. */
function isSigned(part: string): boolean {
  // The parser drops a "?" at the beginning of all, which this is not.
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

/** No part can hold a line feed, so no two links give the same text to sign. */
function textOf(path: string, expires: string, to: string, number: number): string {
  return [path, expires, to, ...(number === 0 ? [] : [number])].join("\n");
}
