import type { BodyHeaders } from "../chat/body-text.ts";

/** The maximum size of a webhook's body, in bytes, as received and unpacked. */
export const MOST_BYTES = 10_000_000;

/** The headers on which the reading of a body depends. */
export function bodyHeaders({ headers }: Pick<Request, "headers">): BodyHeaders {
  return { contentType: headers.get("Content-Type"), contentEncoding: headers.get("Content-Encoding") };
}

/** How much is read at a time if no length was announced, in bytes. */
const PIECE = 65_536;

/**
 * Reads the whole body and counts it while reading, because a header may be wrong. Null if it is larger than `most`
 * bytes. Content-Length only sizes the first read, plus one byte, so that a body of that length is read at once.
 */
export async function readBody(
  request: Pick<Request, "body" | "headers">,
  most = MOST_BYTES,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (request.body === null) return new Uint8Array();
  const reader = request.body.getReader({ mode: "byob" });
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (let size = firstSize(request.headers.get("Content-Length"), most); ; size = PIECE) {
    const { done, value } = await reader.read(new Uint8Array(size), { min: size });
    if (value === undefined) break;
    length += value.length;
    if (length > most) {
      await reader.cancel();
      return null;
    }
    pieces.push(value);
    // Less than the requested minimum means the end.
    if (done || value.length < size) break;
  }
  return joined(pieces, length);
}

function firstSize(announced: string | null, most: number): number {
  const bytes = /^\d+$/.test(announced ?? "") ? Number(announced) : most;
  return bytes < most ? bytes + 1 : PIECE;
}

function joined(pieces: readonly Uint8Array<ArrayBuffer>[], length: number): Uint8Array<ArrayBuffer> {
  const [only] = pieces;
  if (only !== undefined && pieces.length === 1) return only;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
