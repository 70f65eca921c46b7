import * as v from "valibot";
import type { Reason } from "../../alerts/reasons.ts";
import { ALERT_OUTCOMES, type AlertOutcome } from "../../alerts/state.ts";
import { type ChatKey, chatName } from "../../chat/chat.ts";
import { chatColumns, recordedReasons, withKey } from "../columns.ts";
import type { Database, Statement } from "../database.ts";
import {
  ALERT_AT,
  alertsOfCustomer,
  type CustomerContext,
  type CustomerIds,
  MOST_COUNTED,
  readCustomerContext,
} from "./customer.ts";

/** An earlier alert of the same customer. */
export interface EarlierAlert {
  readonly key: ChatKey;
  readonly reasons: readonly Reason[];
  /** The time of its chat: its last message, else when the alert was opened. Milliseconds since 1970. */
  readonly at: number;
  readonly outcome: AlertOutcome | null;
}

/** The earlier alerts of the same customer. */
export interface EarlierAlerts {
  /** At most MOST_COUNTED. */
  readonly count: number;
  /** There are more than that. */
  readonly isMore: boolean;
  readonly latest: readonly EarlierAlert[];
}

/** The latest `most` of them. One round trip; none if the customer is unknown. */
export async function earlierAlerts(
  db: Database,
  key: ChatKey,
  ids: CustomerIds,
  most: number,
): Promise<EarlierAlerts> {
  if (ids.contactId === null && ids.entityId === null) return { count: 0, isMore: false, latest: [] };
  const own = {
    sql: `(SELECT ${ALERT_AT} FROM alerts WHERE alerts.chat_id = ? AND alerts.project_id = ?)`,
    values: [key.chatId, key.projectId],
  };
  const theirs = alertsOfCustomer(readCustomerContext(key, ids, own), "all", MOST_COUNTED + 1);
  const [rows = []] = await db.batch([
    {
      sql: `SELECT theirs.project_id, theirs.chat_id, theirs.reasons, theirs.at, theirs.outcome
            FROM (${theirs.sql}) AS theirs
            CROSS JOIN chats ON chats.chat_id = theirs.chat_id AND chats.project_id = theirs.project_id
              AND chats.gone IS NULL AND chats.is_spam = 0`,
      values: theirs.values,
    },
  ]);
  const all = v
    .parse(v.array(row), rows)
    .map(withKey)
    .sort((one, other) => other.at - one.at || other.key.chatId - one.key.chatId);
  const count = Math.min(all.length, MOST_COUNTED);
  return { count, isMore: all.length > MOST_COUNTED, latest: all.slice(0, most) };
}

const row = v.object({
  ...chatColumns,
  reasons: recordedReasons,
  at: v.number(),
  outcome: v.nullable(v.picklist(ALERT_OUTCOMES)),
});

const column = (name: string): Statement => ({ sql: `listed.${name}`, values: [] });

/** The listed alert. Of two at the same instant, neither is earlier. */
const LISTED: CustomerContext = {
  projectId: column("project_id"),
  chatId: column("chat_id"),
  contactId: column("contact_id"),
  entityId: column("entity_id"),
  before: { sql: ALERT_AT.replaceAll("alerts.", "listed."), values: [] },
};

const beforeRow = v.object({ ...chatColumns, before: v.number() });

/**
 * How many earlier alerts the customers of these chats had, by the chat's name, at most one more than MOST_COUNTED;
 * chats without any are left out. One query.
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
  const counted = v.parse(v.array(beforeRow), rows);
  return new Map(counted.map((row) => [chatName(withKey(row).key), row.before]));
}
