import * as v from "valibot";
import { type Delivery, type DeliveryKind, KINDS, numberOf, STATUSES } from "../../alerts/delivery.ts";
import type { Reason } from "../../alerts/reasons.ts";
import type { ChatKey } from "../../chat/chat.ts";
import { FOLLOW_UP_OUTCOME, recordedReasons } from "../columns.ts";
import type { Database, Row, Statement } from "../database.ts";
import { type FollowUp, followUpRow, readFollowUp } from "./follow-ups.ts";

/** An alert up to the version that a delivery is about, and all deliveries to its target about that alert. */
export interface AlertHistory {
  /** How often the alert had changed then. */
  readonly version: number;
  /** All of its current life. */
  readonly reasons: readonly Reason[];
  /** Its texts have expired. */
  readonly isExpired: boolean;
  /** How many lives it had by then, and has now; and how often it was open by then, reopenings included. */
  readonly life: number;
  readonly lifeNow: number;
  readonly episode: number;
  /** When that life began. */
  readonly openedAt: number;
  /** The change that led to that version or, if nobody followed it up then, the last one before. */
  readonly last: (FollowUp & { readonly change: number }) | null;
  /** The one before that. */
  readonly before: FollowUp["action"] | null;
  readonly deliveries: readonly ToldDelivery[];
}

/** One of those deliveries. */
export interface ToldDelivery {
  readonly id: string;
  readonly kind: DeliveryKind;
  readonly status: (typeof STATUSES)[number];
  /** The version that it is about; null: whichever is current. */
  readonly version: number | null;
  readonly createdAt: number;
  readonly dueAt: number;
  /** It waits for another attempt. */
  readonly isTried: boolean;
  /** How its channel finds again what was sent; null: nothing was, or it cannot. */
  readonly ref: string | null;
  /** Null while it is pending. */
  readonly endedAt: number | null;
}

/** Null if there is no such alert any more. One round trip; what it reads grows with what happened to this alert alone. */
export async function readAlertHistory(
  db: Database,
  key: ChatKey,
  delivery: Pick<Delivery, "id" | "kind" | "otherTarget">,
  target: string,
): Promise<AlertHistory | null> {
  const chat = [key.chatId, key.projectId];
  const isOwn = delivery.otherTarget === null;
  // A version that is not in the id is in the row, except for older rows. An escalation is about the current one, and so
  // is what another target could not be sent: of what happened before, this one gets no events.
  const version = {
    sql: `coalesce(?, (SELECT version FROM deliveries WHERE id = ?),
      (SELECT changes FROM alerts WHERE chat_id = ? AND project_id = ?))`,
    values: [...(isOwn ? [versionIn({ ...delivery, key }), delivery.id] : [null, null]), ...chat],
  };
  const [[alert] = [], steps = [], told = []] = await db.batch([
    alertStatement(key, version),
    {
      sql: `SELECT change, at, who, door, who_id, who_name, action, ${FOLLOW_UP_OUTCOME} AS outcome, note
            FROM follow_ups WHERE chat_id = ? AND project_id = ? AND change < ${version.sql} ORDER BY change DESC LIMIT 2`,
      values: [...chat, ...version.values],
    },
    {
      sql: `SELECT deliveries.id, deliveries.kind, deliveries.status, deliveries.version, deliveries.created_at,
              deliveries.ended_at, iif(messages.status = 'sent', messages.ref, NULL) AS ref,
              coalesce(iif(messages.status = 'pending', messages.due_at, NULL), deliveries.due_at) AS due_at,
              messages.status IS 'pending' AS is_tried
            FROM deliveries LEFT JOIN messages ON messages.id = deliveries.message
            WHERE deliveries.id > ? AND deliveries.id < ? AND deliveries.target = ?`,
      values: [`${key.projectId}-${key.chatId}-`, `${key.projectId}-${key.chatId}.`, target],
    },
  ]);
  if (alert === undefined) return null;
  const [last, before] = v.parse(v.array(stepRow), steps);
  const { gone, life_now: lifeNow, opened_at: openedAt, ...read } = v.parse(alertRow, alert);
  return {
    ...{ ...read, lifeNow, openedAt, isExpired: gone === "expired" },
    last: last === undefined ? null : { ...readFollowUp(last), change: last.change },
    before: before?.action ?? null,
    deliveries: told.flatMap((row) => readTold(key, row)),
  };
}

