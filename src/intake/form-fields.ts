import { charsetOf } from "../chat/body-text.ts";

/** The value of a form's field, as its bytes. */
export interface Field {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly charset: string | null;
}

/**
 * How many fields are looked at, and how many of them are read. A body has a few; reading one may take a decryption.
 */
const MOST_FIELDS = 1_000;
const MOST_READ = 20;

/**
 * The fields of a form that may contain a body: first what may be JSON, then what may be base64 text. Empty if it is no form. The
 * platform's own parsers take all text for UTF-8, so they would lose the bytes of any other.
 */
export function fieldsOf(bytes: Uint8Array<ArrayBuffer>, contentType: string | null): readonly Field[] {
  // One character for each byte: positions in the text are positions in the bytes.
  const text = new TextDecoder("windows-1252").decode(bytes);
  const delimiter = delimiterOf(text, contentType);
  const fields =
    delimiter === null ? urlEncodedFields(text, bytes, charsetOf(contentType)) : parts(text, bytes, delimiter);
  const json = fields.filter(({ bytes: value }) => isPacked(value) || JSON_BEGINS.test(beginningOf(value)));
  const base64 = fields.filter(({ bytes: value }) => MAYBE_BASE64.test(beginningOf(value)));
  return [...json, ...base64].slice(0, MOST_READ);
}

/** A byte order mark of UTF-8 or UTF-16, then a brace or a bracket; in UTF-16, with a zero before it. */
const JSON_BEGINS = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*[{[]/;
const MAYBE_BASE64 = /^\s*[A-Za-z\d+/][A-Za-z\d+/=\s]{31,}$/;

/** A file may be in gzip. */
function isPacked([first, second]: Uint8Array<ArrayBuffer>): boolean {
  return first === 0x1f && second === 0x8b;
}

function beginningOf(bytes: Uint8Array<ArrayBuffer>): string {
  return String.fromCharCode(...bytes.subarray(0, 100));
}

/** The line that begins each part of a multipart body: as its first line shows it, else as the header says. */
function delimiterOf(text: string, contentType: string | null): string | null {
  const [, first] = /^\s*(--[^\r\n]{1,200}?)[ \t]*\r?\n/.exec(text.slice(0, 1_000)) ?? [];
  if (first !== undefined) return first;
  const [, quoted, plain] =
    /^\s*multipart\/.*;\s*boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(contentType ?? "") ?? [];
  const boundary = quoted ?? plain;
  return boundary !== undefined && text.includes(`--${boundary}`) ? `--${boundary}` : null;
}

/** The maximum length of a part's headers, in bytes. */
const HEADERS = 8_192;

function parts(text: string, bytes: Uint8Array<ArrayBuffer>, delimiter: string): readonly Field[] {
  const found: Field[] = [];
  let at = text.indexOf(delimiter);
  for (let count = 0; at >= 0 && count < MOST_FIELDS; count += 1) {
    const line = text.indexOf("\n", at + delimiter.length);
    if (line < 0 || text.startsWith("--", at + delimiter.length)) break;
    const next = text.indexOf(`\n${delimiter}`, line);
    const end = next < 0 ? text.length : text.charAt(next - 1) === "\r" ? next - 1 : next;
    const head = text.slice(line, Math.min(end, line + HEADERS));
    const blank = /\n\r?\n/.exec(head);
    if (blank !== null) {
      const headers = head.slice(0, blank.index);
      const value = bytes.subarray(Math.min(end, line + blank.index + blank[0].length), end);
      const [, type = null] = /\ncontent-type[ \t]*:([^\r\n]*)/i.exec(headers) ?? [];
      const isBase64 = /\ncontent-transfer-encoding[ \t]*:[ \t]*base64/i.test(headers);
      found.push({ bytes: (isBase64 ? fromBase64(value) : null) ?? value, charset: charsetOf(type) });
    }
    at = next < 0 ? -1 : next + 1;
  }
  return found;
}

function fromBase64(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.fromBase64(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

/** The name of a field and its equals sign. JSON and markup that is no form has none of that kind. */
const NAMED = /^[^=&"{}<>\s]{0,200}=/;
/** An encoder escapes braces and quotation marks: this value was not encoded. */
const NOT_ENCODED = /^\s*\{\s*"/;

function urlEncodedFields(text: string, bytes: Uint8Array<ArrayBuffer>, charset: string | null): readonly Field[] {
  const start = text.search(/\S/);
  const found: Field[] = [];
  const add = (value: Uint8Array<ArrayBuffer>) => found.push({ bytes: value, charset });
  // JSON in place of the name, or without one.
  if (text.slice(start, start + 3).toLowerCase() === "%7b") {
    add(unescaped(bytes.subarray(start, /=\s*$/.test(text.slice(-10)) ? text.lastIndexOf("=") : text.length)));
    return found;
  }
  if (start < 0 || !NAMED.test(text.slice(start, start + 300))) return found;
  let at = start;
  let isFirst = true;
  for (let count = 0; at < text.length && count < MOST_FIELDS; count += 1) {
    const separator = text.indexOf("&", at);
    const end = separator < 0 ? text.length : separator;
    const [named = ""] = NAMED.exec(text.slice(at, Math.min(end, at + 300))) ?? [];
    const value = at + named.length;
    const beginning = text.slice(value, value + 100);
    const isPlain = NOT_ENCODED.test(beginning);
    const isRest = isFirst && end < text.length && (isPlain || /^(?:\s|%20)*%7b/i.test(beginning));
    // Where nothing was escaped, an ampersand separates nothing, and a plus sign is no space.
    if (isPlain && isRest) add(bytes.subarray(value));
    if (isPlain) add(bytes.subarray(value, end));
    add(unescaped(bytes.subarray(value, end)));
    // Where only braces and quotation marks were escaped, an ampersand is part of the text.
    if (!isPlain && isRest) add(unescaped(bytes.subarray(value)));
    if (isRest) isFirst = false;
    at = end + 1;
  }
  return found;
}

const [PERCENT, PLUS, SPACE] = [0x25, 0x2b, 0x20];

/** The bytes that a form's encoding means, whatever their encoding as text. */
function unescaped(encoded: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(encoded.length);
  let length = 0;
  for (let at = 0; at < encoded.length; at += 1) {
    const byte = encoded[at] ?? 0;
    const high = byte === PERCENT ? hexDigit(encoded[at + 1]) : -1;
    const low = high < 0 ? -1 : hexDigit(encoded[at + 2]);
    if (low >= 0) at += 2;
    bytes[length] = low >= 0 ? 16 * high + low : byte === PLUS ? SPACE : byte;
    length += 1;
  }
  return bytes.subarray(0, length);
}

/** -1 if it is none. */
function hexDigit(byte = 0): number {
  const letter = byte | 0x20;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
