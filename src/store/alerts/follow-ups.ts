import * as v from "valibot";
import type { Actor } from "../../alerts/actor.ts";
import { actorColumns } from "../../alerts/actor-columns.ts";
import { ALERT_OUTCOMES, type AlertOutcome, type AlertState, type AlertStatus, STATES } from "../../alerts/state.ts";
import { type ChatKey, chatName } from "../../chat/chat.ts";
import { ALERT_ACTOR, actorColumnsRow, withActor } from "../actor-columns.ts";
import { type Action, auditStatements } from "../audit/log.ts";
import { ALERT_OUTCOME, chatColumns, FOLLOW_UP_OUTCOME, withKey } from "../columns.ts";
import type { Database, Row, Statement } from "../database.ts";
import { readChanged, statusUpdatesStatement, type UpdatedTargets } from "../deliveries/status-update-insert.ts";
import { inChats, keysQuery } from "../in-chats.ts";
import { instantsOfAlerts, markStatement } from "../statistics/recompute-marks.ts";

/** A change of an alert whose version was `changes`, ready to be written. */
export interface Change {
  readonly key: ChatKey;
  readonly changes: number;
  readonly state: AlertState;
  readonly outcome: AlertOutcome | null;
}

/** The actor, the action and the time. */
export interface FollowUpAction {
  readonly actor: Actor;
  readonly action: "claim" | "resolve" | "reopen";
  readonly note: string | null;
  readonly at: number;
}

/**
 * The statuses of these chats' alerts, by the chat's name. Chats without an alert are left out, and so are expired
 * ones: data added to them would never be deleted.
 */
export async function readStatuses(
  db: Database,
  keys: readonly ChatKey[],
): Promise<ReadonlyMap<string, AlertStatus & { readonly key: ChatKey }>> {
  const [rows = []] = await db.batch([
    {
      sql: `SELECT alerts.project_id, alerts.chat_id, state, changes, ${ALERT_ACTOR}, since,
              ${ALERT_OUTCOME} AS outcome
            FROM (SELECT DISTINCT value ->> 'projectId' AS project_id, value ->> 'chatId' AS chat_id FROM json_each(?)) AS asked
            JOIN alerts ON alerts.chat_id = asked.chat_id AND alerts.project_id = asked.project_id
            JOIN chats ON chats.chat_id = alerts.chat_id AND chats.project_id = alerts.project_id AND chats.gone IS NULL`,
      values: [JSON.stringify(keys)],
    },
  ]);
  return new Map(rows.map(readStatus).map((status) => [chatName(status.key), status]));
}

/**
 * Writes the changes of alerts that still have the expected version, each with its line in the history and the audit
 * list. The others stay as they are and must be read again; after a repeated write it is unknown which ones it made.
 * `later` makes the other statements of the transaction from the JSON of the changes. Returns which `targets`
 * get a status update, because they were notified of such an alert, and those that have a later notification.
 */
