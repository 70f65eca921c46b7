import * as v from "valibot";
import type { Reason } from "../../alerts/reasons.ts";
import type { ChatKey } from "../../chat/chat.ts";
import { bodyBytes, type StoredBytes } from "../body.ts";
import { recordedReasons } from "../columns.ts";
import type { Database, Row, Statement } from "../database.ts";
import { revisionOwner } from "./record.ts";

/** One revision of a chat without its body. Instants in milliseconds since 1970. */
export interface Head {
  readonly revision: number;
  /** The number of the current revision. */
  readonly current: number;
  /** How many revisions there are. */
  readonly revisions: number;
  /** When this revision arrived. */
  readonly receivedAt: number;
  /** All reasons of its alert. */
  readonly reasons: readonly Reason[];
  /** When the alert was created; null if there is none. */
  readonly alertedAt: number | null;
}

/**
 * Of the current revision, or of the requested one. Null if there is no such chat or revision, or only ids and counts
 * of it.
 */
export async function readHead(db: Database, key: ChatKey, revision: number | null): Promise<Head | null> {
  const [[row] = []] = await db.batch([headStatement(key, revision)]);
  return row === undefined ? null : headOf(row);
}

/** The body of one revision, byte for byte; null if there is none. */
export async function readBody(db: Database, key: ChatKey, revision: number): Promise<StoredBytes | null> {
  const [bodies = [], rest = []] = await db.batch([
    {
      sql: "SELECT encoding, charset, body FROM revisions WHERE chat_id = ? AND project_id = ? AND revision = ?",
      values: [key.chatId, key.projectId, revision],
    },
    { sql: "SELECT body FROM rest WHERE owner = ? ORDER BY part", values: [revisionOwner(key, revision)] },
  ]);
  const [stored] = v.parse(v.array(bodyRow), bodies);
  const parts = v.parse(v.array(v.object({ body: v.string() })), rest).map((part) => part.body);
  if (stored === undefined) return null;
  return { bytes: bodyBytes(stored.encoding, [stored.body, ...parts]), charset: stored.charset };
}

const bodyRow = v.object({ encoding: v.string(), charset: v.nullable(v.string()), body: v.string() });

/** The projects that have a transcript with this id, in ascending order. */
export async function projectsOf(db: Database, chatId: number): Promise<readonly number[]> {
  const [rows] = await db.batch([
    { sql: "SELECT project_id FROM chats WHERE chat_id = ? AND gone IS NULL ORDER BY project_id", values: [chatId] },
  ]);
  return v.parse(v.array(v.object({ project_id: v.number() })), rows).map((row) => row.project_id);
}

function headStatement(key: ChatKey, revision: number | null): Statement {
  return {
    sql: `SELECT revisions.revision, chats.revision AS current, chats.revisions, revisions.received_at,
            alerts.reasons, alerts.opened_at
          FROM chats
          JOIN revisions ON revisions.chat_id = chats.chat_id AND revisions.project_id = chats.project_id
            AND revisions.revision = coalesce(?, chats.revision)
          LEFT JOIN alerts ON alerts.chat_id = chats.chat_id AND alerts.project_id = chats.project_id
          WHERE chats.chat_id = ? AND chats.project_id = ? AND chats.gone IS NULL`,
    values: [revision, key.chatId, key.projectId],
  };
}

const headRow = v.object({
  revision: v.number(),
  current: v.number(),
  revisions: v.number(),
  received_at: v.number(),
  opened_at: v.nullable(v.number()),
  reasons: v.nullable(recordedReasons),
});

function headOf(row: Row): Head {
  const { received_at: receivedAt, opened_at: alertedAt, reasons, ...rest } = v.parse(headRow, row);
  return { ...rest, receivedAt, alertedAt, reasons: reasons ?? [] };
}
