import * as v from "valibot";
import type { Reason } from "../../alerts/reasons.ts";
import type { ChatKey } from "../../chat/chat.ts";
import { chatColumns, recordedReasons, withKey } from "../columns.ts";
import type { Row, Statement } from "../database.ts";

/** Another chat of the same customer. */
export interface SameContactChat {
  readonly key: ChatKey;
  /** Its last message, else its arrival; milliseconds since 1970. */
  readonly at: number;
  readonly messages: number;
  readonly isSpam: boolean;
  /** All reasons of its alert. */
  readonly reasons: readonly Reason[];
}

/** The nearest in time first. */
export interface SameContactChats {
  readonly earlier: readonly SameContactChat[];
  readonly later: readonly SameContactChat[];
}

const MOST = 5;

/** How many revisions are examined on each side. With their chats and alerts these are at most 198 rows read. */
const NEAREST = 33;

/**
 * Chats of a contact within a project with the nearest ids. Anonymous visitors may share one contact with a hundred
 * thousand chats, so they cannot all be sorted by time. VCC Live numbers chats in the order in which they begin, so the
 * nearest in time are nearly always among these.
 */
export function sameContactStatement({ projectId, chatId }: ChatKey, contactId: number | null): Statement {
  const nearest = (comparison: "<" | ">", order: "ASC" | "DESC") =>
    `SELECT * FROM (SELECT chat_id, project_id, revision, received_at FROM revisions INDEXED BY contacts
       WHERE project_id = ?1 AND contact_id = ?2 AND contact_id IS NOT NULL AND chat_id ${comparison} ?3
       ORDER BY chat_id ${order}, revision ${order} LIMIT ?4)`;
  return {
    sql: `SELECT chats.project_id, chats.chat_id, coalesce(chats.last_message_at, beside.received_at) AS at,
            chats.messages, chats.is_spam, alerts.reasons
          FROM (${nearest("<", "DESC")} UNION ALL ${nearest(">", "ASC")}) AS beside
          CROSS JOIN chats ON chats.chat_id = beside.chat_id AND chats.project_id = beside.project_id
            AND chats.revision = beside.revision AND chats.gone IS NULL
          LEFT JOIN alerts ON alerts.chat_id = chats.chat_id AND alerts.project_id = chats.project_id`,
    values: [projectId, contactId, chatId, NEAREST],
  };
}

const row = v.object({
  ...chatColumns,
  at: v.number(),
  messages: v.number(),
  is_spam: v.number(),
  reasons: v.nullable(recordedReasons),
});

/** Of these, the nearest in time to the current chat; `at` is the time of that. */
export function readSameContact(rows: readonly Row[], chatId: number, at: number): SameContactChats {
  const chats = v.parse(v.array(row), rows).map(readChat);
  const order = (one: Moment, other: Moment) => one.at - other.at || one.key.chatId - other.key.chatId;
  const here = { at, key: { chatId } };
  const inOrder = chats.toSorted(order);
  return {
    earlier: inOrder
      .filter((chat) => order(chat, here) < 0)
      .toReversed()
      .slice(0, MOST),
    later: inOrder.filter((chat) => order(chat, here) > 0).slice(0, MOST),
  };
}

interface Moment {
  readonly at: number;
  readonly key: Pick<ChatKey, "chatId">;
}

function readChat({ is_spam, reasons, ...read }: v.InferOutput<typeof row>) {
  return { ...withKey(read), isSpam: is_spam === 1, reasons: reasons ?? [] };
}
