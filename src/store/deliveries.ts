import * as v from "valibot";
import {
  attemptSchema,
  type Delivery,
  type DeliveryKind,
  GATHERED,
  isGathered,
  KINDS,
  NO_TRIES,
  triesAfter,
} from "../alerts/delivery.ts";
import { REASONS } from "../alerts/reasons.ts";
import type { Database, Row, Statement } from "./database.ts";

/** What D1 holds as pending for a target. */
export interface PendingDeliveries {
  /** The target is switched off: nothing may be sent. */
  readonly isOff: boolean;
  /** Those that are due, the longest first: of each kind that is gathered as many as were asked for, of the rest two. */
  readonly due: readonly Delivery[];
  /** When the next one is due that is not due yet, in milliseconds since 1970; null when there is none. */
  readonly nextDueAt: number | null;
  /** Those that were asked for by their ids, due or not. */
  readonly named: readonly Delivery[];
}

/** What D1 has not been told yet. */
export interface Untold {
  /** Not pending any more. */
  readonly ended: readonly string[];
  /** Due at another time: they are read as `named`, and not among the others. */
  readonly named: readonly string[];
}

/** One goes out; of the next it is enough to know that there is one. */
const ONE_AND_NEXT = 2;

const OTHERS = KINDS.filter((kind) => !isGathered(kind));

/** One round trip. */
export async function pendingDeliveries(
  db: Database,
  target: string,
  { ended, named }: Untold,
  now: number,
  gathered: number,
): Promise<PendingDeliveries> {
  const except = JSON.stringify([...ended, ...named]);
  const due = (kinds: readonly DeliveryKind[], most: number): Statement => ({
    sql: `SELECT ${COLUMNS} FROM deliveries
          WHERE target = ? AND kind IN (SELECT value FROM json_each(?)) AND status = 'pending' AND due_at <= ?
            AND id NOT IN (SELECT value FROM json_each(?)) ORDER BY due_at LIMIT ?`,
    values: [target, JSON.stringify(kinds), now, except, most],
  });
  const results = await db.batch([
    { sql: "SELECT 1 FROM outages WHERE target = ?", values: [target] },
    ...GATHERED.map((kind) => due([kind], gathered)),
    due(OTHERS, ONE_AND_NEXT),
    {
      // Kind by kind, so that the index gives each its first.
      sql: `SELECT (
              SELECT due_at FROM deliveries WHERE target = ?1 AND kind = kinds.value AND status = 'pending'
                AND due_at > ?2 AND id NOT IN (SELECT value FROM json_each(?3)) ORDER BY due_at LIMIT 1
            ) AS due_at FROM json_each(?4) AS kinds`,
      values: [target, now, except, JSON.stringify(KINDS)],
    },
    ...(named.length === 0 ? [] : [namedStatement(named)]),
  ]);
  const [off = [], ...found] = results.slice(0, GATHERED.length + 2);
  const [next, asked = []] = results.slice(GATHERED.length + 2);
  const instants = v
    .parse(v.array(v.object({ due_at: v.nullable(v.number()) })), next)
    .flatMap((one) => one.due_at ?? []);
  return {
    isOff: off.length > 0,
    due: found.flat().map(readDelivery),
    nextDueAt: instants.length === 0 ? null : Math.min(...instants),
    named: asked.map(readDelivery),
  };
}

function namedStatement(ids: readonly string[]): Statement {
  return {
    sql: `SELECT ${COLUMNS} FROM deliveries WHERE status = 'pending' AND id IN (SELECT value FROM json_each(?))`,
    values: [JSON.stringify(ids)],
  };
}

const COLUMNS =
  "id, chat_id, project_id, kind, rule, other_target, reasons, created_at, due_at, attempts, again_from, ref";

const row = v.object({
  id: v.string(),
  chat_id: v.nullable(v.number()),
  project_id: v.nullable(v.number()),
  kind: v.picklist(KINDS),
  rule: v.nullable(v.string()),
  other_target: v.nullable(v.string()),
  reasons: v.pipe(v.string(), v.parseJson(), v.array(v.picklist(REASONS))),
  created_at: v.number(),
  due_at: v.number(),
  attempts: v.pipe(v.string(), v.parseJson(), v.array(attemptSchema)),
  again_from: v.number(),
  ref: v.nullable(v.string()),
});

function readDelivery(value: Row): Delivery {
  const { id, kind, rule, reasons, attempts, ref, ...read } = v.parse(row, value);
  const { chat_id: chatId, project_id: projectId } = read;
  return {
    ...{ id, kind, rule, reasons, ref, otherTarget: read.other_target, createdAt: read.created_at, dueAt: read.due_at },
    key: projectId === null || chatId === null ? null : { projectId, chatId },
    tries: attempts.slice(read.again_from).reduce(triesAfter, NO_TRIES),
  };
}
