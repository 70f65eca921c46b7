const ENCODER = new TextEncoder();

/** How much of its usual length each text gets: less and less, until the whole fits. */
const SHARES = [1, 0.6, 0.35, 0.2, 0.1, 0.05];

/** The length in bytes, as it is sent. */
export function bytesOf(body: string): number {
  return ENCODER.encode(body).length;
}

/**
 * The fullest body that is at most `limit` bytes long. `write` makes one whose texts have this share of their usual
 * length; links and the structure stay, so at the smallest share every message must fit.
 */
export function fitting(limit: number, write: (share: number) => string): string {
  let body = "";
  for (const share of SHARES) {
    body = write(share);
    if (bytesOf(body) <= limit) return body;
  }
  return body;
}
