const BYTES = 16;

/** Stands for a text where the text itself must not be seen, such as an address: 32 hexadecimal digits. */
export async function fingerprint(text: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  const bytes = new Uint8Array(hash).subarray(0, BYTES);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
