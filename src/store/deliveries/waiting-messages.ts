import * as v from "valibot";
import { KINDS } from "../../alerts/delivery.ts";
import { type MessageState, memberSchema, messageSchema } from "../../alerts/message-state.ts";
import type { Database, Row, Statement } from "../database.ts";
import { compound } from "../union-all.ts";

/** Messages of one kind that may be taken together. More wait only where each is full. */
const MOST = 4;

/** Messages that wait for their next attempt, of each kind those that are due first. For `readMessage`. */
export function waitingStatements(target: string, except: readonly string[]): readonly Statement[] {
  const queries = KINDS.map(
    (kind) => `SELECT * FROM (SELECT ${COLUMNS} FROM messages INDEXED BY messages_pending
      WHERE target = ?1 AND kind = '${kind}' AND status = 'pending'
        AND id NOT IN (SELECT value FROM json_each(?2)) ORDER BY due_at LIMIT ${MOST})`,
  );
  return compound(queries, [target, JSON.stringify(except)]);
}

/**
 * The message that a delivery waits in; null: in none, or it can not be read. One that was taken in by another is followed
 * to that, for ten steps at most.
 */
export async function findMessageOf(db: Database, delivery: string): Promise<MessageState | null> {
  const [[row] = []] = await db.batch([
    {
      sql: `WITH RECURSIVE chain(id, step) AS (
              SELECT message, 0 FROM deliveries WHERE id = ? AND message IS NOT NULL
              UNION ALL SELECT messages.args ->> 'into', step + 1 FROM chain CROSS JOIN messages ON messages.id = chain.id
              WHERE messages.status = 'absorbed' AND step < 10)
            SELECT ${COLUMNS.replace("id", "messages.id")} FROM chain CROSS JOIN messages ON messages.id = chain.id
            WHERE messages.status = 'pending' LIMIT 1`,
      values: [delivery],
    },
  ]);
  const read = row === undefined ? "" : readMessage(row);
  return typeof read === "string" ? null : read;
}

const COLUMNS = "id, kind, form, deliveries, made, version, created_at, due_at";

const messageRow = v.object({
  ...v.pick(messageSchema, ["id", "kind", "form", "made", "version"]).entries,
  deliveries: v.pipe(v.string(), v.parseJson(), v.array(memberSchema)),
  created_at: v.number(),
  due_at: v.number(),
});

/** Its id where it can not be read: a newer version may have written it. */
export function readMessage(value: Row): MessageState | string {
  const parsed = v.safeParse(messageRow, value);
  if (!parsed.success) return String(value.id);
  const { deliveries: members, created_at: createdAt, due_at: dueAt, ...rest } = parsed.output;
  return { ...rest, members, createdAt, dueAt };
}
