import type { Chat, ChatKey } from "../../../chat/chat.ts";
import { readChat } from "../../../chat/read.ts";
import { readBody } from "../../../store/chats/transcripts.ts";
import type { Database } from "../../../store/database.ts";
import type { Visit } from "../../request/visit.ts";

/** One revision as it came, and as it is read. */
export interface Stored {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly chat: Chat;
}

/** From the copy, else from D1; null where neither has it, or it can not be read. */
export function readStored(db: Database, visit: Visit, key: ChatKey, revision: number): Promise<Stored | null>;
/** One of more than `most` bytes is not read. */
export function readStored(
  db: Database,
  visit: Visit,
  key: ChatKey,
  revision: number,
  most: number,
): Promise<Stored | "too-large" | null>;
export async function readStored(
  db: Database,
  { context, config }: Visit,
  key: ChatKey,
  revision: number,
  most = Number.POSITIVE_INFINITY,
): Promise<Stored | "too-large" | null> {
  const body = (await context.openCopy(config).read(key, revision)) ?? (await readBody(db, key, revision));
  if (body === null) return null;
  if (body.length > most) return "too-large";
  const reading = readChat(new TextDecoder("utf-8", { ignoreBOM: true }).decode(body), config.reading);
  return reading.ok ? { body, chat: reading.chat } : null;
}
