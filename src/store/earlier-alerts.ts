import * as v from "valibot";
import { OUTCOMES, type Outcome } from "../alerts/life.ts";
import { REASONS, type Reason } from "../alerts/reasons.ts";
import type { ChatKey } from "../chat/chat.ts";
import { ALERT_AT, alertsOfCustomer, type CustomerIds } from "./customer.ts";
import type { Database } from "./database.ts";

/** An earlier alert of the same customer. */
export interface EarlierAlert {
  readonly key: ChatKey;
  readonly reasons: readonly Reason[];
  /** When its chat was: its last message, else when the alert was opened. Milliseconds since 1970. */
  readonly at: number;
  readonly outcome: Outcome | null;
}

/** How many there are, and the latest of them, at most `most`. One round trip; none where nothing says who the customer is. */
export async function earlierAlerts(
  db: Database,
  key: ChatKey,
  ids: CustomerIds,
  most: number,
): Promise<{ readonly count: number; readonly latest: readonly EarlierAlert[] }> {
  const theirs = alertsOfCustomer(key, ids);
  if (theirs === null) return { count: 0, latest: [] };
  const [rows = []] = await db.batch([
    {
      sql: `SELECT alerts.project_id, alerts.chat_id, alerts.reasons, ${ALERT_AT} AS at, alerts.outcome,
              count(*) OVER () AS count
            FROM alerts JOIN chats ON chats.chat_id = alerts.chat_id AND chats.project_id = alerts.project_id
              AND chats.gone IS NULL AND chats.is_spam = 0
            WHERE ${theirs.sql} AND (${ALERT_AT}, alerts.chat_id) <
              (SELECT ${ALERT_AT}, alerts.chat_id FROM alerts WHERE alerts.chat_id = ? AND alerts.project_id = ?)
            ORDER BY at DESC, alerts.chat_id DESC LIMIT ?`,
      values: [...theirs.values, key.chatId, key.projectId, most],
    },
  ]);
  const read = v.parse(v.array(row), rows);
  return { count: read[0]?.count ?? 0, latest: read.map(alertOf) };
}

const row = v.object({
  project_id: v.number(),
  chat_id: v.number(),
  reasons: v.pipe(v.string(), v.parseJson(), v.array(v.picklist(REASONS))),
  at: v.number(),
  outcome: v.nullable(v.picklist(OUTCOMES)),
  count: v.number(),
});

function alertOf({
  project_id: projectId,
  chat_id: chatId,
  reasons,
  at,
  outcome,
}: v.InferOutput<typeof row>): EarlierAlert {
  return { key: { projectId, chatId }, reasons, at, outcome };
}
