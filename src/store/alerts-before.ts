import * as v from "valibot";
import { type ChatKey, chatName } from "../chat/chat.ts";
import { ALERT_AT, whenWas } from "./customer.ts";
import type { Database } from "./database.ts";

/** How many alerts the customers of these chats had before, by the chat's name; those for whom it is the first are left out. One query. */
export async function alertsBefore(db: Database, keys: readonly ChatKey[]): Promise<ReadonlyMap<string, number>> {
  const [rows] = await db.batch([
    {
      sql: `SELECT project_id, chat_id, before FROM (
              SELECT alerts.project_id, alerts.chat_id, (
                SELECT count(*) FROM alerts AS other JOIN chats ON chats.chat_id = other.chat_id
                  AND chats.project_id = other.project_id AND chats.gone IS NULL AND chats.is_spam = 0
                WHERE other.project_id = alerts.project_id AND other.chat_id <> alerts.chat_id
                  AND (other.contact_id = alerts.contact_id OR other.entity_id = alerts.entity_id)
                  AND (${whenWas("other")}, other.chat_id) < (${ALERT_AT}, alerts.chat_id)
                  AND other.chat_id IN (
                    SELECT chat_id FROM revisions
                    WHERE revisions.project_id = alerts.project_id AND revisions.contact_id = alerts.contact_id
                    UNION ALL SELECT chat_id FROM alerts AS same
                    WHERE same.project_id = alerts.project_id AND same.entity_id = alerts.entity_id)
              ) AS before
              FROM json_each(?) AS asked JOIN alerts
                ON alerts.chat_id = asked.value ->> 'chatId' AND alerts.project_id = asked.value ->> 'projectId'
            ) WHERE before > 0`,
      values: [JSON.stringify(keys)],
    },
  ]);
  const counted = v.parse(v.array(row), rows);
  return new Map(
    counted.map(({ project_id: projectId, chat_id: chatId, before }) => [chatName({ projectId, chatId }), before]),
  );
}

const row = v.object({ project_id: v.number(), chat_id: v.number(), before: v.number() });
