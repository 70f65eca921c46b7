const encoder = new TextEncoder();

/**
 * Whether a given secret is the expected one. Both are hashed first, so the comparison takes the same time whatever
 * their lengths and however many characters agree. An unset or empty secret never matches.
 */
export async function sameSecret(given: string, expected: string | undefined): Promise<boolean> {
  const [one, other] = [await digest(given), await expectedDigest(expected ?? "")];
  return crypto.subtle.timingSafeEqual(one, other) && expected !== undefined && expected !== "";
}

const expectedDigests = new Map<string, ArrayBuffer>();

/** Cached: there are few, and every request is compared with them. */
async function expectedDigest(expected: string): Promise<ArrayBuffer> {
  const known = expectedDigests.get(expected) ?? (await digest(expected));
  expectedDigests.set(expected, known);
  return known;
}

function digest(text: string): Promise<ArrayBuffer> {
  return crypto.subtle.digest("SHA-256", encoder.encode(text));
}
