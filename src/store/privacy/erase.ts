import * as v from "valibot";
import type { ChatKey } from "../../chat/chat.ts";
import type { Subject } from "../../chat/mentions.ts";
import { MINUTE } from "../../time/durations.ts";
import type { Database, Statement } from "../database.ts";
import {
  bodyPartsInChats,
  deliveriesInChats,
  forgetCameBack,
  inChats,
  keysQuery,
  vendorWordsInChats,
} from "../in-chats.ts";
import { instantsOfAlerts, instantsOfDeliveries, markStatement } from "../statistics/recompute-marks.ts";
import { isHeld, unheld } from "./holds.ts";
import { staleStatement } from "./stale-copies.ts";

/** In milliseconds: how long a copy may still be on its way to KV after its chat was erased. */
const COPIES_ARRIVE = 2 * MINUTE;

/**
 * The chats of a subject that are not erased yet and not on hold, at most `most`. A contact's or entity's chats are
 * those of which any body names it.
 */
export async function chatsToErase(
  db: Database,
  { kind, projectId, id }: Subject,
  most: number,
  now: number,
): Promise<readonly ChatKey[]> {
  const { table, condition } = CHATS_OF[kind];
  const held = isHeld(table, now);
  const sql = `SELECT DISTINCT chat_id FROM ${table} WHERE ${condition} AND NOT ${held.sql} LIMIT ?`;
  const [rows] = await db.batch([{ sql, values: [projectId, id, ...held.values, most] }]);
  const found = v.parse(v.array(v.object({ chat_id: v.number() })), rows);
  return found.map(({ chat_id: chatId }) => ({ projectId, chatId }));
}

/** Where the chats of a subject are found. Values: the project, the id. */
const CHATS_OF: Readonly<Record<Subject["kind"], { readonly table: string; readonly condition: string }>> = {
  chat: { table: "chats", condition: "project_id = ? AND chat_id = ? AND gone IS NOT 'erased'" },
  contact: { table: "revisions", condition: "project_id = ? AND contact_id = ?" },
  entity: { table: "revisions", condition: "project_id = ? AND entity_id = ?" },
};

/** The chats of a subject that remain after those that are not on hold were erased. */
export function chatsLeft({ kind, projectId, id }: Subject): Statement {
  const { table, condition } = CHATS_OF[kind];
  return { sql: `SELECT DISTINCT chat_id, project_id FROM ${table} WHERE ${condition}`, values: [projectId, id] };
}

/**
 * Erases chats that are not on hold, in one transaction, and counts what was erased. Their ids remain, whether or not
 * the chats existed, so that they are never stored again. Idempotent.
 */
export function eraseStatements(erasure: string, keys: readonly ChatKey[], now: number): readonly Statement[] {
  const chats = unheld(keysQuery(keys), now);
  const key = inChats(chats);
  return [
    countStatement(erasure, chats),
    markStatement(
      [
        { sql: `SELECT received_at AS at FROM chats WHERE gone IS NULL AND ${key.sql}`, values: key.values },
        ...instantsOfAlerts(key),
        instantsOfDeliveries(deliveriesInChats(chats)),
      ],
      now,
    ),
    staleStatement(chats, now, { erasure, at: now + COPIES_ARRIVE }),
    ...deletions(chats),
    forgetCameBack(chats),
    {
      sql: `INSERT INTO chats
              (chat_id, project_id, revision, revisions, receipt, messages, is_spam, received_at, gone)
            SELECT chat_id, project_id, 0, 0, '', 0, 0, 0, 'erased' FROM (${chats.sql}) WHERE TRUE
            ON CONFLICT DO UPDATE SET revision = 0, revisions = 0, receipt = '', last_message_at = NULL, messages = 0,
              is_spam = 0, queue = NULL, disposition = NULL, agent = NULL, received_at = 0, answered_from = NULL,
              entity_id = NULL, ticket_id = NULL, first_queue = NULL, platform = NULL, gone = 'erased'`,
      values: chats.values,
    },
  ];
}

function countStatement(erasure: string, chats: Statement): Statement {
  const key = inChats(chats);
  const deliveries = deliveriesInChats(chats);
  return {
    sql: `UPDATE erasures SET
            chats = chats + (SELECT count(*) FROM (${chats.sql})) - (SELECT count(*) FROM chats WHERE gone = 'erased' AND ${key.sql}),
            revisions = revisions + (SELECT count(*) FROM revisions WHERE ${key.sql}),
            alerts = alerts + (SELECT count(*) FROM alerts WHERE ${key.sql}),
            deliveries = deliveries + (SELECT count(*) FROM deliveries WHERE ${deliveries.sql})
          WHERE id = ?`,
    values: [...chats.values, ...key.values, ...key.values, ...key.values, ...deliveries.values, erasure],
  };
}

function deletions(chats: Statement): readonly Statement[] {
  const holding: readonly (readonly [table: string, condition: Statement])[] = [
    ["rest", bodyPartsInChats(chats)],
    ["revisions", inChats(chats)],
    ["alerts", inChats(chats)],
    ["follow_ups", inChats(chats)],
    ["deliveries", deliveriesInChats(chats)],
    ["sights", vendorWordsInChats(chats)],
  ];
  return holding.map(([table, { sql, values }]) => ({ sql: `DELETE FROM ${table} WHERE ${sql}`, values }));
}
