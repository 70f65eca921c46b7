import * as v from "valibot";
import { type DeliveryStatus, type RecordedKind, STATUSES } from "../../alerts/delivery.ts";
import type { ChatKey } from "../../chat/chat.ts";
import type { Row, Statement } from "../database.ts";
import { recordedKind } from "../recorded-values.ts";

/** One target that was to hear of a chat, and what became of it. */
export interface ToldTarget {
  readonly id: string;
  readonly kind: RecordedKind;
  readonly target: string;
  readonly status: DeliveryStatus;
  readonly note: string | null;
  /** When it ended, else when it is due; milliseconds since 1970. */
  readonly at: number;
}

/** A chat that was claimed and let go a hundred times has hundreds of deliveries: so many are looked at, by their ids, and the first of these are shown. */
const EXAMINED = 200;
const MOST = 100;

/** The deliveries of one chat in the order they were recorded. Their ids begin with the chat's, so the key is index enough. */
export function toldStatement({ projectId, chatId }: ChatKey): Statement {
  return {
    sql: `SELECT id, kind, target, status, note, coalesce(ended_at, due_at) AS at
          FROM (SELECT * FROM deliveries WHERE id >= ? AND id < ? ORDER BY id LIMIT ?) ORDER BY created_at, id LIMIT ?`,
    // A full stop is the character after the hyphen.
    values: [`${projectId}-${chatId}-`, `${projectId}-${chatId}.`, EXAMINED, MOST],
  };
}

const row = v.object({
  id: v.string(),
  kind: recordedKind,
  target: v.string(),
  status: v.picklist(STATUSES),
  note: v.nullable(v.string()),
  at: v.number(),
});

export function readTold(rows: readonly Row[]): readonly ToldTarget[] {
  return v.parse(v.array(row), rows);
}
