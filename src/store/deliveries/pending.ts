import * as v from "valibot";
import { type Delivery, type DeliveryKind, KINDS, NO_RETRIES, retryStateAfter } from "../../alerts/delivery.ts";
import type { MessageState } from "../../alerts/message-state.ts";
import { anyChatColumns, knownAttempts, knownReasons, withAnyKey } from "../columns.ts";
import type { Database, Row, Statement } from "../database.ts";
import { unionAll } from "../union-all.ts";
import { readMessage, waitingStatements } from "./messages.ts";

/** What D1 holds as pending for a target, of one kind. */
export interface Lane {
  readonly kind: DeliveryKind;
  /** Deliveries that are due and in no message yet, the longest first. */
  readonly fresh: readonly Delivery[];
  /** There may be more of those. */
  readonly more: boolean;
  /** Messages that wait. */
  readonly messages: readonly Waiting[];
}

export interface Waiting extends MessageState {
  /** D1 does not know it as it is: no other message can take it in. */
  readonly isUntold: boolean;
}

export interface PendingRead {
  /** The target is switched off: nothing may be sent. */
  readonly isOff: boolean;
  readonly lanes: readonly Lane[];
  /** When the next delivery in no message is due that is not due yet, in milliseconds since 1970; null: there is none. */
  readonly nextDueAt: number | null;
  /** Ids of rows that a newer version wrote, or nobody can read. */
  readonly unreadable: readonly string[];
}

/** What D1 has not been told yet, or can not tell. */
export interface Untold {
  readonly deliveries: readonly string[];
  readonly messages: readonly string[];
  /** "130/101": of these chats it does not know all that was told, so that a change would seem to be of nothing. */
  readonly chats: readonly string[];
}

/** Of what goes one by one, one is sent; of the next it is enough to know that there is one. */
export const ONE_AND_NEXT = 2;

/** One round trip. `batchSize`: how many deliveries of a kind are read. */
export async function readPendingOf(
  db: Database,
  target: string,
  untold: Untold,
  now: number,
  batchSize: (kind: DeliveryKind) => number,
): Promise<PendingRead> {
  const limits = KINDS.map(batchSize);
  const freshStatements = freshOf(target, untold, now, limits);
  const [off = [], next, ...found] = await db.batch([
    { sql: "SELECT 1 FROM outages WHERE target = ?", values: [target] },
    {
      // Kind by kind, so that the index gives each its first.
      sql: `SELECT (
              SELECT due_at FROM deliveries INDEXED BY in_no_message WHERE target = ?1 AND kind = kinds.value
                AND status = 'pending' AND message IS NULL AND due_at > ?2
                AND id NOT IN (SELECT value FROM json_each(?3)) ORDER BY due_at LIMIT 1
            ) AS due_at FROM json_each(?4) AS kinds`,
      values: [target, now, JSON.stringify(untold.deliveries), JSON.stringify(KINDS)],
    },
    ...freshStatements,
    ...waitingStatements(target, untold.messages),
  ]);
  const fresh = found.slice(0, freshStatements.length).flat();
  const messages = found.slice(freshStatements.length).flat();
  const instants = v
    .parse(v.array(v.object({ due_at: v.nullable(v.number()) })), next)
    .flatMap((one) => one.due_at ?? []);
  const [deliveries, waiting] = [fresh.map(readDelivery), messages.map(readMessage)];
  return {
    isOff: off.length > 0,
    lanes: KINDS.map((kind, index) => {
      const found = deliveries.filter((one) => typeof one !== "string" && one.kind === kind);
      return {
        kind,
        fresh: found.filter((one) => typeof one !== "string"),
        more: fresh.filter((row) => row.kind === kind).length === limits[index],
        messages: waiting
          .filter((one) => typeof one !== "string")
          .filter((one) => one.kind === kind)
          .map((one) => ({ ...one, isUntold: false })),
      };
    }),
    nextDueAt: instants.length === 0 ? null : Math.min(...instants),
    unreadable: [...deliveries, ...waiting].filter((one) => typeof one === "string"),
  };
}

function freshOf(target: string, untold: Untold, now: number, limits: readonly number[]): readonly Statement[] {
  const parts = KINDS.map((kind, index) => {
    const isTold = "project_id || '/' || chat_id NOT IN (SELECT value FROM json_each(?4))";
    return `SELECT * FROM (SELECT ${COLUMNS} FROM deliveries INDEXED BY in_no_message
      WHERE target = ?1 AND kind = '${kind}' AND status = 'pending' AND message IS NULL AND due_at <= ?2
        AND id NOT IN (SELECT value FROM json_each(?3)) AND (kind <> 'change' OR ${isTold})
      ORDER BY due_at LIMIT ${limits[index]})`;
  });
  return unionAll(parts, [target, now, JSON.stringify(untold.deliveries), JSON.stringify(untold.chats)]);
}

/** Deliveries that have not ended, each with the message that D1 knows it in. */
export interface FoundDeliveries {
  readonly deliveries: readonly (Delivery & { readonly message: string | null })[];
  readonly unreadable: readonly string[];
}

/** Not those that are in another message than `inside` by now, which has not ended. */
export async function readDeliveries(
  db: Database,
  ids: readonly string[],
  inside: readonly string[],
): Promise<FoundDeliveries> {
  if (ids.length === 0) return { deliveries: [], unreadable: [] };
  const [rows = []] = await db.batch([
    {
      sql: `SELECT ${COLUMNS} FROM (SELECT value FROM json_each(?)) AS ids CROSS JOIN deliveries ON deliveries.id = ids.value
            WHERE status = 'pending' AND NOT (message IS NOT NULL AND message NOT IN (SELECT value FROM json_each(?))
              AND EXISTS (SELECT 1 FROM messages WHERE messages.id = deliveries.message AND messages.status = 'pending'))`,
      values: [JSON.stringify(ids), JSON.stringify(inside)],
    },
  ]);
  const read = rows.map(readDelivery);
  return {
    deliveries: read.filter((one) => typeof one !== "string"),
    unreadable: read.filter((one) => typeof one === "string"),
  };
}

const COLUMNS = `id, chat_id, project_id, kind, rule, other_target, reasons, created_at, due_at, attempts, again_from,
  ref, message`;

const row = v.object({
  id: v.string(),
  ...anyChatColumns,
  kind: v.picklist(KINDS),
  rule: v.nullable(v.string()),
  other_target: v.nullable(v.string()),
  reasons: knownReasons,
  created_at: v.number(),
  due_at: v.number(),
  attempts: knownAttempts,
  again_from: v.number(),
  ref: v.nullable(v.string()),
  message: v.nullable(v.string()),
});

/** Its id where it can not be read: a newer version may have written it. */
function readDelivery(value: Row): (Delivery & { readonly message: string | null }) | string {
  const parsed = v.safeParse(row, value);
  if (!parsed.success) return String(value.id);
  const { key, id, kind, rule, reasons, attempts, ref, message, ...read } = withAnyKey(parsed.output);
  return {
    ...{ key, id, kind, rule, reasons, ref, message },
    ...{ otherTarget: read.other_target, createdAt: read.created_at, dueAt: read.due_at },
    tries: attempts.slice(read.again_from).reduce(retryStateAfter, NO_RETRIES),
  };
}
