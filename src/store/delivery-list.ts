import * as v from "valibot";
import {
  type Attempt,
  attemptSchema,
  type DeliveryKind,
  type DeliveryStatus,
  KINDS,
  STATUSES,
} from "../alerts/delivery.ts";
import { REASONS, type Reason } from "../alerts/reasons.ts";
import type { ChatKey } from "../chat/chat.ts";
import type { Database, Row, Statement } from "./database.ts";

/** A delivery with everything that is on record of it. Instants in milliseconds since 1970. */
export interface RecordedDelivery {
  readonly id: string;
  /** Null: it is about no single chat. */
  readonly key: ChatKey | null;
  readonly kind: DeliveryKind;
  readonly target: string;
  /** Null: no rule matched. */
  readonly rule: string | null;
  /** Of an alert, the target that should have heard; of an outage, the one that is out of order. */
  readonly otherTarget: string | null;
  readonly reasons: readonly Reason[];
  readonly status: DeliveryStatus;
  /** Why it has ended; null while it is pending. */
  readonly note: string | null;
  readonly createdAt: number;
  readonly dueAt: number;
  readonly endedAt: number | null;
  readonly attempts: readonly Attempt[];
}

/** What is asked for; null asks for nothing. */
export interface DeliveryFilter {
  readonly target: string | null;
  readonly status: DeliveryStatus | null;
  readonly kind: DeliveryKind | null;
  readonly reason: Reason | null;
  readonly chat: ChatKey | null;
  /** Created at this instant or later. */
  readonly from: number | null;
  /** Created before this instant. */
  readonly to: number | null;
}

/** Where a page ended: the next begins with what was created before it. */
export interface DeliveryPlace {
  readonly createdAt: number;
  readonly id: string;
}

/** The latest first, at most `most`. */
export async function listDeliveries(
  db: Database,
  filter: DeliveryFilter,
  after: DeliveryPlace | null,
  most: number,
): Promise<readonly RecordedDelivery[]> {
  const conditions = [...conditionsOf(filter), ...beyond(after)];
  const where = conditions.map(({ sql }) => ` AND ${sql}`).join("");
  const [rows = []] = await db.batch([
    {
      sql: `SELECT ${COLUMNS} FROM deliveries WHERE true${where} ORDER BY created_at DESC, id DESC LIMIT ?`,
      values: [...conditions.flatMap(({ values }) => values), most],
    },
  ]);
  return rows.map(readRecorded);
}

/** Null when there is none of this id. */
export async function findDelivery(db: Database, id: string): Promise<RecordedDelivery | null> {
  const [[row] = []] = await db.batch([{ sql: `SELECT ${COLUMNS} FROM deliveries WHERE id = ?`, values: [id] }]);
  return row === undefined ? null : readRecorded(row);
}

function conditionsOf(filter: DeliveryFilter): readonly Statement[] {
  const { chat } = filter;
  const asked: readonly (readonly [sql: string, value: string | number | null])[] = [
    ["target = ?", filter.target],
    ["status = ?", filter.status],
    ["kind = ?", filter.kind],
    ["EXISTS (SELECT 1 FROM json_each(reasons) WHERE value = ?)", filter.reason],
    ["chat_id = ?", chat?.chatId ?? null],
    ["project_id = ?", chat?.projectId ?? null],
    ["created_at >= ?", filter.from],
    ["created_at < ?", filter.to],
  ];
  return asked.flatMap(([sql, value]) => (value === null ? [] : [{ sql, values: [value] }]));
}

function beyond(place: DeliveryPlace | null): readonly Statement[] {
  return place === null ? [] : [{ sql: "(created_at, id) < (?, ?)", values: [place.createdAt, place.id] }];
}

const COLUMNS = `id, chat_id, project_id, kind, target, rule, other_target, reasons, status, note, created_at, due_at,
  ended_at, attempts`;

const recorded = v.object({
  id: v.string(),
  chat_id: v.nullable(v.number()),
  project_id: v.nullable(v.number()),
  kind: v.picklist(KINDS),
  target: v.string(),
  rule: v.nullable(v.string()),
  other_target: v.nullable(v.string()),
  reasons: v.pipe(v.string(), v.parseJson(), v.array(v.picklist(REASONS))),
  status: v.picklist(STATUSES),
  note: v.nullable(v.string()),
  created_at: v.number(),
  due_at: v.number(),
  ended_at: v.nullable(v.number()),
  attempts: v.pipe(v.string(), v.parseJson(), v.array(attemptSchema)),
});

function readRecorded(value: Row): RecordedDelivery {
  const { chat_id: chatId, project_id: projectId, ...row } = v.parse(recorded, value);
  const { other_target: otherTarget, created_at: createdAt, due_at: dueAt, ended_at: endedAt, ...rest } = row;
  const key = chatId === null || projectId === null ? null : { projectId, chatId };
  return { ...rest, key, otherTarget, createdAt, dueAt, endedAt };
}
