import * as v from "valibot";
import type { Life } from "../../alerts/obsolete.ts";
import type { Reason } from "../../alerts/reasons.ts";
import { ALERT_OUTCOMES, type AlertStatus, STATES } from "../../alerts/state.ts";
import { type ChatKey, chatName } from "../../chat/chat.ts";
import { ALERT_ACTOR_JSON, actorColumnsRow, withActor } from "../actor-columns.ts";
import { bodyBytes, type StoredBytes } from "../body.ts";
import { ALERT_OUTCOME, chatColumns, recordedReasonList, withKey } from "../columns.ts";
import type { Database } from "../database.ts";

/** What D1 has of a chat without its body. */
export interface CurrentHead {
  readonly key: ChatKey;
  readonly revision: number;
  readonly isSpam: boolean;
  /** When the current revision arrived, in milliseconds since 1970. */
  readonly receivedAt: number;
  /** Its alert; null if there is none. */
  readonly alert: CurrentAlert | null;
}

export interface CurrentAlert extends AlertStatus, Life {
  /** All of them so far, worst first. */
  readonly reasons: readonly Reason[];
}

/** The stored ones, by the chat's name. One round trip. */
export async function readHeads(db: Database, keys: readonly ChatKey[]): Promise<ReadonlyMap<string, CurrentHead>> {
  const [rows] = await db.batch([
    {
      sql: `SELECT chats.project_id, chats.chat_id, chats.revision, chats.is_spam,
              revisions.received_at, iif(alerts.chat_id IS NULL, NULL, json_object('reasons', json(alerts.reasons),
                'state', state, 'changes', changes, ${ALERT_ACTOR_JSON}, 'since', since, 'outcome', ${ALERT_OUTCOME},
                'openedAt', opened_at, 'isTold', json(iif(alerts.reasons IS untold, 'false', 'true')))) AS alert
            FROM (SELECT DISTINCT value ->> 'projectId' AS project_id, value ->> 'chatId' AS chat_id FROM json_each(?)) AS asked
            JOIN chats ON chats.chat_id = asked.chat_id AND chats.project_id = asked.project_id AND chats.gone IS NULL
            JOIN revisions ON revisions.chat_id = chats.chat_id AND revisions.project_id = chats.project_id
              AND revisions.revision = chats.revision
            LEFT JOIN alerts ON alerts.chat_id = chats.chat_id AND alerts.project_id = chats.project_id`,
      values: [JSON.stringify(keys)],
    },
  ]);
  const heads = v.parse(v.array(row), rows).map(
    ({ is_spam, received_at, ...read }): CurrentHead => ({
      ...withKey(read),
      isSpam: is_spam === 1,
      receivedAt: received_at,
    }),
  );
  return new Map(heads.map((head) => [chatName(head.key), head]));
}

const alert = v.pipe(
  v.object({
    reasons: recordedReasonList,
    state: v.picklist(STATES),
    changes: v.number(),
    ...actorColumnsRow,
    since: v.number(),
    outcome: v.nullable(v.picklist(ALERT_OUTCOMES)),
    openedAt: v.number(),
    isTold: v.boolean(),
  }),
  v.transform(withActor),
);

const row = v.object({
  ...chatColumns,
  revision: v.number(),
  is_spam: v.number(),
  received_at: v.number(),
  alert: v.nullable(v.pipe(v.string(), v.parseJson(), alert)),
});

/** The current bodies of chats, by the chat's name, without those larger than `most` bytes. One round trip. */
export async function readBodies(
  db: Database,
  heads: readonly CurrentHead[],
  most: number,
): Promise<ReadonlyMap<string, StoredBytes>> {
  const asked = heads.map(({ key, revision }) => ({ ...key, revision }));
  const [rows] = await db.batch([
    {
      sql: `SELECT revisions.project_id, revisions.chat_id, encoding, charset, body FROM json_each(?) AS asked
            JOIN revisions ON revisions.chat_id = asked.value ->> 'chatId'
              AND revisions.project_id = asked.value ->> 'projectId' AND revisions.revision = asked.value ->> 'revision'
            WHERE octet_length(body) <= ?`,
      values: [JSON.stringify(asked), most],
    },
  ]);
  return new Map(
    v.parse(v.array(bodyRow), rows).map((row) => {
      const { key, encoding, charset, body } = withKey(row);
      return [chatName(key), { bytes: bodyBytes(encoding, [body]), charset }];
    }),
  );
}

const bodyRow = v.object({ ...chatColumns, encoding: v.string(), charset: v.nullable(v.string()), body: v.string() });
