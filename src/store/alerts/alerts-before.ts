import * as v from "valibot";
import { type ChatKey, chatName } from "../../chat/chat.ts";
import type { Database, Statement } from "../database.ts";
import { ALERT_AT, type Around, alertsOfCustomer, MOST_COUNTED } from "./customer.ts";

const column = (name: string): Statement => ({ sql: `listed.${name}`, values: [] });

/** The alert that is listed. Two at the same instant are not before each other. */
const LISTED: Around = {
  projectId: column("project_id"),
  chatId: column("chat_id"),
  contactId: column("contact_id"),
  entityId: column("entity_id"),
  before: { sql: ALERT_AT.replaceAll("alerts.", "listed."), values: [] },
};

/**
 * How many alerts the customers of these chats had before, by the chat's name, at most one more than MOST_COUNTED; those
 * for whom it is the first are left out. One query.
 */
export async function alertsBefore(db: Database, keys: readonly ChatKey[]): Promise<ReadonlyMap<string, number>> {
  const theirs = alertsOfCustomer(LISTED, "all", MOST_COUNTED + 1);
  const [rows] = await db.batch([
    {
      sql: `SELECT project_id, chat_id, before FROM (
              SELECT listed.project_id, listed.chat_id, (
                SELECT count(*) FROM (
                  SELECT 1 FROM (${theirs.sql}) AS theirs CROSS JOIN chats ON chats.chat_id = theirs.chat_id
                    AND chats.project_id = theirs.project_id AND chats.gone IS NULL AND chats.is_spam = 0
                  LIMIT ${MOST_COUNTED + 1})
              ) AS before
              FROM json_each(?) AS asked CROSS JOIN alerts AS listed
                ON listed.chat_id = asked.value ->> 'chatId' AND listed.project_id = asked.value ->> 'projectId'
            ) WHERE before > 0`,
      values: [...theirs.values, JSON.stringify(keys)],
    },
  ]);
  const counted = v.parse(v.array(row), rows);
  return new Map(
    counted.map(({ project_id: projectId, chat_id: chatId, before }) => [chatName({ projectId, chatId }), before]),
  );
}

const row = v.object({ project_id: v.number(), chat_id: v.number(), before: v.number() });
