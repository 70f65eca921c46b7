import { importX509 } from "jose";
import { MINUTE } from "../../time/durations.ts";
import type { Certificates, GetText } from "./sns.ts";

/** Amazon SNS uses one at a time in a region, and replaces it under another URL. */
const MOST_KEPT = 10;

/** Fetches per minute: anybody can name a certificate that does not exist. */
const MOST_FETCHES = 10;

/** Public keys (SPKI) by the URL of their certificate, per isolate. */
const known = new Map<string, ArrayBuffer>();
let fetches: readonly number[] = [];

/** Certificates of Amazon SNS, fetched once. `now` in milliseconds since 1970. */
export function certificatesBy(getText: GetText, now: () => number): Certificates {
  return {
    async key(url, hash) {
      const spki = known.get(url) ?? (await fetched(url, getText, now()));
      if (spki === null) return null;
      return crypto.subtle.importKey("spki", spki, { name: "RSASSA-PKCS1-v1_5", hash }, false, ["verify"]);
    },
  };
}

async function fetched(url: string, getText: GetText, now: number): Promise<ArrayBuffer | null> {
  fetches = fetches.filter((at) => at > now - MINUTE && at <= now);
  if (fetches.length >= MOST_FETCHES) return null;
  fetches = [...fetches, now];
  const pem = await getText(url);
  const spki = pem === null ? null : await publicKeyOf(pem);
  if (spki === null) return null;
  const [oldest] = known.keys();
  if (oldest !== undefined && known.size >= MOST_KEPT) known.delete(oldest);
  known.set(url, spki);
  return spki;
}

/** Null for anything but a certificate with an RSA key. */
async function publicKeyOf(pem: string): Promise<ArrayBuffer | null> {
  try {
    // jose does not know RSA with SHA-1, which version 1 of the signature needs: so only the key is taken from it.
    const key = await importX509(pem, "RS256", { extractable: true });
    const spki = await crypto.subtle.exportKey("spki", key);
    return spki instanceof ArrayBuffer ? spki : null;
  } catch {
    return null;
  }
}
