import * as v from "valibot";
import type { Actor } from "../../alerts/actor.ts";
import { ALERT_DOOR } from "../columns.ts";
import type { Database } from "../database.ts";
import { readUntilOpening, type UntilOpeningCount, untilOpeningStatement } from "../deliveries/waiting-counts.ts";
import { ownedBy } from "./owned-by.ts";

/** How many alerts of a queue are nobody's, somebody's own, and others'. */
export interface QueueCount {
  /** Null: the chats named none. */
  readonly queue: string | null;
  readonly open: number;
  readonly mine: number;
  readonly others: number;
}

/** What a list of alerts says beside them. Instants in milliseconds since 1970. */
export interface InboxCounts {
  readonly queues: readonly QueueCount[];
  readonly held: readonly UntilOpeningCount[];
  /** No later than this a chat came in last, to a few minutes; null while that is not watched. */
  readonly lastChatAt: number | null;
  /** When an alert was last opened; null: never. */
  readonly lastAlertAt: number | null;
}

/** So many alerts that are not resolved are counted: more are "more than that many". */
export const MOST_OPEN = 2_000;

/** One round trip. */
export async function readInboxCounts(db: Database, reader: readonly Actor[], now: number): Promise<InboxCounts> {
  const own = ownedBy(reader, "door");
  const [queues, held, last] = await db.batch([
    {
      // The claimed ones come first in the index: where not all are counted, it is of those that nobody has.
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
    held: readUntilOpening(held),
    ...v.parse(lastRow, last?.[0]),
  };
}

const queueRow = v.object({ queue: v.nullable(v.string()), open: v.number(), mine: v.number(), others: v.number() });
const lastRow = v.object({ lastChatAt: v.nullable(v.number()), lastAlertAt: v.nullable(v.number()) });
