import * as v from "valibot";
import { type DeliveryStatus, STATUSES } from "../../alerts/delivery.ts";
import type { Row, Statement } from "../database.ts";
import type { Stretch } from "./quarter.ts";

/** Deliveries that were created for a target in a stretch of time and have the same status. */
export interface MadeRow {
  /** The index of the stretch. */
  readonly stretch: number;
  readonly target: string;
  readonly status: DeliveryStatus;
  readonly count: number;
}

/** For `readMade`. */
export function madeStatement(stretches: readonly Stretch[]): Statement {
  return {
    sql: `SELECT stretches.key AS stretch, target, status, count(*) AS count
          FROM json_each(?) AS stretches CROSS JOIN deliveries INDEXED BY latest
            ON created_at >= stretches.value ->> 0 AND created_at < stretches.value ->> 1 GROUP BY 1, 2, 3`,
    values: [JSON.stringify(stretches)],
  };
}

export function readMade(rows: readonly Row[] | undefined): readonly MadeRow[] {
  return v.parse(v.array(row), rows);
}

const row = v.object({ stretch: v.number(), target: v.string(), status: v.picklist(STATUSES), count: v.number() });
