import * as v from "valibot";
import type { Alert, KnownAlert } from "../alerts/alert.ts";
import { REASONS } from "../alerts/reasons.ts";
import type { Sight } from "../alerts/sight.ts";
import type { Summary } from "../alerts/summary.ts";
import type { ChatKey } from "../chat/chat.ts";
import type { Rank } from "../chat/rank.ts";
import { alertStatements, summaryStatement } from "./alerts.ts";
import { restStatements, type StoredBody } from "./body.ts";
import type { Database, Statement } from "./database.ts";
import { wordStatement } from "./sights.ts";

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
  /** The customer, as VCC Live counts them. */
  readonly contactId: number | null;
  readonly rank: Rank;
  readonly isSpam: boolean;
  /** Where it ended. */
  readonly queue: string | null;
  readonly disposition: string | null;
  /** The words in it that nobody here knows. */
  readonly oddWords: readonly Sight[];
  /** Made only where there may be an alert to keep it with. */
  readonly summarize: () => Summary;
}

/** What was found beside a chat while it was written. */
export interface Written {
  /** The same body could not be read before, and is in quarantine still. */
  readonly inQuarantine: boolean;
  /** Where the last genuine webhook came in; null until one is remembered. */
  readonly origin: string | null;
}

/** What D1 holds of a chat that is known. */
export interface Held extends Written {
  readonly receipt: string;
  readonly revision: number;
  readonly revisions: number;
  readonly rank: Rank;
  readonly isSpam: boolean;
  /** Why its texts are gone; null: they are there. */
  readonly gone: Gone | null;
  readonly digests: readonly { readonly revision: number; readonly digest: string }[];
  readonly alert: KnownAlert | null;
}

/** `expired`: its time was over. `erased`: somebody asked for it, and it never comes back. */
export const GONE = ["expired", "erased"] as const;
export type Gone = (typeof GONE)[number];

/** Statements that belong to the same transaction whatever the chat is, such as the origin. */
export type Along = readonly Statement[];

/** Writes a chat that is not known yet. Null where it is known: it is left as it is. */
export function recordNew(db: Database, arrival: Arrival, alert: Alert | null, along: Along): Promise<Written | null> {
  const { key, receipt, rank } = arrival;
  const head: Statement = {
    sql: `INSERT INTO chats (chat_id, project_id, revision, revisions, receipt, last_message_at, messages, is_spam,
            queue, disposition, received_at)
          VALUES (?, ?, 1, 1, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING ${BESIDE}`,
    values: [
      ...[key.chatId, key.projectId, receipt, rank.lastMessageAt, rank.messages, Number(arrival.isSpam)],
      ...[arrival.queue, arrival.disposition, arrival.receivedAt, arrival.quarantineId],
    ],
  };
  return write(db, head, arrival, 1, alert === null ? [] : alertStatements(arrival, alert, true, mine(arrival)), along);
}

/**
 * Writes a further revision of a chat as it was `held`. Null where it is not so any more, because another arrival, its
 * expiry or its erasure was faster: then nothing is written.
 */
export function recordRevision(
  db: Database,
  arrival: Arrival,
  { revisions, gone }: Pick<Held, "revisions" | "gone">,
  onTop: boolean,
  alert: Alert | null,
  along: Along,
): Promise<Written | null> {
  const { key, receipt, rank } = arrival;
  const next = revisions + 1;
  const columns = onTop
    ? "revision = ?, last_message_at = ?, messages = ?, is_spam = ?, queue = ?, disposition = ?,"
    : "";
  const head: Statement = {
    sql: `UPDATE chats SET ${columns} revisions = ?, receipt = ?, received_at = ?, gone = NULL
          WHERE chat_id = ? AND project_id = ? AND revisions = ? AND gone IS ? RETURNING ${BESIDE}`,
    values: [
      ...(onTop ? [next, rank.lastMessageAt, rank.messages, Number(arrival.isSpam)] : []),
      ...(onTop ? [arrival.queue, arrival.disposition] : []),
      ...[next, receipt, arrival.receivedAt, key.chatId, key.projectId, revisions, gone, arrival.quarantineId],
    ],
  };
  const guard = mine(arrival);
  const fresh = alert === null ? [] : alertStatements(arrival, alert, onTop, guard);
  const current = onTop && alert === null ? [summaryStatement(arrival, guard)] : [];
  return write(db, head, arrival, next, [...fresh, ...current], along);
}

