import { type BodyHeaders, type BodyText, charsetOf, NO_HEADERS, textOf } from "../chat/body-text.ts";
import type { Unreadable } from "../chat/unreadable.ts";
import { type Field, fieldsOf } from "./form-fields.ts";
import { type Unpacked, unpack } from "./unpack.ts";

/** What a body contains, or a field of it, without what it was packed in. */
export interface Content extends BodyText {
  /** What the text was read from. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Null: it is not base64 text. */
  readonly ciphertext: Uint8Array<ArrayBuffer> | null;
  /** What is wrong with it unless it is JSON; null: that alone. */
  readonly fault: Unreadable | null;
}

/**
 * What a received body contains: itself, unpacked, or the fields of a form that may be a body. Always at least one. What
 * it begins with decides, and the headers only where that cannot.
 */
export async function contentsOf(
  posted: Uint8Array<ArrayBuffer>,
  { contentType, contentEncoding }: BodyHeaders,
): Promise<readonly Content[] | "too-large"> {
  const unpacked = await unpack(posted, contentEncoding);
  if (unpacked === "too-large") return unpacked;
  const whole = contentOf(unpacked, charsetOf(contentType), false);
  if (whole.ciphertext !== null || JSON_BEGINS.test(whole.text)) return [whole];
  const contents: Content[] = [];
  for (const field of fieldsOf(unpacked.bytes, contentType)) {
    const content = await fieldContent(field);
    if (content === "too-large") return content;
    contents.push(content);
  }
  if (contents.length > 0) return contents;
  const deflated = contentEncoding === null ? await deflatedContent(whole) : null;
  return [deflated ?? whole];
}

/** Raw deflate without its header: a version that did not keep headers put it in quarantine. It cannot be recognised. */
async function deflatedContent({ bytes, encoding }: Content): Promise<Content | null> {
  const unpacked = encoding.doubt === null ? "too-large" : await unpack(bytes, "deflate");
  if (unpacked === "too-large") return null;
  const content = contentOf(unpacked, null, false);
  return JSON_BEGINS.test(content.text) || content.ciphertext !== null ? content : null;
}

const JSON_BEGINS = /^\uFEFF?\s*[{[]/;

async function fieldContent({ bytes, charset }: Field): Promise<Content | "too-large"> {
  const unpacked = await unpack(bytes, NO_HEADERS.contentEncoding);
  return unpacked === "too-large" ? unpacked : contentOf(unpacked, charset, true);
}

function contentOf({ bytes, damaged, unknown }: Unpacked, charset: string | null, isField: boolean): Content {
  const { text, encoding } = textOf(bytes, charset);
  // In a form, a plus sign that was not escaped is read as a space.
  const ciphertext = fromBase64(isField ? text.replaceAll(" ", "+") : text);
  return { bytes, text, encoding, ciphertext, fault: faultOf(damaged, unknown) };
}

function faultOf(damaged: Unpacked["damaged"], unknown: string | null): Unreadable | null {
  if (unknown !== null) return { code: "unknown-coding", coding: unknown };
  return damaged === null ? null : { code: "not-unpacked", coding: damaged };
}

/** The shortest chat, {"chatId":1,"projectId":1}, is longer than this once encrypted. */
const SHORTEST = 32;

/** Null for anything except base64 text; a JSON object or array is not base64. */
function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const trimmed = text.trim();
  if (trimmed.length < SHORTEST || !/^[A-Za-z\d+/\s]+={0,2}$/.test(trimmed)) return null;
  try {
    return Uint8Array.fromBase64(trimmed);
  } catch {
    return null;
  }
}
