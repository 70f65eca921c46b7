import * as v from "valibot";
import type { Alert, KnownAlert } from "../alerts/alert.ts";
import { REASONS } from "../alerts/reasons.ts";
import type { ChatKey } from "../chat/chat.ts";
import type { Rank } from "../chat/rank.ts";
import { alertStatements } from "./alerts.ts";
import { restStatements, type StoredBody } from "./body.ts";
import type { Database, Row, Statement } from "./database.ts";

/** One arrival, ready to be written: everything in it is written in one transaction, or nothing. */
export interface Arrival {
  readonly key: ChatKey;
  /** Unique to this arrival: by it a repeated write knows its own first try. */
  readonly receipt: string;
  readonly receivedAt: number;
  /** What the body is called in quarantine, should it be there. */
  readonly quarantineId: string;
  readonly digest: string;
  readonly body: StoredBody;
  readonly rank: Rank;
  readonly isSpam: boolean;
}

/** What D1 holds of a chat after the write was tried. */
export interface Held {
  readonly receipt: string;
  readonly revision: number;
  readonly revisions: number;
  readonly rank: Rank;
  readonly isSpam: boolean;
  readonly digests: readonly { readonly revision: number; readonly digest: string }[];
  readonly alert: KnownAlert | null;
  /** The same body could not be read before, and is in quarantine still. */
  readonly inQuarantine: boolean;
  /** Where the last genuine webhook came in; null until one is remembered. */
  readonly origin: string | null;
}

/** Statements that belong to the same transaction whatever the chat is: the origin, a quarantine entry that is settled. */
export type Along = readonly Statement[];

/** Writes a chat that is not known yet. One that is known is left as it is; what is held tells which it was. */
export function recordNew(db: Database, arrival: Arrival, alert: Alert | null, along: Along): Promise<Held> {
  const { key, receipt, rank } = arrival;
  const head: Statement = {
    sql: `INSERT INTO chats (chat_id, project_id, revision, revisions, receipt, last_message_at, messages, is_spam)
          VALUES (?, ?, 1, 1, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    values: [key.chatId, key.projectId, receipt, rank.lastMessageAt, rank.messages, Number(arrival.isSpam)],
  };
  return write(db, head, arrival, 1, alert, along);
}

/**
 * Writes a further revision of a chat that holds `revisions` of them. When another arrival was faster nothing is
 * written, and what is held has that one's receipt.
 */
export function recordRevision(
  db: Database,
  arrival: Arrival,
  revisions: number,
  onTop: boolean,
  alert: Alert | null,
  along: Along,
): Promise<Held> {
  const { key, receipt, rank } = arrival;
  const next = revisions + 1;
  const current = onTop ? "revision = ?, last_message_at = ?, messages = ?, is_spam = ?," : "";
  const head: Statement = {
    sql: `UPDATE chats SET ${current} revisions = ?, receipt = ? WHERE chat_id = ? AND project_id = ? AND revisions = ?`,
    values: [
      ...(onTop ? [next, rank.lastMessageAt, rank.messages, Number(arrival.isSpam)] : []),
      ...[next, receipt, key.chatId, key.projectId, revisions],
    ],
  };
  return write(db, head, arrival, next, alert, along);
}

async function write(
  db: Database,
  head: Statement,
  arrival: Arrival,
  revision: number,
  alert: Alert | null,
  along: Along,
): Promise<Held> {
  const { key, body } = arrival;
  const mine: Statement = {
    sql: "EXISTS (SELECT 1 FROM chats WHERE chat_id = ? AND project_id = ? AND receipt = ?)",
    values: [key.chatId, key.projectId, arrival.receipt],
  };
  const stored: Statement = {
    sql: `INSERT INTO revisions (chat_id, project_id, revision, digest, received_at, encoding, body)
          SELECT ?, ?, ?, ?, ?, ?, ? WHERE ${mine.sql} ON CONFLICT DO NOTHING`,
    values: [
      key.chatId,
      key.projectId,
      revision,
      arrival.digest,
      arrival.receivedAt,
      body.encoding,
      body.parts[0] ?? "",
      ...mine.values,
    ],
  };
  const results = await db.batch([
    head,
    stored,
    ...restStatements(revisionOwner(key, revision), body.parts, mine),
    ...(alert === null ? [] : alertStatements(key, alert, arrival.receivedAt, mine)),
    ...along,
    held(arrival),
  ]);
  return readHeld(results.at(-1)?.[0]);
}

/** Who owns the rest of a revision's body. */
export function revisionOwner(key: ChatKey, revision: number): string {
  return `revision/${key.projectId}/${key.chatId}/${revision}`;
}

/** All that may be asked afterwards, in the same round trip. */
function held({ key, quarantineId }: Arrival): Statement {
  return {
    sql: `SELECT chats.receipt, chats.revision, chats.revisions, chats.last_message_at, chats.messages, chats.is_spam,
            EXISTS (SELECT 1 FROM quarantine WHERE id = ?) AS in_quarantine,
            (SELECT value FROM facts WHERE name = 'origin') AS origin,
            alerts.reasons AS alert_reasons, alerts.number AS alert_number,
            (SELECT json_group_array(json_object('revision', revision, 'digest', digest)) FROM revisions
              WHERE chat_id = chats.chat_id AND project_id = chats.project_id) AS digests
          FROM chats LEFT JOIN alerts ON alerts.chat_id = chats.chat_id AND alerts.project_id = chats.project_id
          WHERE chats.chat_id = ? AND chats.project_id = ?`,
    values: [quarantineId, key.chatId, key.projectId],
  };
}

const heldRow = v.object({
  receipt: v.string(),
  revision: v.number(),
  revisions: v.number(),
  last_message_at: v.nullable(v.number()),
  messages: v.number(),
  is_spam: v.number(),
  in_quarantine: v.number(),
  origin: v.nullable(v.string()),
  alert_reasons: v.nullable(v.pipe(v.string(), v.parseJson(), v.array(v.picklist(REASONS)))),
  alert_number: v.nullable(v.number()),
  digests: v.pipe(v.string(), v.parseJson(), v.array(v.object({ revision: v.number(), digest: v.string() }))),
});

function readHeld(row: Row | undefined): Held {
  const { alert_reasons: reasons, alert_number: number, ...read } = v.parse(heldRow, row);
  return {
    receipt: read.receipt,
    revision: read.revision,
    revisions: read.revisions,
    rank: { lastMessageAt: read.last_message_at, messages: read.messages },
    isSpam: read.is_spam === 1,
    inQuarantine: read.in_quarantine === 1,
    origin: read.origin,
    digests: read.digests,
    alert: reasons === null || number === null ? null : { reasons, number },
  };
}
