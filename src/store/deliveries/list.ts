import * as v from "valibot";
import {
  type Attempt,
  type DeliveryKind,
  type DeliveryStatus,
  type RecordedKind,
  STATUSES,
} from "../../alerts/delivery.ts";
import type { Reason } from "../../alerts/reasons.ts";
import { codeOf, type StoredCode } from "../../alerts/stored-code.ts";
import type { ChatKey } from "../../chat/chat.ts";
import {
  backInTime,
  boundedScanStatement,
  readFound,
  type Scan,
  type ScanBounds,
  type ScannedPage,
  type ScannedTimes,
  whereGiven,
  within,
} from "../bounded-scan.ts";
import {
  anyChatColumns,
  END_CODE,
  recordedAttempts,
  recordedCode,
  recordedKind,
  recordedReasons,
  withAnyKey,
} from "../columns.ts";
import type { Database, Row, Statement } from "../database.ts";

/** A delivery with everything that is on record of it. Instants in milliseconds since 1970. */
export interface RecordedDelivery {
  readonly id: string;
  /** Null: it is about no single chat. */
  readonly key: ChatKey | null;
  readonly kind: RecordedKind;
  readonly target: string;
  /** Null: no rule matched. */
  readonly rule: string | null;
  /** Of an alert, the target that could not be notified; of an outage, the disabled one. */
  readonly otherTarget: string | null;
  readonly reasons: readonly Reason[];
  readonly status: DeliveryStatus;
  /** Why it has ended; null while it is pending. */
  readonly end: StoredCode | null;
  readonly createdAt: number;
  readonly dueAt: number;
  readonly endedAt: number | null;
  /** Of versions before messages were kept. */
  readonly attempts: readonly Attempt[];
  /** The message that covers it, or covered it last; null: none yet. */
  readonly message: string | null;
  /** Those before it was sent again by hand, the earliest first. */
  readonly earlierMessages: readonly string[];
}

/** What is asked for, by when it was created; null asks for nothing. */
export interface DeliveryFilter extends ScannedTimes {
  readonly target: string | null;
  readonly status: DeliveryStatus | null;
  readonly kind: DeliveryKind | null;
  readonly reason: Reason | null;
  readonly chat: ChatKey | null;
}

/** Where a page ended: the next begins with what was created before it. */
export interface DeliveryCursor {
  readonly createdAt: number;
  readonly id: string;
}

/** The latest first. Of one chat the pages go by the ids of the deliveries, and on each the latest is first. */
export async function listDeliveries(
  db: Database,
  filter: DeliveryFilter,
  after: DeliveryCursor | null,
  bounds: ScanBounds,
): Promise<ScannedPage<RecordedDelivery>> {
  const [rows = []] = await db.batch([boundedScanStatement(readingOf(filter, after), bounds)]);
  const found = readFound(rows, bounds, readRecorded);
  return { ...found, entries: found.entries.toSorted((one, other) => other.createdAt - one.createdAt) };
}

/** Null when there is none of this id. */
export async function findDelivery(db: Database, id: string): Promise<RecordedDelivery | null> {
  const [[row] = []] = await db.batch([{ sql: `SELECT ${COLUMNS} FROM deliveries WHERE id = ?`, values: [id] }]);
  return row === undefined ? null : readRecorded(row);
}

/** Those of a chat by their ids, which begin with the chat's; a target's dead ones by their index; else by when they were made. */
function readingOf(filter: DeliveryFilter, after: DeliveryCursor | null): Scan {
  const { target, status, kind, reason, chat } = filter;
  const ofKind = whereGiven([
    ["kind = ?", kind],
    ["instr(reasons, ?)", reason === null ? null : JSON.stringify(reason)],
  ]);
  const unindexed = [
    ...whereGiven([
      ["target = ?", target],
      ["status = ?", status],
    ]),
    ...ofKind,
  ];
  if (chat !== null) {
    const filters = [...unindexed, ...within("created_at", filter)];
    return { columns: COLUMNS, table: "deliveries", range: ofChat(chat, after), order: "id DESC", filters };
  }
  const place = after === null ? null : ([after.createdAt, after.id] as const);
  const { range, order } = backInTime(["created_at", "id"], filter, place);
  if (status === "dead" && target !== null) {
    const dead: Statement = { sql: "target = ? AND status = 'dead'", values: [target] };
    const table = "deliveries INDEXED BY dead";
    return { columns: COLUMNS, table, range: [dead, ...range], order, filters: ofKind };
  }
  return { columns: COLUMNS, table: "deliveries INDEXED BY latest", range, order, filters: unindexed };
}

/** By the primary key. A full stop is the character after the hyphen; only a made-up place is beyond it. */
function ofChat({ projectId, chatId }: ChatKey, after: DeliveryCursor | null): readonly Statement[] {
  const [first, beyond] = [`${projectId}-${chatId}-`, `${projectId}-${chatId}.`];
  const before = after === null || after.id > beyond ? beyond : after.id;
  return [{ sql: "id >= ? AND id < ?", values: [first, before] }];
}

const COLUMNS = `id, chat_id, project_id, kind, target, rule, other_target, reasons, status, note, ${END_CODE} AS code, args,
  created_at, due_at, ended_at, attempts, message, earlier_messages`;

const recorded = v.object({
  id: v.string(),
  ...anyChatColumns,
  kind: recordedKind,
  target: v.string(),
  rule: v.nullable(v.string()),
  other_target: v.nullable(v.string()),
  reasons: recordedReasons,
  status: v.picklist(STATUSES),
  ...recordedCode,
  created_at: v.number(),
  due_at: v.number(),
  ended_at: v.nullable(v.number()),
  attempts: recordedAttempts,
  message: v.nullable(v.string()),
  earlier_messages: v.nullable(v.pipe(v.string(), v.parseJson(), v.array(v.string()))),
});

function readRecorded(value: Row): RecordedDelivery {
  const { key, ...row } = withAnyKey(v.parse(recorded, value));
  const { other_target: otherTarget, created_at: createdAt, due_at: dueAt, ended_at: endedAt, ...known } = row;
  const { earlier_messages: earlierMessages, note, code, args, ...rest } = known;
  const end = codeOf({ code, args, note });
  return { ...rest, key, otherTarget, end, createdAt, dueAt, endedAt, earlierMessages: earlierMessages ?? [] };
}
