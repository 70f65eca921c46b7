import type { ChatKey } from "../../chat/chat.ts";
import { ALERT_OUTCOME } from "../columns.ts";
import type { Statement } from "../database.ts";

/** A customer within a project, as VCC Live counts them. Null: it does not say, and is nobody else's null. */
export interface CustomerIds {
  readonly contactId: number | null;
  readonly entityId: number | null;
}

/** When the chat of an alert was: its last message, else when the alert was opened. Written as the indexes have it. */
export const ALERT_AT = "coalesce(alerts.summary ->> 'closedAt', alerts.opened_at)";

/** So many earlier alerts of a customer are counted: more are "more than that many". */
export const MOST_COUNTED = 10;

/** Which alerts of a customer, as the second column of the indexes has it. */
const RESOLVED = "(alerts.state = 'resolved')";

/** An alert or a chat whose customer's other alerts are looked for, each part as an SQL expression with its values. */
export interface CustomerContext {
  readonly projectId: Statement;
  readonly chatId: Statement;
  readonly contactId: Statement;
  readonly entityId: Statement;
  /** Only alerts whose chat was before this, in milliseconds since 1970. */
  readonly before: Statement;
}

/** One that is known by its values. `before` in milliseconds since 1970. */
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

/** What of an alert is found, as SQL beside its chat_id and project_id: by the names that they have then. */
const WITH: Readonly<Record<string, string>> = { reasons: "alerts.reasons", at: ALERT_AT, outcome: ALERT_OUTCOME };

/**
 * Other alerts of the same customer, as a SELECT of chat_id, project_id, reasons, at and outcome: of the same contact,
 * then of the same entity, each once. However many there are, at most `most` of each kind and state are looked at, the
 * latest first: every visitor without a name may share one contact.
 */
export function alertsOfCustomer(around: CustomerContext, states: "unresolved" | "all", most: number): Statement {
  const parts = (states === "all" ? [0, 1] : [0]).flatMap((resolved) => {
    const ofEntity = latest("entity_id", around.entityId, around, resolved, most);
    return [
      latest("contact_id", around.contactId, around, resolved, most),
      {
        // Where either has no contact, they have none in common.
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
