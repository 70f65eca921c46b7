import * as v from "valibot";
import type { Actor } from "../../alerts/actor.ts";
import { ALERT_DOOR } from "../columns.ts";
import type { Database } from "../database.ts";
import { readUntilOpening, type UntilOpeningCount, untilOpeningStatement } from "../deliveries/waiting-counts.ts";
import { ownedBy } from "./owned-by.ts";

/** How many alerts of a queue are unclaimed, the reader's own, and other people's. */
export interface QueueCount {
  /** Null: the chats had no queue. */
  readonly queue: string | null;
  readonly open: number;
  readonly mine: number;
  readonly others: number;
}

/** Counts and times shown with a list of alerts. Instants in milliseconds since 1970. */
export interface InboxCounts {
  readonly queues: readonly QueueCount[];
  readonly untilOpening: readonly UntilOpeningCount[];
  /** When the last chat arrived, rounded up to a few minutes; null if this is not recorded. */
  readonly lastChatAt: number | null;
  /** When the last alert was opened; null: never. */
  readonly lastAlertAt: number | null;
}

/** How many unresolved alerts are counted; beyond that the count is "more than". */
export const MOST_OPEN = 2_000;

/** One round trip. */
export async function readInboxCounts(db: Database, reader: readonly Actor[], now: number): Promise<InboxCounts> {
  const own = ownedBy(reader, "door");
  const [queues, untilOpening, last] = await db.batch([
    {
      // Claimed alerts come first in the index: if not all are counted, unclaimed ones are missing.
      sql: `SELECT queue, sum(state = 'open') AS open, sum(state = 'claimed' AND own) AS mine,
              sum(state = 'claimed' AND NOT own) AS others
            FROM (SELECT state, queue, ${own.sql} AS own
                  FROM (SELECT state, who, ${ALERT_DOOR} AS door, summary ->> 'queue' AS queue FROM alerts
                        INDEXED BY inbox_tabs WHERE state <> 'resolved' LIMIT ?))
            GROUP BY 1 ORDER BY 1`,
      values: [...own.values, MOST_OPEN],
    },
    untilOpeningStatement(now),
    {
      sql: `SELECT (SELECT CAST(value AS INTEGER) FROM facts WHERE name = 'last-chat') AS lastChatAt,
              (SELECT max(opened_at) FROM alerts) AS lastAlertAt`,
      values: [],
    },
  ]);
  return {
    queues: v.parse(v.array(queueRow), queues),
    untilOpening: readUntilOpening(untilOpening),
    ...v.parse(lastRow, last?.[0]),
  };
}

const queueRow = v.object({ queue: v.nullable(v.string()), open: v.number(), mine: v.number(), others: v.number() });
const lastRow = v.object({ lastChatAt: v.nullable(v.number()), lastAlertAt: v.nullable(v.number()) });
