import type { ChatKey } from "../chat/chat.ts";
import type { Statement } from "./database.ts";

/** A customer within a project, as VCC Live counts them. Null: it does not say, and is nobody else's null. */
export interface CustomerIds {
  readonly contactId: number | null;
  readonly entityId: number | null;
}

const UNRESOLVED = "state <> 'resolved'";
const RESOLVED = "state = 'resolved'";

/** Alerts of this customer's other chats: a condition on `alerts`. Null where nothing says who the customer is. */
export function alertsOfCustomer(key: ChatKey, ids: CustomerIds): Statement | null {
  return among(key, ids, [UNRESOLVED, RESOLVED]);
}

/** The same of those that are not resolved. */
export function unresolvedOfCustomer(key: ChatKey, ids: CustomerIds): Statement | null {
  const theirs = among(key, ids, [UNRESOLVED]);
  return theirs && { sql: `${theirs.sql} AND alerts.${UNRESOLVED}`, values: theirs.values };
}

/** An entity's are looked for in the indexes of these states alone. */
function among(
  { projectId, chatId }: ChatKey,
  { contactId, entityId }: CustomerIds,
  states: readonly string[],
): Statement | null {
  if (contactId === null && entityId === null) return null;
  const found = entityId === null ? [] : states;
  return {
    sql: `alerts.project_id = ? AND alerts.chat_id <> ? AND (alerts.contact_id = ? OR alerts.entity_id = ?)
      AND alerts.chat_id IN (
        SELECT chat_id FROM revisions WHERE project_id = ? AND contact_id = ?
        ${found.map((state) => `UNION ALL SELECT chat_id FROM alerts WHERE ${state} AND project_id = ? AND entity_id = ?`).join(" ")})`,
    values: [
      ...[projectId, chatId, contactId, entityId, projectId, contactId],
      ...found.flatMap(() => [projectId, entityId]),
    ],
  };
}

/** When the chat of an alert was: its last message, else when the alert was opened. `alert`: what the query calls the table. */
export function whenWas(alert: string): string {
  return `coalesce(${alert}.summary ->> 'closedAt', ${alert}.opened_at)`;
}

export const ALERT_AT = whenWas("alerts");