async function write(
  db: Database,
  head: Statement,
  arrival: Arrival,
  revision: number,
  alert: readonly Statement[],
  along: Along,
): Promise<Written | null> {
  const { key, body } = arrival;
  const guard = mine(arrival);
  const stored: Statement = {
    sql: `INSERT INTO revisions (chat_id, project_id, revision, digest, received_at, contact_id, encoding, body)
          SELECT ?, ?, ?, ?, ?, ?, ?, ? WHERE ${guard.sql} ON CONFLICT DO NOTHING`,
    values: [
      ...[key.chatId, key.projectId, revision, arrival.digest, arrival.receivedAt, arrival.contactId],
      ...[body.encoding, body.parts[0] ?? "", ...guard.values],
    ],
  };
  const results = await db.batch([
    ...along,
    head,
    stored,
    ...restStatements(revisionOwner(key, revision), body.parts, guard),
    ...arrival.oddWords.map((word) => wordStatement(word, key, arrival.receivedAt, guard)),
    ...alert,
  ]);
  const row = results[along.length]?.[0];
  return row === undefined ? null : writtenOf(v.parse(v.object(besideColumns), row));
}

/** True once this arrival has written the chat's head: what else it writes comes with that, or not at all. */
function mine({ key, receipt }: Arrival): Statement {
  return {
    sql: "EXISTS (SELECT 1 FROM chats WHERE chat_id = ? AND project_id = ? AND receipt = ?)",
    values: [key.chatId, key.projectId, receipt],
  };
}

/** Who owns the rest of a revision's body. */
export function revisionOwner(key: ChatKey, revision: number): string {
  return `revision/${key.projectId}/${key.chatId}/${revision}`;
}

/** What D1 holds of a chat that is known. */
export async function readHeld(db: Database, { key, quarantineId }: Arrival): Promise<Held> {
  const sql = `SELECT chats.receipt, chats.revision, chats.revisions, chats.last_message_at, chats.messages, chats.is_spam,
      chats.gone, ${BESIDE}, alerts.reasons AS alert_reasons, alerts.number AS alert_number,
      (SELECT json_group_array(json_object('revision', revision, 'digest', digest)) FROM revisions
        WHERE chat_id = chats.chat_id AND project_id = chats.project_id) AS digests
    FROM chats LEFT JOIN alerts ON alerts.chat_id = chats.chat_id AND alerts.project_id = chats.project_id
    WHERE chats.chat_id = ? AND chats.project_id = ?`;
  const [rows = []] = await db.batch([{ sql, values: [quarantineId, key.chatId, key.projectId] }]);
  const { alert_reasons: reasons, alert_number: number, ...read } = v.parse(heldRow, rows[0]);
  return {
    ...writtenOf(read),
    receipt: read.receipt,
    revision: read.revision,
    revisions: read.revisions,
    rank: { lastMessageAt: read.last_message_at, messages: read.messages },
    isSpam: read.is_spam === 1,
    gone: read.gone,
    digests: read.digests,
    alert: reasons === null || number === null ? null : { reasons, number },
  };
}

/** Rarely needed, but free where something is asked or written anyway. */
const BESIDE = `EXISTS (SELECT 1 FROM quarantine WHERE id = ?) AS in_quarantine,
  (SELECT value FROM facts WHERE name = 'origin') AS origin`;

const besideColumns = { in_quarantine: v.number(), origin: v.nullable(v.string()) };

const heldRow = v.object({
  ...besideColumns,
  receipt: v.string(),
  revision: v.number(),
  revisions: v.number(),
  last_message_at: v.nullable(v.number()),
  messages: v.number(),
  is_spam: v.number(),
  gone: v.nullable(v.picklist(GONE)),
  alert_reasons: v.nullable(v.pipe(v.string(), v.parseJson(), v.array(v.picklist(REASONS)))),
  alert_number: v.nullable(v.number()),
  digests: v.pipe(v.string(), v.parseJson(), v.array(v.object({ revision: v.number(), digest: v.string() }))),
});

function writtenOf(row: { readonly in_quarantine: number; readonly origin: string | null }): Written {
  return { inQuarantine: row.in_quarantine === 1, origin: row.origin };
}
