import { type BodyEncoding, type BodyHeaders, NO_HEADERS } from "../chat/body-text.ts";
import type { Chat } from "../chat/chat.ts";
import { parseJson, readChat, withoutMark } from "../chat/read.ts";
import type { ReadingSettings } from "../chat/reading-settings.ts";
import { isJson, type Unreadable } from "../chat/unreadable.ts";
import type { Reread } from "../privacy/erase-step.ts";
import { type Content, contentsOf } from "./contents.ts";
import { decrypt, type Encryption, readIv } from "./decrypt.ts";

export interface DecodingSettings {
  readonly encryption: Encryption | null;
  readonly reading: ReadingSettings;
}

/** What was read, without what it was packed, wrapped or encrypted in. */
interface Read {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly text: string;
  readonly encoding: BodyEncoding;
  readonly wasEncrypted: boolean;
}

/** A received body, decoded if possible. */
export type DecodedBody =
  | (Read & { readonly kind: "chat"; readonly chat: Chat; readonly others: readonly string[] })
  | (Read & { readonly kind: "unreadable"; readonly problem: Unreadable; readonly others: readonly string[] })
  /** Kept as received: with the right key it may still become a chat. */
  | { readonly kind: "sealed"; readonly problem: Unreadable }
  /** Once unpacked, it is larger than a body may be. */
  | { readonly kind: "too-large" };

/** What one content of a body is. */
type Opened =
  | (Read & { readonly kind: "chat"; readonly chat: Chat })
  | (Read & { readonly kind: "unreadable"; readonly problem: Unreadable })
  | Extract<DecodedBody, { kind: "sealed" | "too-large" }>;

/**
 * Reads what VCC Live posted, encrypted or not: plain bodies are accepted even if a key is set, so that encryption can
 * be switched on in either order. Of several contents, a chat is preferred, then what is JSON, then what comes first.
 */
export async function decodeBody(
  bytes: Uint8Array<ArrayBuffer>,
  iv: string,
  settings: DecodingSettings,
  headers = NO_HEADERS,
): Promise<DecodedBody> {
  const contents = await contentsOf(bytes, headers);
  return contents === "too-large" ? { kind: contents } : best(contents, (one) => opened(one, iv, settings, headers));
}

async function best(contents: readonly Content[], open: (content: Content) => Promise<Opened>): Promise<DecodedBody> {
  const all: Opened[] = [];
  for (const content of contents) all.push(await open(content));
  const chosen = all.find(({ kind }) => kind === "chat") ?? all.find(isReadable) ?? all[0];
  if (chosen === undefined) throw new Error("a body has no content");
  if (chosen.kind === "sealed" || chosen.kind === "too-large") return chosen;
  const others = all.filter((one) => one !== chosen).flatMap((one) => (isReadable(one) ? [one.text] : []));
  return { ...chosen, others };
}

function isReadable(one: Opened): one is Exclude<Opened, { kind: "sealed" | "too-large" }> {
  return one.kind === "chat" || (one.kind === "unreadable" && isJson(one.problem));
}

async function opened(
  content: Content,
  iv: string,
  { encryption, reading }: DecodingSettings,
  headers: BodyHeaders,
): Promise<Opened> {
  if (content.ciphertext === null) return readContent(content, reading, false);
  const vector = readIv(iv);
  if (vector === null) return { kind: "sealed", problem: { code: "wrong-iv" } };
  if (encryption === null) return { kind: "sealed", problem: { code: "no-key" } };
  const decrypted = await decrypt(content.ciphertext, vector, encryption);
  // The body was packed and wrapped before it was encrypted; what is around the ciphertext is undone.
  const inside = decrypted === null ? [] : await contentsOf(decrypted, { ...headers, contentEncoding: null });
  if (inside === "too-large") return { kind: inside };
  const read = inside.map((one) => readContent(one, reading, true));
  const chosen = read.find(({ kind }) => kind === "chat") ?? read.find(isReadable);
  // With a wrong key, CTR yields noise, which is not JSON.
  return chosen ?? { kind: "sealed", problem: { code: "not-decrypted", cipher: encryption.cipher } };
}

function readContent(
  { bytes, text, encoding, fault }: Content,
  settings: ReadingSettings,
  wasEncrypted: boolean,
): Extract<Opened, Read> {
  const reading = readChat(text, settings);
  const read = { bytes, text, encoding, wasEncrypted };
  if (reading.ok) return { kind: "chat", ...read, chat: reading.chat };
  const isFault = fault !== null && !isJson(reading.problem);
  return { kind: "unreadable", ...read, problem: isFault ? fault : reading.problem };
}

/** Reads bodies from the quarantine with the current settings; null if they are not JSON or cannot be decrypted. */
export function bodyReader(
  settings: DecodingSettings,
): (body: Uint8Array<ArrayBuffer>, iv: string, headers: BodyHeaders) => Promise<Reread | null> {
  return async (body, iv, headers) => {
    const read = await decodeBody(body, iv, settings, headers);
    if (read.kind === "sealed" || read.kind === "too-large") return null;
    if (read.kind === "unreadable" && !isJson(read.problem)) return null;
    const json = parseJson(read.text);
    // Whatever else a form contains may name somebody too.
    const all = read.others.length === 0 ? json : [json, ...read.others.map(parseJson)];
    return { chat: read.kind === "chat" ? read.chat : null, json: all, text: withoutMark(read.text) };
  };
}
