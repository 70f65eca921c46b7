const encoder = new TextEncoder();
const keys = new Map<string, CryptoKey>();

/**
 * The HMAC-SHA-256 of a text in base64url, with a key derived from a secret for this purpose (HKDF): a signature for
 * one purpose is invalid for another, and does not reveal the secret.
 */
export async function hmac(secret: string, purpose: string, text: string): Promise<string> {
  const mac = await crypto.subtle.sign("HMAC", await keyFor(secret, purpose), encoder.encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(mac)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace("=", "");
}

async function keyFor(secret: string, purpose: string): Promise<CryptoKey> {
  if (secret === "") throw new RangeError("nothing can be signed with an empty secret");
  const name = `${purpose}\n${secret}`;
  // The finished key is cached, not its promise: a request must not wait for another request's work.
  const known = keys.get(name);
  if (known) return known;
  const material = await crypto.subtle.importKey("raw", encoder.encode(secret), "HKDF", false, ["deriveKey"]);
  const key = await crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: encoder.encode(purpose) },
    material,
    { name: "HMAC", hash: "SHA-256", length: 256 },
    false,
    ["sign"],
  );
  keys.set(name, key);
  return key;
}
