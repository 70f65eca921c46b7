import { type BodyEncoding, textOf } from "../../../chat/body-text.ts";
import type { Chat, ChatKey } from "../../../chat/chat.ts";
import { readChat } from "../../../chat/read.ts";
import { readBody } from "../../../store/chats/transcripts.ts";
import type { Database } from "../../../store/database.ts";
import type { Visit } from "../../request/visit.ts";

/** One revision as it came, and as it is read. */
export interface Stored {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly encoding: BodyEncoding;
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
  const copy = await context.openCopy(config).read(key, revision);
  // What has a charset has no copy.
  const stored = copy === null ? await readBody(db, key, revision) : { bytes: copy, charset: null };
  if (stored === null) return null;
  const { bytes: body, charset } = stored;
  if (body.length > most) return "too-large";
  const { text, encoding } = textOf(body, charset);
  const reading = readChat(text, config.reading);
  return reading.ok ? { body, encoding, chat: reading.chat } : null;
}
