const INFO = "vcc-chat-alerts copies 1";
/** Stands before what is sealed. No body that reads as a chat begins with it: UTF-8 has no such byte. */
const MARK = 0xff;
const IV_BYTES = 12;

const encoder = new TextEncoder();
const keys = new Map<string, CryptoKey>();

/** A body as nobody without the secret can read it: mark, IV, AES-256-GCM. `name` is bound to it: it opens under no other. */
export async function encrypt(
  secret: string,
  name: string,
  body: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const text = await crypto.subtle.encrypt(algorithm(iv, name), await keyOf(secret), body);
  const sealed = new Uint8Array(1 + IV_BYTES + text.byteLength);
  sealed[0] = MARK;
  sealed.set(iv, 1);
  sealed.set(new Uint8Array(text), 1 + IV_BYTES);
  return sealed;
}

export function isEncrypted(stored: Uint8Array<ArrayBuffer>): boolean {
  return stored[0] === MARK;
}

/** Null where it was sealed under another secret or another name, or is not whole. */
export async function decrypt(
  secret: string,
  name: string,
  sealed: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const iv = sealed.subarray(1, 1 + IV_BYTES);
  try {
    const body = sealed.subarray(1 + IV_BYTES);
    return new Uint8Array(await crypto.subtle.decrypt(algorithm(iv, name), await keyOf(secret), body));
  } catch {
    return null;
  }
}

function algorithm(iv: Uint8Array<ArrayBuffer>, name: string): SubtleCryptoEncryptAlgorithm {
  return { name: "AES-GCM", iv, additionalData: encoder.encode(name) };
}

async function keyOf(secret: string): Promise<CryptoKey> {
  // The finished key is kept and not its promise: one request must not wait for another's.
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
