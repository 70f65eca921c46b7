/** The tolerated difference between a request's time and ours, in milliseconds. */
const TOLERANCE = 300_000;

const encoder = new TextEncoder();

/**
 * The signature of a request that Slack signed just now; null for any other (docs.slack.dev, "Verifying requests from
 * Slack"). It is compared in constant time, and must be spelled as Slack does: another spelling of the same signature
 * would count as another request.
 */
export async function slackSignature(
  headers: Headers,
  body: Uint8Array<ArrayBuffer>,
  secret: string,
  now: number,
): Promise<string | null> {
  const timestamp = headers.get("X-Slack-Request-Timestamp") ?? "";
  const given = headers.get("X-Slack-Signature") ?? "";
  const [, hex] = /^v0=([\da-f]{64})$/.exec(given) ?? [];
  if (hex === undefined || !/^\d{1,12}$/.test(timestamp)) return null;
  if (Math.abs(now - Number(timestamp) * 1000) > TOLERANCE) return null;
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), { name: "HMAC", hash: "SHA-256" }, false, [
    "verify",
  ]);
  const signed = await new Blob([`v0:${timestamp}:`, body]).arrayBuffer();
  return (await crypto.subtle.verify("HMAC", key, Uint8Array.fromHex(hex), signed)) ? given : null;
}
