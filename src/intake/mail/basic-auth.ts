import { sameSecret } from "../../compare-secrets.ts";

/**
 * Whether a request has the password in its Basic authorization: with any user name, as the user name alone, or as
 * `user:password` where the secret is that. Every reading is compared, each in constant time.
 */
export async function hasPassword(headers: Headers, password: string): Promise<boolean> {
  const [, given = ""] = /^Basic ([A-Za-z\d+/=]{1,2000})$/i.exec(headers.get("Authorization")?.trim() ?? "") ?? [];
  const pair = decoded(given);
  // Only the first colon separates: the password may contain more (RFC 7617).
  const colon = pair.indexOf(":");
  const readings = colon < 0 ? [pair] : [pair, pair.slice(colon + 1), pair.replace(/:$/, "")];
  const same = readings.map((reading) => sameSecret(reading, password));
  return (await Promise.all(same)).includes(true);
}

function decoded(base64: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.fromBase64(base64));
  } catch {
    return "";
  }
}
