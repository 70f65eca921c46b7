import * as v from "valibot";
import { SOMEBODY } from "../../alerts/actor.ts";
import type { StoredWithNote } from "../../alerts/stored-code.ts";
import { NO_SUMMARY } from "../../alerts/summary.ts";
import type { ChatKey } from "../../chat/chat.ts";
import { endAlertsStatements } from "../alerts/end.ts";
import type { Database, Statement } from "../database.ts";
import {
  bodyPartsInChats,
  deliveriesInChats,
  forgetCameBack,
  inChats,
  keysQuery,
  vendorWordsInChats,
} from "../in-chats.ts";
import { releaseStatements } from "../quarantine/quarantine.ts";
import { forgetQuarantined } from "../service-events.ts";
import { instantsOfDeliveries, markStatement } from "../statistics/recompute-marks.ts";
import { isHeld } from "./holds.ts";
import type { RetentionRun } from "./retention-runs.ts";
import { type Lingering, lingeringStatement } from "./stale-copies.ts";

/** An expired chat, unless it is on hold. */
export interface Overdue {
  readonly key: ChatKey;
  readonly receivedAt: number;
  readonly isHeld: boolean;
}

/**
 * Chats whose last revision arrived before the instant and that still have texts, at most `most`, oldest first, after
 * the position of this run of retention. Chats on hold are examined once per run.
 */
export async function overdueChats(
  db: Database,
  { before, after, afterReceivedAt }: RetentionRun,
  most: number,
  now: number,
): Promise<readonly Overdue[]> {
  const held = isHeld("chats", now);
  const [rows] = await db.batch([
    {
      sql: `SELECT chat_id, project_id, received_at, ${held.sql} AS is_held FROM chats INDEXED BY kept
            WHERE gone IS NULL AND received_at < ? AND (received_at, chat_id, project_id) > (?, ?, ?)
            ORDER BY received_at, chat_id, project_id LIMIT ?`,
      values: [...held.values, before, afterReceivedAt, after.chatId, after.projectId, most],
    },
  ]);
  return v.parse(v.array(overdueRow), rows).map(({ chat_id, project_id, received_at, is_held }) => ({
    key: { projectId: project_id, chatId: chat_id },
    receivedAt: received_at,
    isHeld: is_held === 1,
  }));
}

const overdueRow = v.object({
  chat_id: v.number(),
  project_id: v.number(),
  received_at: v.number(),
  is_held: v.number(),
});

/** A column of the end that is like the delivery's own without the name. The fifth value has all of them. */
function namelessEnd(column: "note" | "args"): string {
  return `SELECT value ->> '${column}' FROM json_each(?5)
    WHERE value ->> 'code' = deliveries.code AND value ->> 'outcome' IS deliveries.args ->> '$.outcome'`;
}

/** Why a delivery ended, by somebody whose name has expired; `outcome` finds it. */
export interface NamelessEnd extends StoredWithNote {
  readonly outcome: string | null;
}

/**
 * Deletes what can be read of these chats, and who followed them up; counts, digests and the outcomes of deliveries
 * stay. Pending deliveries are suppressed. A chat with a newer revision, or a newer hold, stays as it is. Idempotent.
 */
export function expireStatements(
  { begunAt, before }: RetentionRun,
  keys: readonly ChatKey[],
  lingering: Lingering | null,
  end: StoredWithNote,
  nameless: readonly NamelessEnd[],
  eventTargets: readonly string[],
  now: number,
): readonly Statement[] {
  const these = inChats(keysQuery(keys));
  const held = isHeld("chats", now);
  const over = {
    sql: `gone IS NULL AND received_at < ? AND ${these.sql} AND NOT ${held.sql}`,
    values: [before, ...these.values, ...held.values],
  };
  const expired: Statement = {
    sql: `SELECT chat_id, project_id FROM chats WHERE gone = 'expired' AND ${these.sql}`,
    values: these.values,
  };
  const [deliveries, bodies, rest, words] = [
    deliveriesInChats(expired),
    inChats(expired),
    bodyPartsInChats(expired),
    vendorWordsInChats(expired),
  ];
  return [
    {
      sql: `UPDATE expiries SET chats = chats + (SELECT count(*) FROM chats WHERE ${over.sql}) WHERE begun_at = ?`,
      values: [...over.values, begunAt],
    },
    {
      sql: `UPDATE chats SET gone = 'expired', queue = NULL, disposition = NULL, agent = NULL, entity_id = NULL,
              ticket_id = NULL, first_queue = NULL, platform = NULL WHERE ${over.sql}`,
      values: over.values,
    },
    markStatement(
      [instantsOfDeliveries({ sql: `status = 'pending' AND ${deliveries.sql}`, values: deliveries.values })],
      now,
    ),
    {
      // What has ended because somebody claimed or resolved the alert loses their name.
      sql: `UPDATE deliveries SET
              note = iif(status = 'pending', ?1, (${namelessEnd("note")})), code = iif(status = 'pending', ?2, code),
              args = iif(status = 'pending', ?3, (${namelessEnd("args")})),
              code_at = iif(status = 'pending', ?4, code_at), ended_at = iif(status = 'pending', ?4, ended_at),
              ref = iif(status = 'pending', NULL, ref), status = iif(status = 'pending', 'suppressed', status)
            WHERE (status = 'pending' OR (code IN ('claimed', 'resolved') AND args ->> '$.by.name' <> ?6))
              AND ${deliveries.sql}`,
      values: [end.note, end.code, end.args, now, JSON.stringify(nameless), SOMEBODY, ...deliveries.values],
    },
    ...(lingering === null ? [] : [lingeringStatement(expired, lingering, now)]),
    {
      sql: `UPDATE revisions SET body = '', contact_id = NULL, entity_id = NULL, columns_read = NULL WHERE ${bodies.sql}`,
      values: bodies.values,
    },
    ...endAlertsStatements(bodies, "expired", now, null, eventTargets),
    {
      sql: `UPDATE alerts SET summary = ?, contact_id = NULL, entity_id = NULL, who = iif(who IS NULL, NULL, ?),
              door = NULL, who_id = NULL, who_name = NULL WHERE ${bodies.sql}`,
      values: [JSON.stringify(NO_SUMMARY), SOMEBODY, ...bodies.values],
    },
    {
      sql: `UPDATE follow_ups SET note = NULL, who = iif(who IS NULL, NULL, ?), who_id = NULL, who_name = NULL
            WHERE ${bodies.sql}`,
      values: [SOMEBODY, ...bodies.values],
    },
    forgetCameBack(expired),
    { sql: `DELETE FROM rest WHERE ${rest.sql}`, values: rest.values },
    { sql: `DELETE FROM sights WHERE ${words.sql}`, values: words.values },
  ];
}

/** Expired quarantine entries, at most `most`. */
export async function oldQuarantine(db: Database, { before }: RetentionRun, most: number): Promise<readonly string[]> {
  const [rows] = await db.batch([
    { sql: "SELECT id FROM quarantine WHERE last_at < ? LIMIT ?", values: [before, most] },
  ]);
  return v.parse(v.array(v.object({ id: v.string() })), rows).map(({ id }) => id);
}

export function expireQuarantineStatements({ begunAt }: RetentionRun, ids: readonly string[]): readonly Statement[] {
  return [
    {
      sql: `UPDATE expiries SET quarantined = quarantined +
              (SELECT count(*) FROM quarantine WHERE id IN (SELECT value FROM json_each(?))) WHERE begun_at = ?`,
      values: [JSON.stringify(ids), begunAt],
    },
    ...releaseStatements(ids),
    forgetQuarantined(ids),
  ];
}
