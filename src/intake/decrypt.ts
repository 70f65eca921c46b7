/** The ciphers that VCC Live offers, by their OpenSSL names. */
export const CIPHERS = ["aes-256-ctr", "aes-128-ctr", "aes-256-cbc", "aes-128-cbc"] as const;
export type Cipher = (typeof CIPHERS)[number];

export interface Encryption {
  readonly cipher: Cipher;
  /** The secret string itself: PHP pads its bytes with NUL to the cipher's key size, or truncates them. */
  readonly key: string;
}

/** Absent or empty means sixteen zero bytes; null for anything except 32 hex digits. */
export function readIv(hex: string): Uint8Array<ArrayBuffer> | null {
  if (hex === "") return new Uint8Array(16);
  return /^[\da-f]{32}$/i.test(hex) ? Uint8Array.fromHex(hex) : null;
}

/**
 * Decrypts what `openssl_encrypt` produced, base64 decoded; null if the padding is invalid. CTR never fails: with a
 * wrong key it yields noise.
 */
export async function decrypt(
  bytes: Uint8Array<ArrayBuffer>,
  iv: Uint8Array<ArrayBuffer>,
  { cipher, key }: Encryption,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const raw = new Uint8Array(cipher.startsWith("aes-256") ? 32 : 16);
  raw.set(new TextEncoder().encode(key).subarray(0, raw.length));
  const name = cipher.endsWith("ctr") ? "AES-CTR" : "AES-CBC";
  const imported = await crypto.subtle.importKey("raw", raw, name, false, ["decrypt"]);
  try {
    // The whole block is the counter, so that an IV of ff…ff wraps as in OpenSSL.
    const algorithm = name === "AES-CTR" ? { name, counter: iv, length: 128 } : { name, iv };
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, imported, bytes));
  } catch {
    return null;
  }
}
