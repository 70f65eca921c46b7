import type { ChatKey } from "../chat/chat.ts";
import type { Statement } from "./database.ts";

// Conditions for statements about many chats at once. `chats` selects their chat_id and project_id. Everything is found
// by primary keys: ids of deliveries, and owners of body parts, begin with the chat's.

export function keysQuery(keys: readonly ChatKey[]): Statement {
  return {
    sql: "SELECT value ->> 'chatId' AS chat_id, value ->> 'projectId' AS project_id FROM json_each(?)",
    values: [JSON.stringify(keys)],
  };
}

/** Rows of a table that has a chat's key. */
export function inChats({ sql, values }: Statement): Statement {
  return { sql: `(chat_id, project_id) IN (${sql})`, values };
}

export function deliveriesInChats({ sql, values }: Statement): Statement {
  const id = "chat.project_id || '-' || chat.chat_id";
  return {
    sql: `id IN (SELECT id FROM (${sql}) AS chat CROSS JOIN deliveries ON id > ${id} || '-' AND id < ${id} || '.')`,
    values,
  };
}

export function bodyPartsInChats({ sql, values }: Statement): Statement {
  const owner = "'revision/' || chat.project_id || '/' || chat.chat_id";
  return {
    sql: `owner IN
      (SELECT owner FROM (${sql}) AS chat CROSS JOIN rest ON owner > ${owner} || '/' AND owner < ${owner} || '0')`,
    values,
  };
}

/** Removes these chats from the histories of alerts whose customers came back in them. */
export function forgetCameBack({ sql, values }: Statement): Statement {
  return {
    sql: `UPDATE follow_ups SET note = NULL WHERE outcome = 'came-back'
            AND note IN (SELECT project_id || '/' || chat_id FROM (${sql}))`,
    values,
  };
}

/** Words that first appeared in them. */
export function vendorWordsInChats(chats: Statement): Statement {
  const { sql, values } = inChats(chats);
  return { sql: `kind IN ('unknown-sla', 'unknown-disposition') AND ${sql}`, values };
}
