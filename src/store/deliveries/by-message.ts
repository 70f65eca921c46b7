import * as v from "valibot";
import { type DeliveryStatus, STATUSES } from "../../alerts/delivery.ts";
import type { Reason } from "../../alerts/reasons.ts";
import type { ChatKey } from "../../chat/chat.ts";
import { anyChatColumns, recordedReasons, withAnyKey } from "../columns.ts";
import type { Database, Row } from "../database.ts";

/** A delivery as one line among those that it went with. */
export interface GroupedDelivery {
  readonly id: string;
  /** Null: it is about no single chat. */
  readonly key: ChatKey | null;
  readonly reasons: readonly Reason[];
  readonly status: DeliveryStatus;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** A message tells of 500 at most: the first delivery and these. */
const MOST = 499;

/** Those that went along with a delivery, in no order, and no more than a message holds; what is not stored is left out. */
export async function deliveriesOf(db: Database, ids: readonly string[]): Promise<readonly GroupedDelivery[]> {
  if (ids.length === 0) return [];
  const [rows = []] = await db.batch([
    {
      sql: `SELECT id, chat_id, project_id, reasons, status, created_at FROM deliveries
            WHERE id IN (SELECT value FROM json_each(?))`,
      values: [JSON.stringify(ids.slice(0, MOST))],
    },
  ]);
  return rows.map(readGrouped);
}

const grouped = v.object({
  id: v.string(),
  ...anyChatColumns,
  reasons: recordedReasons,
  status: v.picklist(STATUSES),
  created_at: v.number(),
});

function readGrouped(value: Row): GroupedDelivery {
  const { created_at: createdAt, ...rest } = withAnyKey(v.parse(grouped, value));
  return { ...rest, createdAt };
}
