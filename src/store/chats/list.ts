import * as v from "valibot";
import type { Reason } from "../../alerts/reasons.ts";
import type { ChatKey } from "../../chat/chat.ts";
import {
  backInTime,
  boundedScanStatement,
  readFound,
  type Scan,
  type ScanBounds,
  type ScannedPage,
  type ScannedTimes,
  whereGiven,
  within,
} from "../bounded-scan.ts";
import { chatColumns, recordedReasons, withKey } from "../columns.ts";
import type { Database, Row, Statement } from "../database.ts";

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
  /** All reasons of its alert; empty if there is none. */
  readonly reasons: readonly Reason[];
  /** When its last revision arrived, in milliseconds since 1970. */
  readonly receivedAt: number;
  /** Until when it is or was on hold; null: no hold. */
  readonly heldUntil: number | null;
}

/** The filters, by time of arrival; null: no filter. */
export interface ChatFilter extends ScannedTimes {
  readonly project: number | null;
  readonly chat: number | null;
  /** Both are compared without case of Latin letters. */
  readonly queue: string | null;
  readonly disposition: string | null;
  readonly reason: Reason | null;
  readonly isSpam: boolean | null;
}

/** The end of a page: the next one begins before it. */
export interface ChatCursor {
  readonly key: ChatKey;
  readonly receivedAt: number;
}

/** Latest first. With a chat id as filter, pages go by project, and each is sorted latest first. */
export async function listChats(
  db: Database,
  filter: ChatFilter,
  after: ChatCursor | null,
  bounds: ScanBounds,
): Promise<ScannedPage<ListedChat>> {
  const { sql, values } = boundedScanStatement(readingOf(filter, after), bounds);
  // The reasons only of shown chats: each alert is one more row to read.
  const [rows = []] = await db.batch([
    {
      sql: `SELECT found.*, (SELECT reasons FROM alerts WHERE alerts.chat_id = found.chat_id
              AND alerts.project_id = found.project_id) AS reasons, ${HELD_UNTIL} FROM (${sql}) AS found`,
      values,
    },
  ]);
  const found = readFound(rows, bounds, readListed);
  return { ...found, entries: found.entries.toSorted((one, other) => other.receivedAt - one.receivedAt) };
}

/** By the primary key if it finds the chat id, else along readable chats by time of arrival. */
export function readingOf(filter: ChatFilter, after: ChatCursor | null): Scan {
  const { project, chat } = filter;
  const filters = filtersOf(filter);
  if (chat === null) {
    const place = after === null ? null : ([after.receivedAt, after.key.chatId, after.key.projectId] as const);
    const { range, order } = backInTime(["received_at", "chat_id", "project_id"], filter, place);
    const kept = { sql: "gone IS NULL", values: [] };
    return {
      ...{ columns: COLUMNS, table: "chats INDEXED BY kept", range: [kept, ...range], order },
      filters: [...whereGiven([["project_id = ?", project]]), ...filters],
    };
  }
  const range = whereGiven([
    ["chat_id = ?", chat],
    ["project_id = ?", project],
    ["project_id < ?", after?.key.projectId ?? null],
  ]);
  return {
    ...{ columns: COLUMNS, table: "chats", range, order: "chat_id DESC, project_id DESC" },
    filters: [{ sql: "gone IS NULL", values: [] }, ...within("received_at", filter), ...filters],
  };
}

/** Filters without an index. */
function filtersOf({ queue, disposition, reason, isSpam }: ChatFilter): readonly Statement[] {
  return whereGiven([
    ["queue = ? COLLATE NOCASE", queue],
    ["disposition = ? COLLATE NOCASE", disposition],
    ["is_spam = ?", isSpam === null ? null : Number(isSpam)],
    [
      `EXISTS (SELECT 1 FROM alerts WHERE alerts.chat_id = examined.chat_id
         AND alerts.project_id = examined.project_id AND instr(reasons, ?))`,
      reason === null ? null : JSON.stringify(reason),
    ],
  ]);
}

const COLUMNS = `chat_id, project_id, revision, revisions, messages, is_spam, queue, agent, platform, disposition,
  received_at, gone`;

/** Until when a found chat is or was on hold. */
export const HELD_UNTIL = `(SELECT ends_at FROM holds
  WHERE holds.chat_id = found.chat_id AND holds.project_id = found.project_id) AS held_until`;

const listed = v.object({
  ...chatColumns,
  revision: v.number(),
  revisions: v.number(),
  messages: v.number(),
  is_spam: v.number(),
  queue: v.nullable(v.string()),
  disposition: v.nullable(v.string()),
  received_at: v.number(),
  reasons: v.nullable(recordedReasons),
  held_until: v.nullable(v.number()),
});

export function readListed(row: Row): ListedChat {
  const { is_spam, received_at, reasons, held_until, ...rest } = withKey(v.parse(listed, row));
  const read = { isSpam: is_spam === 1, receivedAt: received_at, reasons: reasons ?? [], heldUntil: held_until };
  return { ...rest, ...read };
}
