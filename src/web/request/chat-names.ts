import type { ChatKey } from "../../chat/chat.ts";

/** "130/101" to a chat's key; null if it is invalid. */
export function readChatName(text: string): ChatKey | null {
  const [, project, chat] = /^([1-9]\d{0,15})\/([1-9]\d{0,15})$/.exec(text) ?? [];
  const key = { projectId: Number(project), chatId: Number(chat) };
  return Number.isSafeInteger(key.projectId) && Number.isSafeInteger(key.chatId) ? key : null;
}

/** "130/101,130/102" to the keys of the valid names, at most `most`. */
export function readChatNames(text: string | null, most: number): readonly ChatKey[] {
  const names = (text ?? "").split(",", most);
  return names.map(readChatName).filter((key) => key !== null);
}
