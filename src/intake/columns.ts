import { textOf } from "../chat/body-text.ts";
import type { ChatColumns } from "../chat/chat.ts";
import { readColumns } from "../chat/read.ts";
import type { Columns } from "../store/chats/arrival.ts";
import { short } from "./summarize.ts";

/** The columns that are stored with a body. */
export function columnsOf({ entityId, ticketId, firstAgent, lastAgent, firstQueue, platform }: ChatColumns): Columns {
  const agent = short(lastAgent ?? firstAgent);
  return { entityId, ticketId, agent, firstQueue: short(firstQueue), platform: short(platform) };
}

/** The columns of a body that a version without them stored; null if it cannot be read. */
export function columnsOfBody(body: Uint8Array<ArrayBuffer>): Columns | null {
  const read = readColumns(textOf(body, null).text);
  return read === null ? null : columnsOf(read);
}
