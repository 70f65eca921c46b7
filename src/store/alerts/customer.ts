import type { ChatKey } from "../../chat/chat.ts";
import { ALERT_OUTCOME } from "../columns.ts";
import type { Statement } from "../database.ts";

/** A customer within a project, by VCC Live's ids. Null: unknown, and then no other alert is of the same customer. */
export interface CustomerIds {
  readonly contactId: number | null;
  readonly entityId: number | null;
}

/** The time of an alert's chat: its last message, else when the alert was opened. Written exactly as in the indexes. */
export const ALERT_AT = "coalesce(alerts.summary ->> 'closedAt', alerts.opened_at)";

/** How many earlier alerts of a customer are counted; beyond that the count is "more than". */
export const MOST_COUNTED = 10;

/** The second column of the indexes. */
const RESOLVED = "(alerts.state = 'resolved')";

/** An alert or a chat whose customer's other alerts are searched, each part as an SQL expression with its values. */
export interface CustomerContext {
  readonly projectId: Statement;
  readonly chatId: Statement;
  readonly contactId: Statement;
  readonly entityId: Statement;
  /** Only alerts whose chat was before this, in milliseconds since 1970. */
  readonly before: Statement;
}

/** From known values. `before` in milliseconds since 1970. */
export function readCustomerContext(
  { projectId, chatId }: ChatKey,
  ids: CustomerIds,
  before: Statement,
): CustomerContext {
  return {
    projectId: bound(projectId),
    chatId: bound(chatId),
    contactId: bound(ids.contactId),
    entityId: bound(ids.entityId),
    before,
  };
}

export function bound(value: string | number | null): Statement {
  return { sql: "?", values: [value] };
}

/** The columns that are returned besides chat_id and project_id, by their names in the result. */
const WITH: Readonly<Record<string, string>> = { reasons: "alerts.reasons", at: ALERT_AT, outcome: ALERT_OUTCOME };

/**
 * Other alerts of the same customer, as a SELECT of chat_id, project_id, reasons, at and outcome: of the same contact,
 * then of the same entity, without duplicates. At most `most` of each kind and state are examined, the latest first,
 * because all visitors without a name may share one contact.
 */
export function alertsOfCustomer(around: CustomerContext, states: "unresolved" | "all", most: number): Statement {
  const parts = (states === "all" ? [0, 1] : [0]).flatMap((resolved) => {
    const ofEntity = latest("entity_id", around.entityId, around, resolved, most);
    return [
      latest("contact_id", around.contactId, around, resolved, most),
      {
        // If either has no contact, they share none.
        sql: `SELECT * FROM (${ofEntity.sql}) WHERE (contact_id = ${around.contactId.sql}) IS NOT 1`,
        values: [...ofEntity.values, ...around.contactId.values],
      },
    ];
  });
  return {
    sql: parts.map(({ sql }) => `SELECT * FROM (${sql})`).join(" UNION ALL "),
    values: parts.flatMap(({ values }) => values),
  };
}

function latest(column: string, id: Statement, around: CustomerContext, resolved: number, most: number): Statement {
  const { projectId, chatId, before } = around;
  const found = Object.entries(WITH).map(([name, sql]) => `${sql} AS ${name}`);
  return {
    sql: `SELECT alerts.chat_id, alerts.project_id, alerts.contact_id, ${found.join(", ")} FROM alerts
          WHERE alerts.project_id = ${projectId.sql} AND alerts.${column} = ${id.sql} AND ${RESOLVED} = ${resolved}
            AND ${ALERT_AT} < ${before.sql} AND alerts.chat_id <> ${chatId.sql}
          ORDER BY ${ALERT_AT} DESC, alerts.chat_id DESC LIMIT ${most}`,
    values: [...projectId.values, ...id.values, ...before.values, ...chatId.values],
  };
}
