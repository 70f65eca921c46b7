import type { Statement } from "./database.ts";
import type { Slot } from "./slot.ts";

/**
 * Alerts beside the slots in which they were opened, as `slots` and `alerts`: what follows FROM. An index on when they
 * were opened would be one more row to write for each; so all that are not resolved are read, and of the others those
 * resolved since the first slot began.
 */
export function openedIn(slots: readonly Slot[]): Statement {
  return {
    sql: `json_each(?) AS slots CROSS JOIN (
        SELECT * FROM alerts WHERE state <> 'resolved'
        UNION ALL SELECT * FROM alerts WHERE state = 'resolved' AND since >= ?
      ) AS alerts ON opened_at >= slots.value ->> 'from' AND opened_at < slots.value ->> 'to'`,
    values: [JSON.stringify(slots), Math.min(...slots.map(({ from }) => from))],
  };
}
