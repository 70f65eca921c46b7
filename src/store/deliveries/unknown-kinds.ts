import * as v from "valibot";
import { KINDS } from "../../alerts/delivery.ts";
import type { Database, Statement } from "../database.ts";
import { hasUnreadableStatement } from "./set-aside.ts";

/** So many are named. */
const MOST = 500;

const SORTED = KINDS.toSorted();

/** What lies between the kinds that this version knows, so that an index finds the others by a few seeks. */
const GAPS = JSON.stringify(
  [...SORTED, "\u{10ffff}"].map((before, index) => ({ after: SORTED[index - 1] ?? "", before })),
);

/** Deliveries and messages that are pending for a target and of a kind that only a newer version knows. */
function unknownKindsStatement(target: string): Statement {
  const isUnknown = "kind > gaps.value ->> 'after' AND kind < gaps.value ->> 'before'";
  return {
    sql: `SELECT deliveries.id FROM json_each(?1) AS gaps CROSS JOIN deliveries INDEXED BY in_no_message
            ON target = ?2 AND ${isUnknown} AND status = 'pending' AND message IS NULL
          UNION ALL
          SELECT messages.id FROM json_each(?1) AS gaps CROSS JOIN messages INDEXED BY messages_pending
            ON target = ?2 AND ${isUnknown} AND status = 'pending'
          LIMIT ${MOST}`,
    values: [GAPS, target],
  };
}

/** What a courier looks for when it starts. */
export interface Unknown {
  /** Ids of what is pending and of a kind that this version does not know. */
  readonly ids: readonly string[];
  /** Something is named as unreadable already. */
  readonly isNamed: boolean;
}

/** One round trip. */
export async function readUnknown(db: Database, target: string): Promise<Unknown> {
  const [rows, named = []] = await db.batch([unknownKindsStatement(target), hasUnreadableStatement(target)]);
  return { ids: v.parse(v.array(v.object({ id: v.string() })), rows).map(({ id }) => id), isNamed: named.length > 0 };
}
