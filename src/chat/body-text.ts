/** The headers of a request on which the reading of its body depends; null: it has none. */
export interface BodyHeaders {
  readonly contentType: string | null;
  readonly contentEncoding: string | null;
}

export const NO_HEADERS: BodyHeaders = { contentType: null, contentEncoding: null };

/** How bytes were read as text. */
export interface BodyEncoding {
  /** As TextDecoder names it; also utf-32le and utf-32be. */
  readonly name: string;
  /**
   * Why they were read so although they are not valid Unicode: `declared` by the Content-Type, `assumed` because nothing
   * useful was declared, or `damaged`: nearly all of it is Unicode, and the rest is shown as U+FFFD. Null: it is Unicode.
   */
  readonly doubt: "declared" | "assumed" | "damaged" | null;
}

/** A body as text. A byte order mark is kept. */
export interface BodyText {
  readonly text: string;
  readonly encoding: BodyEncoding;
}

/** What bytes that are not Unicode are taken for: the systems around VCC Live are Central European. */
const ASSUMED = "windows-1250";

/**
 * Reads bytes as text: by a byte order mark, by where the zeros of JSON in UTF-16 or UTF-32 are, as UTF-8 if they are
 * valid UTF-8, and otherwise in the declared or the assumed encoding. `charset` is the declared one.
 */
export function textOf(bytes: Uint8Array<ArrayBuffer>, charset: string | null): BodyText {
  const unicode = unicodeOf(bytes);
  const text = decoded(bytes, unicode, true);
  if (text !== null) return { text, encoding: { name: unicode, doubt: null } };
  if (unicode !== "utf-8") return lossy(bytes, unicode);
  const declared = charset === null ? null : inCharset(bytes, charset);
  if (declared !== null) return declared;
  const damaged = lossy(bytes, unicode);
  if (isMostlyUnicode(damaged.text)) return damaged;
  const assumed = decoded(bytes, ASSUMED, false) ?? damaged.text;
  return { text: assumed, encoding: { name: ASSUMED, doubt: "assumed" } };
}

/** The charset parameter of a Content-Type. */
export function charsetOf(contentType: string | null): string | null {
  return /;\s*charset\s*=\s*["']?([\w.:+-]{1,40})/i.exec(contentType ?? "")?.[1]?.toLowerCase() ?? null;
}

/** What must be stored with the bytes, so that they are read in the same way again. */
export function charsetToStore({ name, doubt }: BodyEncoding): string | null {
  return doubt === "declared" ? name : null;
}

/** By the byte order mark; without one, JSON begins with two ASCII characters, whose zeros show it (RFC 4627). */
function unicodeOf(bytes: Uint8Array<ArrayBuffer>): string {
  const [first = 1, second = 1, third = 1, fourth = 1] = bytes;
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? "utf-32le" : "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first === 0 && second === 0) return third === 0 || (third === 0xfe && fourth === 0xff) ? "utf-32be" : "utf-8";
  if (first === 0 && third === 0) return "utf-16be";
  if (second === 0 && fourth === 0) return third === 0 ? "utf-32le" : "utf-16le";
  return "utf-8";
}

/** Null if some bytes have no meaning in the encoding and it is to be strict; also if nobody knows the encoding. */
function decoded(bytes: Uint8Array<ArrayBuffer>, encoding: string, fatal: boolean): string | null {
  try {
    if (encoding.startsWith("utf-32")) return fromUtf32(bytes, encoding === "utf-32le", fatal);
    return new TextDecoder(encoding, { fatal, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function lossy(bytes: Uint8Array<ArrayBuffer>, encoding: string): BodyText {
  return { text: decoded(bytes, encoding, false) ?? "", encoding: { name: encoding, doubt: "damaged" } };
}

/** ASCII: the browsers' standard reads it as windows-1252, but it is a default of senders that declare nothing. */
const NOT_MEANT = /^(?:us-ascii|ascii|utf-?\d+.*|unicode.*)$/;

function inCharset(bytes: Uint8Array<ArrayBuffer>, charset: string): BodyText | null {
  if (NOT_MEANT.test(charset)) return null;
  const text = decoded(bytes, charset, true);
  return text === null ? null : { text, encoding: { name: new TextDecoder(charset).encoding, doubt: "declared" } };
}

const REPLACEMENT = 0xfffd;
const LAST_ASCII = 0x7f;

/** Whether most characters beyond ASCII were read: then a few bytes are damaged, and it is no other encoding. */
function isMostlyUnicode(text: string): boolean {
  let balance = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit > LAST_ASCII) balance += unit === REPLACEMENT ? -1 : 1;
  }
  return balance > 0;
}

const LAST_CODE_POINT = 0x10ffff;

/** Throws if it is to be strict and something is no character. */
function fromUtf32(bytes: Uint8Array<ArrayBuffer>, isLittleEndian: boolean, fatal: boolean): string {
  if (fatal && bytes.length % 4 !== 0) throw new RangeError("a part of a character");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const units = new Uint16Array(Math.ceil(bytes.length / 2));
  let length = 0;
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, isLittleEndian);
    const isCharacter = point <= LAST_CODE_POINT && (point < 0xd800 || point > 0xdfff);
    if (fatal && !isCharacter) throw new RangeError("no character");
    const character = isCharacter ? point : REPLACEMENT;
    if (character > 0xffff) {
      units[length] = 0xd7c0 + (character >> 10);
      length += 1;
    }
    units[length] = character > 0xffff ? 0xdc00 + (character & 0x3ff) : character;
    length += 1;
  }
  return new TextDecoder("utf-16le", { ignoreBOM: true }).decode(units.subarray(0, length));
}
