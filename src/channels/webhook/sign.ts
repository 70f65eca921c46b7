/** A signing key, as it is after whsec_ and base64. */
export type Key = Uint8Array<ArrayBuffer>;

const PREFIX = "whsec_";

/** In bytes, by Standard Webhooks. */
const SHORTEST = 24;
const LONGEST = 64;

/** The key in "whsec_…"; null if it is none. */
export function readKey(secret: string): Key | null {
  if (!secret.startsWith(PREFIX)) return null;
  const key = decoded(secret.slice(PREFIX.length));
  return key !== null && key.length >= SHORTEST && key.length <= LONGEST ? key : null;
}

/** Not `Uint8Array.fromBase64`, which Node.js has only behind a flag: `npm run check` reads the settings there. */
function decoded(text: string): Key | null {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

/** The headers of Standard Webhooks 1.0: `id` is the same in all attempts; one signature for each key. */
export async function signedHeaders(
  body: string,
  id: string,
  now: number,
  keys: readonly Key[],
): Promise<Readonly<Record<string, string>>> {
  const timestamp = Math.floor(now / 1000);
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  const signatures = await Promise.all(keys.map((key) => signature(key, signed)));
  return {
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": signatures.join(" "),
  };
}

async function signature(key: Key, signed: Uint8Array<ArrayBuffer>): Promise<string> {
  const imported = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return `v1,${new Uint8Array(await crypto.subtle.sign("HMAC", imported, signed)).toBase64()}`;
}
