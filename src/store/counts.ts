import * as v from "valibot";
import type { Counts } from "../alerts/counts.ts";
import { NO_COUNTS } from "../alerts/counts.ts";
import type { Database, Row, Statement } from "./database.ts";
import { STANDS } from "./inbox.ts";
import { openedIn } from "./opened-in.ts";
import type { Slot } from "./slot.ts";

export interface Counted extends Counts {
  readonly slot: string;
  /** Null: the chats named none, or are not kept any more. */
  readonly queue: string | null;
}

/** By the name of each slot. The database adds up, so that no row of a chat comes here. One round trip. */
export async function countSlots(db: Database, slots: readonly Slot[]): Promise<ReadonlyMap<string, Counts>> {
  const counted = joined(await db.batch(countStatements(slots, "NULL")));
  return new Map(
    slots.map(({ name }) => {
      const { slot: _, queue: __, ...counts } = counted.find(({ slot }) => slot === name) ?? { ...NONE, slot: name };
      return [name, counts];
    }),
  );
}

/** Each slot by queues, those that have anything. One round trip. */
export async function countQueues(db: Database, slots: readonly Slot[]): Promise<readonly Counted[]> {
  return joined(await db.batch(countStatements(slots, "queue")));
}

/** The chats and the alerts. `CROSS JOIN`, so that the index finds the slots' chats and no others are read. */
function countStatements(slots: readonly Slot[], by: "queue" | "NULL"): readonly Statement[] {
  const opened = openedIn(slots);
  return [
    {
      sql: `SELECT slots.value ->> 'name' AS slot, ${by} AS queue, count(*) AS came
            FROM json_each(?) AS slots CROSS JOIN chats
              ON received_at >= slots.value ->> 'from' AND received_at < slots.value ->> 'to' GROUP BY 1, 2`,
      values: [JSON.stringify(slots)],
    },
    {
      sql: `SELECT slots.value ->> 'name' AS slot, ${by === "queue" ? "summary ->> 'queue'" : by} AS queue,
              count(*) AS alerts,
              sum(instr(reasons, '"lost"') > 0) AS lost, sum(instr(reasons, '"missed"') > 0) AS missed,
              sum(instr(reasons, '"sla-breached"') > 0) AS slaBreached,
              sum(${CLAIMED}) AS claimed,
              sum(state = 'resolved' AND outcome IS 'called-back') AS calledBack,
              sum(state = 'resolved' AND outcome IS 'came-back') AS cameBack,
              sum(state = 'resolved' AND outcome NOT IN ('called-back', 'came-back')) AS otherwise,
              sum(state <> 'resolved' AND ${STANDS}) AS open
            FROM ${opened.sql} GROUP BY 1, 2`,
      values: opened.values,
    },
  ];
}

const NONE = { ...NO_COUNTS, queue: null };

const CLAIMED = `EXISTS (SELECT 1 FROM follow_ups WHERE follow_ups.chat_id = alerts.chat_id
  AND follow_ups.project_id = alerts.project_id AND action = 'claim' AND at >= opened_at)`;

function joined([chats = [], alerts = []]: readonly (readonly Row[])[]): readonly Counted[] {
  const counted = new Map<string, Counted>();
  for (const row of [...v.parse(v.array(chatRow), chats), ...v.parse(v.array(alertRow), alerts)]) {
    const key = JSON.stringify([row.slot, row.queue]);
    counted.set(key, { ...NO_COUNTS, ...counted.get(key), ...row });
  }
  return [...counted.values()];
}

const where = { slot: v.string(), queue: v.nullable(v.string()) };
const chatRow = v.object({ ...where, came: v.number() });
const alertRow = v.object({
  ...where,
  ...{ alerts: v.number(), lost: v.number(), missed: v.number(), slaBreached: v.number(), claimed: v.number() },
  ...{ calledBack: v.number(), cameBack: v.number(), otherwise: v.number(), open: v.number() },
});
