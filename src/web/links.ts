import { sameSecret } from "../secret.ts";
import { macOf } from "./mac.ts";

/** `expiresAt` in milliseconds since 1970. `expired` is only said of a link that we signed. */
export type LinkVerdict =
  | { readonly kind: "valid"; readonly target: string; readonly expiresAt: number }
  | { readonly kind: "expired" }
  | { readonly kind: "refused" };

const PURPOSE = "vcc-chat-alerts signed link 1";
const SEARCH = /^\?exp=([1-9]\d{0,11})&to=((?:[\w.!~*'()-]|%[0-9A-F]{2})+)&sig=([\w-]{43})$/;

/**
 * The path with a query that lets whoever holds it see this one path until `expiresAt` (milliseconds since 1970).
 * `target` is whom the link was made for, so that the audit list can say by whose link somebody came. `secret` is
 * LINK_SECRET or, where there is none, ADMIN_TOKEN.
 */
export async function signLink(secret: string, path: string, target: string, expiresAt: number): Promise<string> {
  const expires = String(Math.floor(expiresAt / 1000));
  const to = encodeURIComponent(target);
  return `${path}?exp=${expires}&to=${to}&sig=${await sign(secret, path, expires, to)}`;
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
    const same = await sameSecret(given, await sign(secret, path, expires, to));
    genuine ||= same;
  }
  if (!genuine) return { kind: "refused" };
  const expiresAt = Number(expires) * 1000;
  return now < expiresAt ? { kind: "valid", target: decodeURIComponent(to), expiresAt } : { kind: "expired" };
}

/** No part can hold a line feed, so no two links give the same text to sign. */
function sign(secret: string, path: string, expires: string, to: string): Promise<string> {
  return macOf(secret, PURPOSE, `${path}\n${expires}\n${to}`);
}
