import * as v from "valibot";
import type { Alert } from "../../alerts/alert.ts";
import type { ChatKey } from "../../chat/chat.ts";
import {
  isResolvedAlready,
  resolvedAlreadyStatements,
  resolveOnReturnStatements,
  resolvesOnReturn,
} from "../alerts/came-back.ts";
import { endAlertsStatements } from "../alerts/end.ts";
import { alertStatements, openedAgainStatements, summaryStatement } from "../alerts/upsert.ts";
import { bodyPartStatements } from "../body.ts";
import type { Database, Statement } from "../database.ts";
import { readChanged } from "../deliveries/status-update-insert.ts";
import { keptStatement } from "../quarantine/quarantine.ts";
import { wordStatement } from "../service-events.ts";
import { markAtStatement } from "../statistics/recompute-marks.ts";
import type { Arrival } from "./arrival.ts";
import { CONTEXT_COLUMNS, contextColumns, type ExistingChat, type WriteContext, writeContextOf } from "./existing.ts";

/** What was written with it. */
export interface Recording extends WriteContext {
  /** Targets that are informed that earlier alerts of the customer are over. */
  readonly changed: readonly string[];
}

/** Other statements of the same transaction, such as the origin. */
export type Along = readonly Statement[];

/**
 * Writes a chat that does not exist yet. Null if it exists: it is left unchanged. Unless `settlesOthers`, also null if
 * it resolves earlier alerts of its customer, or a later chat resolves its own: this is rare, and other chats need no
 * statements for it.
 */
export function recordNew(
  db: Database,
  arrival: Arrival,
  alert: Alert | null,
  settlesOthers: boolean,
  along: Along,
): Promise<Recording | null> {
  const { key, receipt, rank } = arrival;
  const settled = settlesOthers ? null : settles(arrival, alert);
  const kept = keptCondition(arrival);
  const chat = [key.chatId, key.projectId];
  // If it exists, nothing else is queried.
  const unsettled =
    settled === null
      ? "TRUE"
      : `NOT EXISTS (SELECT 1 FROM chats WHERE chat_id = ? AND project_id = ?) AND NOT (${settled.sql})`;
  const head: Statement = {
    sql: `INSERT INTO chats (chat_id, project_id, revision, revisions, receipt, last_message_at, messages, is_spam,
            queue, agent, disposition, received_at, answered_from, entity_id, ticket_id, first_queue, platform)
          SELECT ?, ?, 1, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
          WHERE ${unsettled} AND ${kept.sql}
          ON CONFLICT DO NOTHING RETURNING ${CONTEXT_COLUMNS}`,
    values: [
      ...[...chat, receipt, rank.lastMessageAt, rank.messages, Number(arrival.isSpam)],
      ...[arrival.queue, arrival.agent, arrival.disposition, arrival.receivedAt, arrival.answeredFrom],
      ...[arrival.entityId, arrival.ticketId, arrival.firstQueue, arrival.platform],
      ...[...(settled === null ? [] : [...chat, ...settled.values]), ...kept.values, arrival.quarantineId],
    ],
  };
  const fresh = alert === null ? [] : alertStatements(arrival, alert, 1, true, mine(arrival));
  const after = settlesOthers ? afterAlert(arrival, alert, true) : [];
  return write(db, head, arrival, 1, [...fresh, ...after], along);
}

/**
 * Writes a further revision of an existing chat, read as `held`. Null if that is out of date, because of another
 * arrival, expiry, erasure, or a change of its alert: then nothing is written.
 */
