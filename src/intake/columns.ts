import type { ChatColumns } from "../chat/chat.ts";
import { readColumns } from "../chat/read.ts";
import type { Columns } from "../store/chats/arrival.ts";
import { short } from "./summarize.ts";

/** What is stored beside a body. */
export function columnsOf({ entityId, ticketId, firstAgent, lastAgent, firstQueue, platform }: ChatColumns): Columns {
  const agent = short(lastAgent ?? firstAgent);
  return { entityId, ticketId, agent, firstQueue: short(firstQueue), platform: short(platform) };
}

/** The same of a body that is stored already; null where it can not be read. */
export function columnsOfBody(body: Uint8Array<ArrayBuffer>): Columns | null {
  const read = readColumns(new TextDecoder("utf-8", { ignoreBOM: true }).decode(body));
  return read === null ? null : columnsOf(read);
}
