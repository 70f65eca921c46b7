import { sameSecret } from "../compare-secrets.ts";

/**
 * Whether the request has one of the secrets: as `secret-key` in the URL, which is all that VCC Live can send, or as
 * Bearer token or Basic password. Every secret is compared with every candidate, so that the time reveals nothing.
 */
export async function isAuthentic(request: Request, secrets: readonly (string | undefined)[]): Promise<boolean> {
  const candidates = [...fromUrl(request.url), ...fromHeader(request.headers.get("Authorization"))];
  const set = secrets.filter((secret) => secret !== undefined);
  const pairs = candidates.flatMap((given) => set.map((expected) => sameSecret(given, expected)));
  return (await Promise.all(pairs)).includes(true);
}

/** Whether a rejected request looks like VCC Live's: it has some secret-key in the URL, and a body. */
export function looksGenuine(request: Request): boolean {
  return request.body !== null && fromUrl(request.url).some((given) => given !== "");
}

/**
 * A secret may contain "+" or "%" and be typed into the URL unencoded: it is read as a form value, as a URL, and as it
 * is.
 */
function fromUrl(url: string): readonly string[] {
  const raw = /[?&]secret-key=([^&#]*)/.exec(url)?.[1];
  if (raw === undefined) return [];
  if (!/[+%]/.test(raw)) return [raw];
  // Not decodeURIComponent, which throws at an invalid "%".
  const [asForm, asUrl] = [raw, raw.replaceAll("+", "%2B")].map((text) =>
    new URLSearchParams(`key=${text}`).get("key"),
  );
  // Our own secret is trimmed; the one in VCC Live may still have spaces around it.
  return [...new Set([asForm ?? "", asUrl ?? "", raw].flatMap((text) => [text, text.trim()]))];
}

function fromHeader(authorization: string | null): readonly string[] {
  // Trimmed separately: one pattern for both ends would take quadratic time in the header's length, before
  // authentication.
  const [, scheme, given] = /^(Bearer|Basic)\s(.*)$/i.exec(authorization ?? "") ?? [];
  const value = given?.trim() ?? "";
  if (scheme === undefined || value === "") return [];
  if (scheme.toLowerCase() === "bearer") return [value];
  const pair = decodeBase64(value);
  // Only the first colon separates: the password may contain more (RFC 7617).
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