export async function writeChanges(
  db: Database,
  changes: readonly Change[],
  doing: FollowUpAction,
  targets: UpdatedTargets,
  later: (asked: string) => readonly Statement[],
): Promise<readonly string[]> {
  const asked = JSON.stringify(changes.map(({ key, ...change }) => ({ ...key, ...change })));
  const { actor, action, note, at } = doing;
  const { who, door, whoId, whoName } = actorColumns(actor);
  const stands = `FROM json_each(?) AS asked JOIN alerts ON ${SAME}`;
  const changed = {
    sql: `SELECT alerts.chat_id, alerts.project_id, alerts.reasons, alerts.changes + 1 AS changes ${stands}`,
    values: [asked],
  };
  const done = {
    sql: `SELECT alerts.project_id || '-' || alerts.chat_id || '-' || changes AS id, alerts.chat_id, alerts.project_id,
            'its alert' || ifnull(': ' || (asked.value ->> 'outcome'), '') AS what ${stands}`,
    values: [asked],
  };
  const results = await db.batch([
    {
      sql: `INSERT INTO follow_ups (chat_id, project_id, change, at, who, door, who_id, who_name, action, outcome, note)
            SELECT alerts.chat_id, alerts.project_id, changes, ?, ?, ?, ?, ?, ?, asked.value ->> 'outcome', ?
            ${stands} WHERE true ON CONFLICT DO NOTHING`,
      values: [at, who, door, whoId, whoName, action, note, asked],
    },
    auditStatements({ at, actor, action: AUDIT_ACTIONS[action] }, done),
    ...(targets.among?.length === 0 ? [] : [statusUpdatesStatement(changed, targets, at)]),
    markStatement(instantsOfAlerts(inChats(keysQuery(changes.map(({ key }) => key)))), at),
    {
      // For a reopened alert, the customer's messages so far count as known, as far as the chat shows them.
      sql: `UPDATE alerts SET state = asked.value ->> 'state', outcome = asked.value ->> 'outcome', ended_as = NULL,
              customer_messages = iif(alerts.state = 'resolved', NULL, customer_messages),
              who = iif(asked.value ->> 'state' = 'open', NULL, ?1), since = ?2, door = ?3, door_since = ?2,
              who_id = ?4, who_name = ?5, who_since = ?2, changes = changes + 1
            FROM json_each(?6) AS asked WHERE ${SAME}`,
      values: [who, at, door, whoId, whoName, asked],
    },
    ...later(asked),
  ]);
  return readChanged(results);
}

/** The action's code in the audit list. */
const AUDIT_ACTIONS: Readonly<Record<FollowUpAction["action"], Action>> = {
  claim: "claimed",
  resolve: "resolved",
  reopen: "reopened",
};

const SAME = `alerts.chat_id = asked.value ->> 'chatId' AND alerts.project_id = asked.value ->> 'projectId'
  AND alerts.changes = asked.value ->> 'changes'`;

const statusRow = v.object({
  ...chatColumns,
  state: v.picklist(STATES),
  changes: v.number(),
  ...actorColumnsRow,
  since: v.number(),
  outcome: v.nullable(v.picklist(ALERT_OUTCOMES)),
});

function readStatus(value: Row): AlertStatus & { readonly key: ChatKey } {
  return withKey(withActor(v.parse(statusRow, value)));
}

/** One line in an alert's history. Instants in milliseconds since 1970. */
export interface FollowUp {
  /** Null: something new in the chat opened it again. */
  readonly actor: Actor | null;
  readonly at: number;
  readonly action: FollowUpAction["action"];
  readonly outcome: AlertOutcome | null;
  readonly note: string | null;
  /** "130/105": where the customer came back; null: they did not, or it is not kept any more. */
  readonly cameBackIn: string | null;
}

/** More than anybody reads of one alert. */
export const MOST_FOLLOW_UPS = 200;

/**
 * The latest changes since the alert was opened, in order of time. One more than the maximum shows that there are
 * earlier ones.
 */
export async function followUpsOf(db: Database, key: ChatKey): Promise<readonly FollowUp[]> {
  const [rows] = await db.batch([
    {
      sql: `SELECT at, who, door, who_id, who_name, action, ${FOLLOW_UP_OUTCOME} AS outcome, note FROM follow_ups WHERE chat_id = ? AND project_id = ?
            ORDER BY change DESC LIMIT ?`,
      values: [key.chatId, key.projectId, MOST_FOLLOW_UPS + 1],
    },
  ]);
  return v.parse(v.array(followUpRow), rows).map(readFollowUp).toReversed();
}

export const followUpRow = v.object({
  at: v.number(),
  ...actorColumnsRow,
  action: v.picklist(["claim", "resolve", "reopen"]),
  outcome: v.nullable(v.picklist(ALERT_OUTCOMES)),
  note: v.nullable(v.string()),
});

/** Of a customer who came back, nobody has noted anything: there the column has the name of the chat. */
export function readFollowUp(value: v.InferOutput<typeof followUpRow>): FollowUp {
  const { note, ...row } = withActor(value);
  return row.outcome === "came-back" ? { ...row, note: null, cameBackIn: note } : { ...row, note, cameBackIn: null };
}
