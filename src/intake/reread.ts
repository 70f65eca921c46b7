import { parseJson } from "../chat/read.ts";
import type { Reread } from "../privacy/reach.ts";
import { openBody } from "./decode.ts";
import type { Encryption } from "./decrypt.ts";

/** Reads bodies from quarantine as the settings of now do; null for what is no JSON, or can not be decrypted. */
export function rereader(
  encryption: Encryption | null,
): (body: Uint8Array<ArrayBuffer>, iv: string) => Promise<Reread | null> {
  return async (body, iv) => {
    const opened = await openBody(body, iv, encryption);
    if (opened.kind === "sealed") return null;
    if (opened.kind === "chat") return { chat: opened.chat, json: parseJson(opened.text) };
    if (!opened.problem.isJson) return null;
    return { chat: null, json: parseJson(new TextDecoder("utf-8", { ignoreBOM: true }).decode(opened.bytes)) };
  };
}
