import { sameSecret } from "../secret.ts";

/** `expiresAt` in milliseconds since 1970. `expired` is only said of a link that we signed. */
export type LinkVerdict =
  | { readonly kind: "valid"; readonly target: string; readonly expiresAt: number }
  | { readonly kind: "expired" }
  | { readonly kind: "refused" };

const INFO = "vcc-chat-alerts signed link 1";
const SEARCH = /^\?exp=([1-9]\d{0,11})&to=((?:[\w.!~*'()-]|%[0-9A-F]{2})+)&sig=([\w-]{43})$/;
const encoder = new TextEncoder();
const keys = new Map<string, CryptoKey>();

/**
 * The path with a query that lets whoever holds it see this one path until `expiresAt` (milliseconds since 1970).
 * `target` is whom the link was made for, so that the audit list can say by whose link somebody came.
 */
export async function signLink(secret: string, path: string, target: string, expiresAt: number): Promise<string> {
  const expires = String(Math.floor(expiresAt / 1000));
  const to = encodeURIComponent(target);
  const signature = await sign(await linkKey(secret), path, expires, to);
  return `${path}?exp=${expires}&to=${to}&sig=${signature}`;
}

/**
 * Judges the path and search exactly as they stand in the request's URL: anything changed, added, left out or encoded
 * in another way is refused. `secrets` are the current one and, while it is being replaced, the previous one.
 */
export async function verifyLink(
  secrets: readonly string[],
  path: string,
  search: string,
  now: number,
): Promise<LinkVerdict> {
  const [, expires = "", to = "", given = ""] = SEARCH.exec(search) ?? [];
  if (given === "") return { kind: "refused" };
  let genuine = false;
  for (const secret of secrets.filter((text) => text !== "")) {
    // As text: the last character of base64url holds two spare bits, so several texts decode to the same bytes.
    const same = await sameSecret(given, await sign(await linkKey(secret), path, expires, to));
    genuine ||= same;
  }
  if (!genuine) return { kind: "refused" };
  const expiresAt = Number(expires) * 1000;
  return now < expiresAt ? { kind: "valid", target: decodeURIComponent(to), expiresAt } : { kind: "expired" };
}

/** The signing key that LINK_SECRET gives or, where there is none, ADMIN_TOKEN: never the secret itself. */
export async function linkKey(secret: string): Promise<CryptoKey> {
  if (secret === "") throw new RangeError("a link cannot be signed with an empty secret");
  // The finished key is kept and not its promise: one request must not wait for another's.
  const known = keys.get(secret);
  if (known) return known;
  const material = await crypto.subtle.importKey("raw", encoder.encode(secret), "HKDF", false, ["deriveKey"]);
  const key = await crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: encoder.encode(INFO) },
    material,
    { name: "HMAC", hash: "SHA-256", length: 256 },
    false,
    ["sign"],
  );
  keys.set(secret, key);
  return key;
}

/** No part can hold a line feed, so no two links give the same text to sign. */
async function sign(key: CryptoKey, path: string, expires: string, to: string): Promise<string> {
  const mac = await crypto.subtle.sign("HMAC", key, encoder.encode(`${path}\n${expires}\n${to}`));
  return btoa(String.fromCharCode(...new Uint8Array(mac)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace("=", "");
}
