import { isSvixSecret, SVIX_PREFIX } from "./provider.ts";

/** The tolerated difference between a request's time and ours, in milliseconds. */
const TOLERANCE = 300_000;

/** More signatures than this are not tried: an old secret and a new one are two. */
const MOST_SIGNATURES = 10;

const encoder = new TextEncoder();

/**
 * Whether Svix signed this request just now with the secret (docs.svix.com, "Verifying webhooks manually"). Every
 * signature is compared in constant time.
 */
export async function isSvixSigned(
  headers: Headers,
  body: Uint8Array<ArrayBuffer>,
  secret: string,
  now: number,
): Promise<boolean> {
  const [id = "", timestamp = "", given = ""] = ["svix-id", "svix-timestamp", "svix-signature"].map(
    (name) => headers.get(name) ?? "",
  );
  if (!isSvixSecret(secret) || id === "" || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now - Number(timestamp) * 1000) > TOLERANCE) return false;
  const raw = Uint8Array.fromBase64(secret.slice(SVIX_PREFIX.length));
  const key = await crypto.subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
  const signed = await new Blob([encoder.encode(`${id}.${timestamp}.`), body]).arrayBuffer();
  const verified = signaturesIn(given).map((signature) => crypto.subtle.verify("HMAC", key, signature, signed));
  return (await Promise.all(verified)).includes(true);
}

/** `v1,<base64> v1,<base64>`: those of other versions are passed over. */
function signaturesIn(given: string): readonly Uint8Array<ArrayBuffer>[] {
  return given
    .split(" ", MOST_SIGNATURES)
    .flatMap((one) => /^v1,([A-Za-z\d+/]{43}=)$/.exec(one)?.[1] ?? [])
    .map((base64) => Uint8Array.fromBase64(base64));
}
