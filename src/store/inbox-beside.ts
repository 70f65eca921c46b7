import * as v from "valibot";
import type { Database } from "./database.ts";

/** How many alerts of a queue are nobody's, somebody's own, and others'. */
export interface QueueCount {
  /** Null: the chats named none. */
  readonly queue: string | null;
  readonly open: number;
  readonly mine: number;
  readonly others: number;
}

/** What waits for a target's hours. */
export interface HeldCount {
  readonly target: string;
  readonly count: number;
  /** When the first of them is due, in milliseconds since 1970. */
  readonly dueAt: number;
}

/** What a list of alerts says beside them. Instants in milliseconds since 1970. */
export interface Beside {
  readonly queues: readonly QueueCount[];
  readonly held: readonly HeldCount[];
  /** No later than this a chat came in last, to a few minutes; null while that is not watched. */
  readonly lastChatAt: number | null;
  /** When somebody was last to be told of a chat; null: never. */
  readonly lastAlertAt: number | null;
}

/** So many alerts that are not resolved are counted: more are "more than that many". */
export const MOST_OPEN = 2_000;

/** One round trip. */
export async function readBeside(db: Database, who: string, now: number): Promise<Beside> {
  const [queues, held, last] = await db.batch([
    {
      // The claimed ones come first in the index: where not all are counted, it is of those that nobody has.
      sql: `SELECT queue, sum(state = 'open') AS open, sum(state = 'claimed' AND who = ?1) AS mine,
              sum(state = 'claimed' AND who <> ?1) AS others
            FROM (SELECT state, who, summary ->> 'queue' AS queue FROM alerts INDEXED BY inbox_tabs
                  WHERE state <> 'resolved' LIMIT ?2) GROUP BY 1 ORDER BY 1`,
      values: [who, MOST_OPEN],
    },
    {
      sql: `SELECT target, count(*) AS count, min(due_at) AS dueAt FROM deliveries
            WHERE status = 'pending' AND kind = 'alert' AND due_at > ? AND attempts = '[]'
            GROUP BY target ORDER BY target`,
      values: [now],
    },
    {
      sql: `SELECT (SELECT CAST(value AS INTEGER) FROM facts WHERE name = 'last-chat') AS lastChatAt,
              (SELECT created_at FROM deliveries WHERE kind = 'alert' ORDER BY created_at DESC LIMIT 1) AS lastAlertAt`,
      values: [],
    },
  ]);
  return {
    queues: v.parse(v.array(queueRow), queues),
    held: v.parse(v.array(heldRow), held),
    ...v.parse(lastRow, last?.[0]),
  };
}

const queueRow = v.object({ queue: v.nullable(v.string()), open: v.number(), mine: v.number(), others: v.number() });
const heldRow = v.object({ target: v.string(), count: v.number(), dueAt: v.number() });
const lastRow = v.object({ lastChatAt: v.nullable(v.number()), lastAlertAt: v.nullable(v.number()) });
