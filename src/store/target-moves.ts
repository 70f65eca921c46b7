import * as v from "valibot";
import type { ServiceEvent } from "../alerts/service-event.ts";
import type { Database, Statement } from "./database.ts";
import { eventStatement } from "./service-events.ts";

/** A target whose conversation has another address, as the other side said. */
export interface TargetMove {
  readonly target: string;
  /** The settings from which it has moved. */
  readonly address: string;
  /** In the terms of its channel. */
  readonly to: string;
}

/** Shows it with the target, and notifies the engineers once. */
export function moveStatements({ target, address, to }: TargetMove, now: number): readonly Statement[] {
  const event: ServiceEvent = { kind: "target-moved", what: moveName({ target, to }) };
  return [
    {
      sql: `INSERT INTO target_moves (target, address, moved_to, at) VALUES (?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET address = excluded.address, moved_to = excluded.moved_to, at = excluded.at
            WHERE address <> excluded.address OR moved_to <> excluded.moved_to`,
      values: [target, address, to, now],
    },
    eventStatement(event, now),
  ];
}

export function forgetMoveStatement(target: string): Statement {
  return { sql: "DELETE FROM target_moves WHERE target = ?", values: [target] };
}

/** By target. One row for each target at most. Those whose settings have changed since are among them. */
export async function listMoves(db: Database): Promise<readonly TargetMove[]> {
  const [rows] = await db.batch([
    { sql: "SELECT target, address, moved_to FROM target_moves ORDER BY target", values: [] },
  ]);
  return v.parse(v.array(row), rows).map(({ moved_to: to, ...rest }) => ({ ...rest, to }));
}

const row = v.object({ target: v.string(), address: v.string(), moved_to: v.string() });

/** "sales-telegram -100123": names a move among the service events. No target has a space in its name. */
function moveName({ target, to }: Pick<TargetMove, "target" | "to">): string {
  return `${target} ${to}`;
}
