import { REASONS } from "../../../alerts/reasons.ts";
import { suggest } from "../../../did-you-mean.ts";
import type { ChatCursor, ChatFilter } from "../../../store/chats/list.ts";
import { readId } from "../../http/ids.ts";
import { choice, INSTANT, readInstant, readOr } from "../../http/query-params.ts";

export type ReadQuery =
  | { readonly ok: true; readonly filter: ChatFilter; readonly after: ChatCursor | null }
  /** `parameter` is invalid: `problem` says what would be valid, and never repeats a value. */
  | { readonly ok: false; readonly parameter: string; readonly problem: string };

const PARAMETERS = ["project", "chat", "queue", "disposition", "reason", "spam", "from", "to", "after"];
const YES_OR_NO = ["yes", "no"] as const;

/** The filters of the list of chats. A mistyped filter is an error: to ignore it would show too much. */
export function readQuery(query: URLSearchParams): ReadQuery {
  const unknown = [...query.keys()].find((name) => !PARAMETERS.includes(name));
  if (unknown !== undefined) return mistake(unknown, `is no filter of this list: ${suggest(unknown, PARAMETERS)}`);
  const [project, chat] = [readOr(query.get("project"), idOf), readOr(query.get("chat"), idOf)];
  const [reason, spam] = [choice(query.get("reason"), REASONS), choice(query.get("spam"), YES_OR_NO)];
  const [from, to] = [readOr(query.get("from"), readInstant), readOr(query.get("to"), readInstant)];
  const after = readOr(query.get("after"), readPlace);
  if (project === undefined) return mistake("project", "must be a project's id, such as 130");
  if (chat === undefined) return mistake("chat", "must be a chat's id, such as 101");
  if (reason === undefined) return mistake("reason", `must be one of ${REASONS.join(", ")}`);
  if (spam === undefined) return mistake("spam", `must be one of ${YES_OR_NO.join(", ")}`);
  if (from === undefined) return mistake("from", INSTANT);
  if (to === undefined) return mistake("to", INSTANT);
  if (after === undefined) return mistake("after", "must be as the link to the next page gives it");
  const [queue, disposition] = [query.get("queue"), query.get("disposition")];
  const isSpam = spam === null ? null : spam === "yes";
  return { ok: true, filter: { project, chat, queue, disposition, reason, isSpam, from, to }, after };
}

/** The value of `after` for the next page. */
export function encodeCursor({ receivedAt, key }: ChatCursor): string {
  return `${receivedAt}.${key.projectId}.${key.chatId}`;
}

function readPlace(text: string): ChatCursor | undefined {
  const [, receivedAt, projectId, chatId] = /^(\d{1,15})\.(\d{1,16})\.(\d{1,16})$/.exec(text) ?? [];
  if (chatId === undefined) return undefined;
  return { receivedAt: Number(receivedAt), key: { projectId: Number(projectId), chatId: Number(chatId) } };
}

function idOf(text: string): number | undefined {
  return readId(text) ?? undefined;
}

function mistake(parameter: string, problem: string): ReadQuery {
  return { ok: false, parameter, problem };
}
