const encoder = new TextEncoder();
const keys = new Map<string, CryptoKey>();

/**
 * An HMAC-SHA-256 of a text, in base64url, under the key that a secret gives for this purpose (HKDF): what is signed
 * for one purpose is worth nothing for another, and says nothing of the secret.
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
  // The finished key is kept and not its promise: one request must not wait for another's.
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
