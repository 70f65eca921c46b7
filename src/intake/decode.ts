import type { Chat } from "../chat/chat.ts";
import { parseJson, type Reading, readChat, withoutMark } from "../chat/read.ts";
import type { ReadingSettings } from "../chat/reading-settings.ts";
import { isJson, type Unreadable } from "../chat/unreadable.ts";
import type { Reread } from "../privacy/erase-step.ts";
import { decrypt, type Encryption, readIv } from "./decrypt.ts";

export interface DecodingSettings {
  readonly encryption: Encryption | null;
  readonly reading: ReadingSettings;
}

/** A received body, decoded if possible. */
export type DecodedBody =
  | { readonly kind: "chat"; readonly bytes: Uint8Array<ArrayBuffer>; readonly text: string; readonly chat: Chat }
  | { readonly kind: "unreadable"; readonly bytes: Uint8Array<ArrayBuffer>; readonly problem: Unreadable }
  /** Kept as received: with the right key it may still become a chat. */
  | { readonly kind: "sealed"; readonly problem: Unreadable };

/**
 * Reads what VCC Live posted, encrypted or not: plain bodies are accepted even if a key is set, so that encryption can
 * be switched on in either order.
 */
export async function decodeBody(
  bytes: Uint8Array<ArrayBuffer>,
  iv: string,
  { encryption, reading }: DecodingSettings,
): Promise<DecodedBody> {
  const text = decode(bytes);
  const ciphertext = fromBase64(text);
  if (ciphertext === null) return openedAs(bytes, text, readChat(text, reading));
  const vector = readIv(iv);
  if (vector === null) return { kind: "sealed", problem: { code: "wrong-iv" } };
  if (encryption === null) return { kind: "sealed", problem: { code: "no-key" } };
  const opened = await decrypt(ciphertext, vector, encryption);
  const plain = opened === null ? "" : decode(opened);
  const read = readChat(plain, reading);
  // With a wrong key, CTR yields noise, which is not JSON.
  if (opened === null || (!read.ok && !isJson(read.problem))) {
    return { kind: "sealed", problem: { code: "not-decrypted", cipher: encryption.cipher } };
  }
  return openedAs(opened, plain, read);
}

/** Whether a body is not encrypted. */
export function isPlain(bytes: Uint8Array<ArrayBuffer>): boolean {
  return fromBase64(decode(bytes)) === null;
}

function openedAs(bytes: Uint8Array<ArrayBuffer>, text: string, reading: Reading): DecodedBody {
  if (!reading.ok) return { kind: "unreadable", bytes, problem: reading.problem };
  return { kind: "chat", bytes, text, chat: reading.chat };
}

// Bytes that are not UTF-8 become replacement characters for reading; the bytes themselves are stored.
function decode(bytes: Uint8Array<ArrayBuffer>): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
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

/** Reads bodies from the quarantine with the current settings; null if they are not JSON or cannot be decrypted. */
export function bodyReader(
  settings: DecodingSettings,
): (body: Uint8Array<ArrayBuffer>, iv: string) => Promise<Reread | null> {
  return async (body, iv) => {
    const opened = await decodeBody(body, iv, settings);
    if (opened.kind === "sealed") return null;
    if (opened.kind === "unreadable" && !isJson(opened.problem)) return null;
    const text = opened.kind === "chat" ? opened.text : decode(opened.bytes);
    return { chat: opened.kind === "chat" ? opened.chat : null, json: parseJson(text), text: withoutMark(text) };
  };
}
