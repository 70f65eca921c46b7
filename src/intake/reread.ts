import type { Chat } from "../chat/chat.ts";
import type { Encryption } from "./decrypt.ts";
import { openBody } from "./open.ts";

/** Reads bodies from quarantine as the settings of now do; null for what is still no chat. */
export function rereader(
  encryption: Encryption | null,
): (body: Uint8Array<ArrayBuffer>, iv: string) => Promise<Chat | null> {
  return async (body, iv) => {
    const opened = await openBody(body, iv, encryption);
    return opened.kind === "chat" ? opened.chat : null;
  };
}
