import * as v from "valibot";

/**
 * The tolerated difference between a request's time and ours, in milliseconds: Mailgun tries again after ten minutes.
 * Accepted tokens must be remembered for twice as long.
 */
const TOLERANCE = 15 * 60_000;

const encoder = new TextEncoder();

const signed = v.object({
  signature: v.object({
    timestamp: v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.regex(/^\d{1,12}$/)),
    token: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
    signature: v.pipe(v.string(), v.regex(/^[\da-f]{64}$/i)),
  }),
});

export interface MailgunSignature {
  /** Accepted once: nothing else of the request is signed but its time. */
  readonly token: string;
  readonly signature: string;
}

/**
 * The signature of a body that Mailgun signed just now with the key (documentation.mailgun.com, "Securing webhooks");
 * null for any other. It is compared in constant time.
 */
export async function mailgunSignature(body: unknown, key: string, now: number): Promise<MailgunSignature | null> {
  const read = v.safeParse(signed, body);
  if (!read.success) return null;
  const { timestamp, token, signature } = read.output.signature;
  if (Math.abs(now - Number(timestamp) * 1000) > TOLERANCE) return null;
  const hmac = await crypto.subtle.importKey("raw", encoder.encode(key), { name: "HMAC", hash: "SHA-256" }, false, [
    "verify",
  ]);
  const given = Uint8Array.fromHex(signature);
  return (await crypto.subtle.verify("HMAC", hmac, given, encoder.encode(timestamp + token)))
    ? { token, signature: given.toHex() }
    : null;
}