/** The version in a delivery's id; null: it has none there. */
function versionIn(delivery: Pick<Delivery, "id" | "key" | "kind">): number | null {
  const number = numberOf(delivery);
  if (delivery.kind === "change") return Number.isFinite(number) ? number : null;
  if (delivery.kind !== "alert") return null;
  if (number === 1) return 1;
  // Sent because the alert was reopened: the id has the version.
  const [, reopened] = /^\d+-\d+-alert-r(\d+)-/.exec(delivery.id) ?? [];
  return reopened === undefined ? null : Number(reopened);
}

/** Every reopening begins an episode; one of a resolved alert begins a life. The first life began with its first notice. */
function alertStatement({ projectId, chatId }: ChatKey, version: Statement): Statement {
  const first = `${projectId}-${chatId}-alert-1`;
  return {
    sql: `WITH asked(version) AS (SELECT ${version.sql}),
            steps(change, at, action, before) AS (
              SELECT change, at, action, lag(action) OVER (ORDER BY change) FROM follow_ups
              WHERE chat_id = ? AND project_id = ? AND action IN ('claim', 'resolve', 'reopen')),
            opened(change, at, is_life) AS (SELECT change, at, before = 'resolve' FROM steps WHERE action = 'reopen')
          SELECT asked.version, alerts.reasons, chats.gone,
            1 + (SELECT count(*) FROM opened WHERE is_life AND change < asked.version) AS life,
            1 + (SELECT count(*) FROM opened WHERE is_life) AS life_now,
            1 + (SELECT count(*) FROM opened WHERE change < asked.version) AS episode,
            coalesce((SELECT max(at) FROM opened WHERE is_life AND change < asked.version),
              (SELECT min(created_at) FROM deliveries WHERE id > ? AND id < ?), alerts.opened_at) AS opened_at
          FROM asked CROSS JOIN alerts LEFT JOIN chats
            ON chats.chat_id = alerts.chat_id AND chats.project_id = alerts.project_id
          WHERE alerts.chat_id = ? AND alerts.project_id = ?`,
    // A full stop is the character after the hyphen.
    values: [...version.values, chatId, projectId, `${first}-`, `${first}.`, chatId, projectId],
  };
}

const alertRow = v.object({
  version: v.number(),
  reasons: recordedReasons,
  gone: v.nullable(v.string()),
  ...{ life: v.number(), life_now: v.number(), episode: v.number(), opened_at: v.number() },
});

const stepRow = v.object({ change: v.number(), ...followUpRow.entries });

const toldRow = v.object({
  id: v.string(),
  kind: v.picklist(KINDS),
  status: v.picklist(STATUSES),
  version: v.nullable(v.number()),
  ...{ created_at: v.number(), due_at: v.number(), is_tried: v.number() },
  ...{ ended_at: v.nullable(v.number()), ref: v.nullable(v.string()) },
});

/** Rows that only a newer version of the Worker knows are left out. */
function readTold(key: ChatKey, value: Row): readonly ToldDelivery[] {
  const parsed = v.safeParse(toldRow, value);
  if (!parsed.success) return [];
  const { created_at: createdAt, due_at: dueAt, ended_at: endedAt, is_tried, ...row } = parsed.output;
  const version = versionIn({ ...row, key }) ?? row.version;
  return [{ ...row, version, createdAt, dueAt, endedAt, isTried: is_tried === 1 }];
}

/** How the channel finds again what it sent last about the alert; null: it sent nothing, or cannot. */
export function lastRef(
  deliveries: readonly Pick<ToldDelivery, "id" | "ref" | "endedAt">[],
  but: string,
): string | null {
  const sent = deliveries.filter(({ id, ref }) => ref !== null && id !== but);
  return sent.toSorted((one, other) => (one.endedAt ?? 0) - (other.endedAt ?? 0)).at(-1)?.ref ?? null;
}
