import { sameSecret } from "../compare-secrets.ts";

/**
 * Whether the request carries one of the secrets: as `secret-key` in the URL, which is all that VCC Live can do, or
 * as Bearer token or Basic password for those who can set headers. Every secret is compared with every candidate, so
 * that the time taken tells nothing.
 */
export async function isAuthentic(request: Request, secrets: readonly (string | undefined)[]): Promise<boolean> {
  const candidates = [...fromUrl(request.url), ...fromHeader(request.headers.get("Authorization"))];
  const set = secrets.filter((secret) => secret !== undefined);
  const pairs = candidates.flatMap((given) => set.map((expected) => sameSecret(given, expected)));
  return (await Promise.all(pairs)).includes(true);
}

/** Whether a request that is not admitted is as VCC Live makes it: some secret-key in the URL, and a body. */
export function looksGenuine(request: Request): boolean {
  return request.body !== null && fromUrl(request.url).some((given) => given !== "");
}

/** A secret may hold "+" or "%" and stand in the URL as typed: read as a form, as a URL, and as it stands. */
function fromUrl(url: string): readonly string[] {
  const raw = /[?&]secret-key=([^&#]*)/.exec(url)?.[1];
  if (raw === undefined) return [];
  if (!/[+%]/.test(raw)) return [raw];
  // Not decodeURIComponent: it throws at a "%" that encodes nothing.
  const [asForm, asUrl] = [raw, raw.replaceAll("+", "%2B")].map((text) =>
    new URLSearchParams(`key=${text}`).get("key"),
  );
  // Our own is trimmed; in VCC Live the spaces may still stand around it.
  return [...new Set([asForm ?? "", asUrl ?? "", raw].flatMap((text) => [text, text.trim()]))];
}

function fromHeader(authorization: string | null): readonly string[] {
  // Trimmed apart: one pattern for both ends would take the square of a header's length, before anybody is known.
  const [, scheme, given] = /^(Bearer|Basic)\s(.*)$/i.exec(authorization ?? "") ?? [];
  const value = given?.trim() ?? "";
  if (scheme === undefined || value === "") return [];
  if (scheme.toLowerCase() === "bearer") return [value];
  const pair = decodeBase64(value);
  // Only the first colon separates: the password may hold more (RFC 7617).
  const colon = pair?.indexOf(":") ?? -1;
  return pair === null || colon < 0 ? [] : [...new Set([pair.slice(colon + 1), pair.slice(colon + 1).trim()])];
}

function decodeBase64(text: string): string | null {
  try {
    return new TextDecoder().decode(Uint8Array.fromBase64(text));
  } catch {
    return null;
  }
}
