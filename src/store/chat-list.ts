import * as v from "valibot";
import { REASONS, type Reason } from "../alerts/reasons.ts";
import type { ChatKey } from "../chat/chat.ts";
import type { Database, Row, Statement } from "./database.ts";

/** A chat as a list shows it, without its body. */
export interface ListedChat {
  readonly key: ChatKey;
  /** The current one. */
  readonly revision: number;
  readonly revisions: number;
  readonly messages: number;
  readonly isSpam: boolean;
  readonly queue: string | null;
  readonly disposition: string | null;
  /** All of its alert; none where it has none. */
  readonly reasons: readonly Reason[];
  /** When its last revision came, in milliseconds since 1970. */
  readonly receivedAt: number;
}

/** What is asked for; null asks for nothing. */
export interface ChatFilter {
  readonly project: number | null;
  readonly chat: number | null;
  /** These two whatever the case of their Latin letters. */
  readonly queue: string | null;
  readonly disposition: string | null;
  readonly reason: Reason | null;
  readonly isSpam: boolean | null;
  /** Received at this instant or later. */
  readonly from: number | null;
  /** Received before this instant. */
  readonly to: number | null;
}

/** Where a page ended: the next begins with what was received before it. */
export interface ChatPlace {
  readonly key: ChatKey;
  readonly receivedAt: number;
}

/** The latest first, at most `most`. */
export async function listChats(
  db: Database,
  filter: ChatFilter,
  after: ChatPlace | null,
  most: number,
): Promise<readonly ListedChat[]> {
  const conditions = [...conditionsOf(filter), ...beyond(after)];
  const where = conditions.map(({ sql }) => ` AND ${sql}`).join("");
  const [rows = []] = await db.batch([
    {
      sql: `SELECT chats.chat_id, chats.project_id, revision, revisions, messages, is_spam, queue, disposition,
              received_at, alerts.reasons
            FROM chats LEFT JOIN alerts ON alerts.chat_id = chats.chat_id AND alerts.project_id = chats.project_id
            WHERE gone IS NULL${where} ORDER BY received_at DESC, chats.chat_id DESC, chats.project_id DESC LIMIT ?`,
      values: [...conditions.flatMap(({ values }) => values), most],
    },
  ]);
  return rows.map(readListed);
}

function conditionsOf(filter: ChatFilter): readonly Statement[] {
  const asked: readonly (readonly [sql: string, value: string | number | null])[] = [
    ["chats.project_id = ?", filter.project],
    ["chats.chat_id = ?", filter.chat],
    ["queue = ? COLLATE NOCASE", filter.queue],
    ["disposition = ? COLLATE NOCASE", filter.disposition],
    ["EXISTS (SELECT 1 FROM json_each(alerts.reasons) WHERE value = ?)", filter.reason],
    ["is_spam = ?", filter.isSpam === null ? null : Number(filter.isSpam)],
    ["received_at >= ?", filter.from],
    ["received_at < ?", filter.to],
  ];
  return asked.flatMap(([sql, value]) => (value === null ? [] : [{ sql, values: [value] }]));
}

function beyond(place: ChatPlace | null): readonly Statement[] {
  if (place === null) return [];
  const { key, receivedAt } = place;
  return [
    {
      sql: "(received_at, chats.chat_id, chats.project_id) < (?, ?, ?)",
      values: [receivedAt, key.chatId, key.projectId],
    },
  ];
}

const listed = v.object({
  chat_id: v.number(),
  project_id: v.number(),
  revision: v.number(),
  revisions: v.number(),
  messages: v.number(),
  is_spam: v.number(),
  queue: v.nullable(v.string()),
  disposition: v.nullable(v.string()),
  received_at: v.number(),
  reasons: v.nullable(v.pipe(v.string(), v.parseJson(), v.array(v.picklist(REASONS)))),
});

function readListed(row: Row): ListedChat {
  const { chat_id, project_id, is_spam, received_at, reasons, ...rest } = v.parse(listed, row);
  const key = { projectId: project_id, chatId: chat_id };
  return { ...rest, key, isSpam: is_spam === 1, receivedAt: received_at, reasons: reasons ?? [] };
}
