import type { Statement } from "./database.ts";

/**
 * A body's bytes as text that fits into rows: D1 takes 2,000,000 bytes a row and returns blobs as arrays of numbers.
 */
export interface StoredBody {
  readonly encoding: "utf-8" | "base64";
  /** At least one part. */
  readonly parts: readonly string[];
}

/** Leaves room in the row for the other columns. */
const PART_BYTES = 1_500_000;

/**
 * Round-trips the bytes exactly, whether or not they are valid UTF-8, including a byte order mark. SQLite does not count
 * on text with zeros, as UTF-16 has them.
 */
export function storedBody(bytes: Uint8Array<ArrayBuffer>): StoredBody {
  if (bytes.includes(0)) return { encoding: "base64", parts: encodedParts(bytes) };
  try {
    return { encoding: "utf-8", parts: split(bytes).map((part) => STRICT.decode(part)) };
  } catch {
    return { encoding: "base64", parts: encodedParts(bytes) };
  }
}

/** Always base64: for bodies that could not be decoded. */
export function encodedParts(bytes: Uint8Array<ArrayBuffer>): readonly string[] {
  return slices(bytes, PART_BYTES / 2).map((slice) => slice.toBase64());
}

/** A stored body. */
export interface StoredBytes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The encoding of its text that its sender declared, if it is not Unicode. */
  readonly charset: string | null;
}

export function bodyBytes(encoding: string, parts: readonly string[]): Uint8Array<ArrayBuffer> {
  const pieces = parts.map((part) => (encoding === "base64" ? Uint8Array.fromBase64(part) : ENCODER.encode(part)));
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/**
 * Writes the parts after the first, guarded by `condition`, so that they are written with their owner or not at all.
 */
export function bodyPartStatements(
  owner: string,
  parts: readonly string[],
  condition: Statement,
): readonly Statement[] {
  return parts.slice(1).map((part, index) => ({
    sql: `INSERT INTO rest (owner, part, body) SELECT ?, ?, ? WHERE ${condition.sql} ON CONFLICT DO NOTHING`,
    values: [owner, index + 1, part, ...condition.values],
  }));
}

const STRICT = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const ENCODER = new TextEncoder();

/** Splits between characters: never before a continuation byte (10xxxxxx). */
function split(bytes: Uint8Array<ArrayBuffer>): readonly Uint8Array<ArrayBuffer>[] {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let start = 0;
  do {
    let end = Math.min(start + PART_BYTES, bytes.length);
    while (end < bytes.length && ((bytes[end] ?? 0) & 0xc0) === 0x80 && end > start + PART_BYTES - 4) end -= 1;
    parts.push(bytes.subarray(start, end));
    start = end;
  } while (start < bytes.length);
  return parts;
}

function slices(bytes: Uint8Array<ArrayBuffer>, size: number): readonly Uint8Array<ArrayBuffer>[] {
  const count = Math.max(1, Math.ceil(bytes.length / size));
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
}