export function recordRevision(
  db: Database,
  arrival: Arrival,
  existing: Pick<ExistingChat, "revisions" | "gone" | "counted" | "rank" | "alert">,
  onTop: boolean,
  alert: Alert | null,
  along: Along,
): Promise<Recording | null> {
  const { key, receipt, rank } = arrival;
  const { revisions, gone } = existing;
  const next = revisions + 1;
  const kept = keptCondition(arrival);
  const columns = onTop
    ? `revision = ?, last_message_at = ?, messages = ?, is_spam = ?, queue = ?, agent = ?, disposition = ?,
          answered_from = ?, entity_id = ?, ticket_id = ?, first_queue = ?, platform = ?,`
    : "";
  const head: Statement = {
    sql: `UPDATE chats SET ${columns} revisions = ?, receipt = ?, received_at = ?, gone = NULL
          WHERE chat_id = ? AND project_id = ? AND revisions = ? AND gone IS ? AND ? IS
            (SELECT changes FROM alerts WHERE alerts.chat_id = chats.chat_id AND alerts.project_id = chats.project_id)
            AND ${kept.sql}
          RETURNING ${CONTEXT_COLUMNS}`,
    values: [
      ...(onTop ? [next, rank.lastMessageAt, rank.messages, Number(arrival.isSpam)] : []),
      ...(onTop ? [arrival.queue, arrival.agent, arrival.disposition, arrival.answeredFrom] : []),
      ...(onTop ? [arrival.entityId, arrival.ticketId, arrival.firstQueue, arrival.platform] : []),
      ...[next, receipt, arrival.receivedAt, key.chatId, key.projectId, revisions, gone],
      ...[existing.alert?.changes ?? null, ...kept.values, arrival.quarantineId],
    ],
  };
  const guard = mine(arrival);
  const fresh =
    alert === null
      ? []
      : [
          ...openedAgainStatements(arrival, alert, guard),
          ...alertStatements(arrival, alert, (existing.alert?.changes ?? 0) + 1, onTop, guard),
        ];
  const current = onTop && alert === null ? [summaryStatement(arrival, existing.rank, guard)] : [];
  const over = onTop && arrival.isSpam ? spamStatements(arrival, guard) : [];
  const alerts = [...fresh, ...current, ...over, ...afterAlert(arrival, alert, onTop)];
  const stands = {
    sql: "EXISTS (SELECT 1 FROM chats WHERE chat_id = ? AND project_id = ? AND revisions = ?)",
    values: [key.chatId, key.projectId, revisions],
  };
  const mark = markAtStatement(existing.counted, stands, arrival.receivedAt);
  return write(db, head, arrival, next, alerts, [...along, ...(mark === null ? [] : [mark])]);
}

/** Whether a new chat and other chats of its customer resolve each other, as a condition; null if they cannot. */
function settles(arrival: Arrival, alert: Alert | null): Statement | null {
  if (alert === null) return resolvesOnReturn(arrival);
  return isResolvedAlready(arrival, arrival.summarize().closedAt ?? arrival.receivedAt);
}

/** Spam needs no call: its alert ends. */
function spamStatements({ key, receivedAt, eventTargets }: Arrival, { sql, values }: Statement): readonly Statement[] {
  const own = {
    sql: `alerts.chat_id = ? AND alerts.project_id = ? AND ${sql}`,
    values: [key.chatId, key.projectId, ...values],
  };
  return endAlertsStatements(own, "marked-as-spam", receivedAt, receivedAt, eventTargets);
}

/** The effects on the customer's other chats, and of those on this one. */
function afterAlert(arrival: Arrival, alert: Alert | null, wins: boolean): readonly Statement[] {
  const guard = mine(arrival);
  return [
    ...(wins ? resolveOnReturnStatements(arrival, guard) : []),
    ...(alert === null ? [] : resolvedAlreadyStatements(arrival, guard)),
  ];
}

async function write(
  db: Database,
  head: Statement,
  arrival: Arrival,
  revision: number,
  alert: readonly Statement[],
  along: Along,
): Promise<Recording | null> {
  const { key, body } = arrival;
  const guard = mine(arrival);
  const stored: Statement = {
    sql: `INSERT INTO revisions
            (chat_id, project_id, revision, digest, received_at, contact_id, entity_id, columns_read, encoding, charset, body)
          SELECT ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ? WHERE ${guard.sql} ON CONFLICT DO NOTHING`,
    values: [
      ...[key.chatId, key.projectId, revision, arrival.digest, arrival.receivedAt, arrival.contactId, arrival.entityId],
      ...[body.encoding, arrival.charset, body.parts[0] ?? "", ...guard.values],
    ],
  };
  const results = await db.batch([
    ...along,
    head,
    stored,
    ...bodyPartStatements(revisionOwner(key, revision), body.parts, guard),
    ...arrival.oddWords.map((word) => wordStatement(word, key, arrival.receivedAt, guard)),
    ...alert,
  ]);
  const row = results[along.length]?.[0];
  if (row === undefined) return null;
  return { ...writeContextOf(v.parse(v.object(contextColumns), row)), changed: readChanged(results) };
}

/** True once this arrival has written the chat's head: its other statements are written with that, or not at all. */
function mine({ key, receipt }: Arrival): Statement {
  return {
    sql: "EXISTS (SELECT 1 FROM chats WHERE chat_id = ? AND project_id = ? AND receipt = ?)",
    values: [key.chatId, key.projectId, receipt],
  };
}

/** A replayed entry that was deleted meanwhile is not stored. */
function keptCondition({ entry }: Arrival): Statement {
  return entry === null ? { sql: "TRUE", values: [] } : keptStatement(entry);
}

/** The owner of the rest of a revision's body. */
export function revisionOwner(key: ChatKey, revision: number): string {
  return `revision/${key.projectId}/${key.chatId}/${revision}`;
}
