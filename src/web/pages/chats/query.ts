import * as v from "valibot";
import { REASONS } from "../../../alerts/reasons.ts";
import { readId } from "../../../chat/ids.ts";
import type { ChatCursor, ChatFilter } from "../../../store/chats/list.ts";
import {
  anyText,
  cursorFilter,
  idFilter,
  instantFilter,
  oneOf,
  type QueryMistake,
  readFilters,
} from "../../http/query-params.ts";

export type ReadQuery =
  | { readonly ok: true; readonly filter: ChatFilter; readonly after: ChatCursor | null }
  | QueryMistake;

const FILTERS = v.object({
  project: idFilter("must be a project's id, such as 130"),
  chat: idFilter("must be a chat's id, such as 101"),
  ...{ queue: anyText, disposition: anyText, reason: oneOf(REASONS), spam: oneOf(["yes", "no"]) },
  ...{ from: instantFilter, to: instantFilter, after: cursorFilter(readPlace) },
});

export function readQuery(query: URLSearchParams): ReadQuery {
  const read = readFilters(query, FILTERS);
  if (!read.ok) return read;
  const { spam, after, ...filter } = read.values;
  return { ok: true, filter: { ...filter, isSpam: spam === null ? null : spam === "yes" }, after };
}

/** The value of `after` for the next page. */
export function encodeCursor({ receivedAt, key }: ChatCursor): string {
  return `${receivedAt}.${key.projectId}.${key.chatId}`;
}

function readPlace(text: string): ChatCursor | undefined {
  const [, receivedAt, project, chat] = /^(\d{1,15})\.(\d+)\.(\d+)$/.exec(text) ?? [];
  const [projectId, chatId] = [readId(project), readId(chat)];
  if (projectId === null || chatId === null) return undefined;
  return { receivedAt: Number(receivedAt), key: { projectId, chatId } };
}
