import * as v from "valibot";
import { REASONS, type Reason } from "../alerts/reasons.ts";
import type { ChatKey } from "../chat/chat.ts";
import type { Row, Statement } from "./database.ts";

/** Another chat of the same customer. */
export interface NeighbouringChat {
  readonly key: ChatKey;
  /** Its last message, else when it came; milliseconds since 1970. */
  readonly at: number;
  readonly messages: number;
  readonly isSpam: boolean;
  /** All reasons of its alert. */
  readonly reasons: readonly Reason[];
}

const MOST = 5;

/**
 * The nearest earlier and the nearest later chats of a contact within a project, the nearest first. `at` is when the
 * chat in hand was, as theirs is told.
 */
export function neighbourStatements(
  { projectId, chatId }: ChatKey,
  contactId: number | null,
  at: number,
): readonly [earlier: Statement, later: Statement] {
  const beside = (comparison: "<" | ">", order: "ASC" | "DESC"): Statement => ({
    sql: `SELECT chats.project_id, chats.chat_id, coalesce(chats.last_message_at, revisions.received_at) AS at,
            chats.messages, chats.is_spam, alerts.reasons
          FROM revisions
          JOIN chats ON chats.chat_id = revisions.chat_id AND chats.project_id = revisions.project_id
            AND chats.revision = revisions.revision
          LEFT JOIN alerts ON alerts.chat_id = chats.chat_id AND alerts.project_id = chats.project_id
          WHERE revisions.project_id = ? AND revisions.contact_id = ? AND chats.chat_id <> ? AND chats.gone IS NULL
            AND (at, chats.chat_id) ${comparison} (?, ?)
          ORDER BY at ${order}, chats.chat_id ${order} LIMIT ?`,
    values: [projectId, contactId, chatId, at, chatId, MOST],
  });
  return [beside("<", "DESC"), beside(">", "ASC")];
}

const row = v.object({
  project_id: v.number(),
  chat_id: v.number(),
  at: v.number(),
  messages: v.number(),
  is_spam: v.number(),
  reasons: v.nullable(v.pipe(v.string(), v.parseJson(), v.array(v.picklist(REASONS)))),
});

export function readNeighbours(rows: readonly Row[]): readonly NeighbouringChat[] {
  return v.parse(v.array(row), rows).map(({ project_id: projectId, chat_id: chatId, is_spam, reasons, ...rest }) => ({
    ...rest,
    key: { projectId, chatId },
    isSpam: is_spam === 1,
    reasons: reasons ?? [],
  }));
}
