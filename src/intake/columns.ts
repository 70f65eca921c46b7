import { isBot } from "../chat/authors/automatic.ts";
import { textOf } from "../chat/body-text.ts";
import type { ChatColumns } from "../chat/chat.ts";
import { readColumns } from "../chat/read.ts";
import type { ReadingSettings } from "../chat/reading-settings.ts";
import type { Columns } from "../store/chats/arrival.ts";
import { short } from "./summarize.ts";

/** The columns that are stored with a body. A bot is no agent. */
export function columnsOf(
  { entityId, ticketId, firstAgent, lastAgent, firstQueue, platform }: ChatColumns,
  reading: ReadingSettings,
): Columns {
  const agent = short([lastAgent, firstAgent].find((name) => name !== null && !isBot(name, reading)) ?? null);
  return { entityId, ticketId, agent, firstQueue: short(firstQueue), platform: short(platform) };
}

/** The columns of a body that a version without them stored; null if it cannot be read. */
export function columnsOfBody(body: Uint8Array<ArrayBuffer>, reading: ReadingSettings): Columns | null {
  const read = readColumns(textOf(body, null).text);
  return read === null ? null : columnsOf(read, reading);
}
