import type { BodyHeaders } from "../../../src/chat/body-text.ts";
import { decrypt, readIv } from "../../../src/intake/decrypt.ts";
import { ENCRYPTION, IV } from "../../support/body-fixtures.ts";

// Bodies as senders pack them.

export async function compressed(
  bytes: Uint8Array<ArrayBuffer>,
  format: "gzip" | "deflate" | "deflate-raw",
): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Response(bytes).body?.pipeThrough(new CompressionStream(format)) ?? null;
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/** CTR is its own inverse. */
export async function encrypted(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const iv = readIv(IV);
  return (iv && (await decrypt(bytes, iv, ENCRYPTION)))?.toBase64() ?? "";
}

export function utf16(text: string, isLittleEndian: boolean): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(2 * text.length));
  for (let at = 0; at < text.length; at += 1) view.setUint16(2 * at, text.charCodeAt(at), isLittleEndian);
  return new Uint8Array(view.buffer);
}

export function utf32(text: string): Uint8Array<ArrayBuffer> {
  const points = [...text].map((character) => character.codePointAt(0) ?? 0);
  return new Uint8Array(Uint32Array.from(points).buffer);
}

const WINDOWS_1250 = new Map(
  Array.from({ length: 256 }, (_, byte) => [new TextDecoder("windows-1250").decode(Uint8Array.of(byte)), byte]),
);

export function inWindows1250(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...text].map((character) => WINDOWS_1250.get(character) ?? 0x3f));
}

/** As browsers encode a form; bytes of another encoding than UTF-8 as they would encode those. */
export function percentEncoded(fields: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>): string {
  return Object.entries(fields)
    .map(([name, value]) => {
      if (typeof value === "string") return new URLSearchParams({ [name]: value }).toString();
      const escaped = [...value].map((byte) => `%${byte.toString(16).padStart(2, "0")}`);
      return `${encodeURIComponent(name)}=${escaped.join("").replaceAll("%20", "+")}`;
    })
    .join("&");
}

/** As the platform packs a file in a form. */
export async function multipart(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly headers: BodyHeaders }> {
  const form = new FormData();
  form.append("note", "first\r\n--");
  form.append(name, new File([bytes], "chat.json", { type: "application/json" }));
  const packed = new Response(form);
  const headers = { contentType: packed.headers.get("Content-Type"), contentEncoding: null };
  return { bytes: new Uint8Array(await packed.arrayBuffer()), headers };
}
