import * as v from "valibot";
import type { ChatKey } from "./chat.ts";

/** The ids of projects, chats, tickets, contacts and entities are whole numbers from 1 to this one. */
export const LARGEST_ID = Number.MAX_SAFE_INTEGER;

/** More digits than any id has. */
const MOST_DIGITS = 16;

export const idSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

export function isId(value: unknown): value is number {
  return v.is(idSchema, value);
}

/** An id in an address: written in one way, without zeros before it; null for anything else. */
export function readId(text: string | undefined): number | null {
  if (text === undefined || text.length > MOST_DIGITS || !/^[1-9]\d*$/.test(text)) return null;
  return isId(Number(text)) ? Number(text) : null;
}

/** "130/101", as `chatName` writes it, to a chat's key; null when it is none. */
export function readChatName(text: string): ChatKey | null {
  const [project, chat, ...more] = text.split("/", 3);
  const [projectId, chatId] = [readId(project), readId(chat)];
  return projectId === null || chatId === null || more.length > 0 ? null : { projectId, chatId };
}

/** "130/101,130/102" to what of it is a chat's name, at most `most`. */
export function readChatNames(text: string | null, most: number): readonly ChatKey[] {
  const names = (text ?? "").split(",", most);
  return names.map(readChatName).filter((key) => key !== null);
}
