import * as v from "valibot";
import type { Database, Statement } from "./database.ts";
import { openedIn } from "./opened-in.ts";
import type { Slot } from "./slot.ts";

/** How fast a slot's alerts were followed up: medians since they were opened, in milliseconds; null where none was. */
export interface Speed {
  readonly claimed: number | null;
  readonly wonBack: number | null;
}

/** By the name of each slot. One round trip. */
export async function medianSpeeds(db: Database, slots: readonly Slot[]): Promise<ReadonlyMap<string, Speed>> {
  const [claimed, wonBack] = await db.batch([
    medianOf(slots, FIRST_CLAIM),
    medianOf(slots, "iif(state = 'resolved' AND outcome IN ('called-back', 'came-back'), since - opened_at, NULL)"),
  ]);
  const [claims, wins] = [claimed, wonBack].map(
    (rows) => new Map(v.parse(v.array(medianRow), rows).map(({ slot, median }) => [slot, median])),
  );
  return new Map(
    slots.map(({ name }) => [name, { claimed: claims?.get(name) ?? null, wonBack: wins?.get(name) ?? null }]),
  );
}

const FIRST_CLAIM = `(SELECT min(at) FROM follow_ups WHERE follow_ups.chat_id = alerts.chat_id
  AND follow_ups.project_id = alerts.project_id AND action = 'claim' AND at >= opened_at) - opened_at`;

/** The middle one, or the mean of the two in the middle. */
function medianOf(slots: readonly Slot[], taken: string): Statement {
  const opened = openedIn(slots);
  return {
    sql: `SELECT slot, avg(taken) AS median FROM (
            SELECT slot, taken, row_number() OVER (PARTITION BY slot ORDER BY taken) AS place,
              count(*) OVER (PARTITION BY slot) AS count
            FROM (
              SELECT slots.value ->> 'name' AS slot, ${taken} AS taken FROM ${opened.sql}
            ) WHERE taken IS NOT NULL
          ) WHERE place IN ((count + 1) / 2, (count + 2) / 2) GROUP BY slot`,
    values: opened.values,
  };
}

const medianRow = v.object({ slot: v.string(), median: v.number() });
