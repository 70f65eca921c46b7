import { type ChatKey, chatName } from "../../../chat/chat.ts";
import { DONE } from "../../http/form-query.ts";
import { readChat } from "../../http/query-params.ts";

/** The word that leads back to the list with the chat that an entry has become. */
export function replayedWord(key: ChatKey): string {
  return `replayed-${chatName(key)}`;
}

/** The chat that an entry has just become; null where none has, and for any word of somebody else's. */
export function readReplayed(query: URLSearchParams): ChatKey | null {
  const [, chat = ""] = /^replayed-(.*)$/.exec(query.get(DONE) ?? "") ?? [];
  return readChat(chat) ?? null;
}
