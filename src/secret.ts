const encoder = new TextEncoder();

/**
 * Whether a given secret is the expected one. Both are hashed first, so the comparison takes the same time whatever
 * their lengths and however many characters agree. A secret that is not set, or empty, equals nothing.
 */
export async function sameSecret(given: string, expected: string | undefined): Promise<boolean> {
  const [one, other] = await Promise.all([digest(given), digest(expected ?? "")]);
  return crypto.subtle.timingSafeEqual(one, other) && expected !== undefined && expected !== "";
}

function digest(text: string): Promise<ArrayBuffer> {
  return crypto.subtle.digest("SHA-256", encoder.encode(text));
}
