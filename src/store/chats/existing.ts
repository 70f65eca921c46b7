import * as v from "valibot";
import type { KnownAlert, KnownChat } from "../../alerts/lives.ts";
import { ALERT_OUTCOMES, isEnding, STATES } from "../../alerts/state.ts";
import type { ChatKey } from "../../chat/chat.ts";
import { ALERT_OUTCOME, recordedReasonList, WON_BACK } from "../columns.ts";
import type { Database } from "../database.ts";

/** What is read along with a write. */
export interface WriteContext {
  /** The same body could not be decoded before, and is still in the quarantine. */
  readonly inQuarantine: boolean;
  /** The origin at which the last genuine webhook arrived; null if none is stored. */
  readonly origin: string | null;
}

/** Rarely needed, but free as part of another statement. */
export const CONTEXT_COLUMNS = `EXISTS (SELECT 1 FROM quarantine WHERE id = ?) AS in_quarantine,
  (SELECT value FROM facts WHERE name = 'origin') AS origin`;

export const contextColumns = { in_quarantine: v.number(), origin: v.nullable(v.string()) };

export function writeContextOf(row: { readonly in_quarantine: number; readonly origin: string | null }): WriteContext {
  return { inQuarantine: row.in_quarantine === 1, origin: row.origin };
}

/** What D1 has of a chat that exists. */
export interface ExistingChat extends WriteContext, KnownChat {
  readonly receipt: string;
  readonly revision: number;
  readonly revisions: number;
  /** Why its texts are gone; null: they are there. */
  readonly gone: RemovedAs | null;
  /** Of its latest revisions. */
  readonly digests: readonly { readonly revision: number; readonly digest: string }[];
  readonly alert: ExistingAlert | null;
  /** The instants at which the statistics count the chat and its alert. */
  readonly counted: readonly number[];
}

export interface ExistingAlert extends KnownAlert {
  /** The alert's version. */
  readonly changes: number;
}

/** `expired`: by retention. `erased`: on request, and it is never stored again. */
export const REMOVED_AS = ["expired", "erased"] as const;
export type RemovedAs = (typeof REMOVED_AS)[number];

/** A body that equals a revision older than these counts as a new revision. */
const LATEST_REVISIONS = 100;

/** What D1 has of a chat; null: it does not exist. */
export async function readExisting(
  db: Database,
  { key, quarantineId }: { readonly key: ChatKey; readonly quarantineId: string },
): Promise<ExistingChat | null> {
  const sql = `SELECT chats.receipt, chats.revision, chats.revisions, chats.last_message_at, chats.messages, chats.is_spam,
      chats.gone, iif(chats.gone IS NULL, chats.received_at, NULL) AS received_at, alerts.opened_at,
      iif(${WON_BACK}, alerts.since, NULL) AS won_back_at, ${CONTEXT_COLUMNS}, iif(alerts.chat_id IS NULL, NULL, json_object(
        'reasons', json(alerts.reasons), 'untold', json(coalesce(alerts.untold, '[]')), 'number', alerts.number,
        'state', alerts.state, 'changes', alerts.changes, 'outcome', ${ALERT_OUTCOME},
        'lastAt', alerts.customer_last_at, 'count', alerts.customer_messages)) AS alert,
      (SELECT json_group_array(json_object('revision', revision, 'digest', digest)) FROM
        (SELECT revision, digest FROM revisions WHERE chat_id = chats.chat_id AND project_id = chats.project_id
          ORDER BY revision DESC LIMIT ${LATEST_REVISIONS})) AS digests
    FROM chats LEFT JOIN alerts ON alerts.chat_id = chats.chat_id AND alerts.project_id = chats.project_id
    WHERE chats.chat_id = ? AND chats.project_id = ?`;
  const [[row] = []] = await db.batch([{ sql, values: [quarantineId, key.chatId, key.projectId] }]);
  if (row === undefined) return null;
  const read = v.parse(existingRow, row);
  return {
    ...writeContextOf(read),
    receipt: read.receipt,
    revision: read.revision,
    revisions: read.revisions,
    rank: { lastMessageAt: read.last_message_at, messages: read.messages },
    isSpam: read.is_spam === 1,
    gone: read.gone,
    digests: read.digests,
    counted: [read.received_at, read.opened_at, read.won_back_at].filter((at) => at !== null),
    alert: read.alert === null ? null : alertOf(read.alert),
  };
}

function alertOf({ state, outcome, lastAt, count, ...alert }: v.InferOutput<typeof alertColumn>): ExistingAlert {
  const said = count === null ? null : { lastAt, count };
  return { ...alert, isResolved: state === "resolved", isOver: isEnding(outcome), said };
}

const reasons = recordedReasonList;

const alertColumn = v.object({
  reasons,
  untold: reasons,
  number: v.number(),
  state: v.picklist(STATES),
  changes: v.number(),
  outcome: v.nullable(v.picklist(ALERT_OUTCOMES)),
  lastAt: v.nullable(v.number()),
  count: v.nullable(v.number()),
});

const existingRow = v.object({
  ...contextColumns,
  receipt: v.string(),
  revision: v.number(),
  revisions: v.number(),
  last_message_at: v.nullable(v.number()),
  messages: v.number(),
  is_spam: v.number(),
  gone: v.nullable(v.picklist(REMOVED_AS)),
  ...{ received_at: v.nullable(v.number()), opened_at: v.nullable(v.number()), won_back_at: v.nullable(v.number()) },
  alert: v.nullable(v.pipe(v.string(), v.parseJson(), alertColumn)),
  digests: v.pipe(v.string(), v.parseJson(), v.array(v.object({ revision: v.number(), digest: v.string() }))),
});
