const INFO = "vcc-chat-alerts copies 1";
/**
 * Marks an encrypted copy. UTF-8 has no such byte. A plain copy in UTF-16 may begin with it: it is then not taken for a
 * copy, and D1 is read.
 */
const MARK = 0xff;
const IV_BYTES = 12;

const encoder = new TextEncoder();
const keys = new Map<string, CryptoKey>();

/** Encrypts a body: mark, IV, AES-256-GCM. `name` is bound to it: it decrypts under no other name. */
export async function encrypt(
  secret: string,
  name: string,
  body: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const text = await crypto.subtle.encrypt(algorithm(iv, name), await keyOf(secret), body);
  const encrypted = new Uint8Array(1 + IV_BYTES + text.byteLength);
  encrypted[0] = MARK;
  encrypted.set(iv, 1);
  encrypted.set(new Uint8Array(text), 1 + IV_BYTES);
  return encrypted;
}

export function isEncrypted(stored: Uint8Array<ArrayBuffer>): boolean {
  return stored[0] === MARK;
}

/** Null if it was encrypted with another secret or name, or is damaged. */
export async function decrypt(
  secret: string,
  name: string,
  encrypted: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const iv = encrypted.subarray(1, 1 + IV_BYTES);
  try {
    const body = encrypted.subarray(1 + IV_BYTES);
    return new Uint8Array(await crypto.subtle.decrypt(algorithm(iv, name), await keyOf(secret), body));
  } catch {
    return null;
  }
}

function algorithm(iv: Uint8Array<ArrayBuffer>, name: string): SubtleCryptoEncryptAlgorithm {
  return { name: "AES-GCM", iv, additionalData: encoder.encode(name) };
}

async function keyOf(secret: string): Promise<CryptoKey> {
  // The finished key is cached, not its promise: a request must not wait for another request's work.
  const known = keys.get(secret);
  if (known) return known;
  const material = await crypto.subtle.importKey("raw", encoder.encode(secret), "HKDF", false, ["deriveKey"]);
  const key = await crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: encoder.encode(INFO) },
    material,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
  keys.set(secret, key);
  return key;
}
