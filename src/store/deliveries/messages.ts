import * as v from "valibot";
import { KINDS } from "../../alerts/delivery.ts";
import {
  type AttemptRecord,
  attemptRecordSchema,
  type MessageState,
  memberSchema,
  messageSchema,
  type Progress,
  progressOf,
  storedProgressSchema,
} from "../../alerts/message-state.ts";
import type { Database, Row, Statement } from "../database.ts";
import { unionAll } from "../union-all.ts";

/** A message as it is on record. Instants in milliseconds since 1970. */
export interface MessageRecord {
  readonly id: string;
  /** pending, sent, dead, suppressed, ended or absorbed. */
  readonly status: string;
  /** What its last attempt came to, or why it ended; as it is stored. */
  readonly code: string;
  readonly args: string;
  /** How many attempts there were. Of more than 21, the first and the last twenty are kept. */
  readonly made: number;
  readonly dueAt: number;
  /** Ids of the deliveries that it covers, or covered when it was sent; the first leads. */
  readonly covered: readonly string[];
  /** The message that has taken it in; null: none has. */
  readonly into: string | null;
  /** Null: it is one request, or nothing has been sent yet. */
  readonly progress: Progress | null;
}

/** A message may be taken in by one that is taken in itself: followed for so many steps. */
export const FOLLOWED = 10;

/** Those of these ids, by their ids. */
export async function readMessageRecords(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, MessageRecord>> {
  if (ids.length === 0) return new Map();
  return readMessages(db, `SELECT ${COLUMNS} FROM messages WHERE id IN (SELECT value FROM json_each(?))`, ids);
}

/** Those of these ids and those that have taken them in, by their ids. One statement. */
export async function followMessages(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, MessageRecord>> {
  if (ids.length === 0) return new Map();
  const sql = `WITH RECURSIVE followed(id, step) AS (
      SELECT value, 0 FROM json_each(?)
      UNION SELECT messages.args ->> 'into', step + 1 FROM followed CROSS JOIN messages ON messages.id = followed.id
      WHERE messages.status = 'absorbed' AND step < ${FOLLOWED}
    )
    SELECT ${COLUMNS} FROM messages WHERE id IN (SELECT id FROM followed)`;
  return readMessages(db, sql, ids);
}

async function readMessages(
  db: Database,
  sql: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, MessageRecord>> {
  const [rows = []] = await db.batch([{ sql, values: [JSON.stringify(ids)] }]);
  return new Map(rows.map(readRecord).map((record) => [record.id, record]));
}

/** The attempts of these messages that are kept, by message, the first one first. */
export async function readAttempts(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly AttemptRecord[]>> {
  if (ids.length === 0) return new Map();
  const [rows = []] = await db.batch([
    {
      sql: `SELECT message, number, at, milliseconds, outcome, status, code, args, covered, part
            FROM json_each(?) AS ids CROSS JOIN attempts ON attempts.message = ids.value ORDER BY message, number`,
      values: [JSON.stringify(ids)],
    },
  ]);
  const read = v.parse(v.array(attemptRow), rows);
  const byMessage = Map.groupBy(read, ({ message }) => message);
  return new Map([...byMessage].map(([id, some]) => [id, some.map(({ message: _, ...attempt }) => attempt)]));
}

const attemptRow = v.object({ message: v.string(), ...attemptRecordSchema.entries });

const COLUMNS = "id, status, code, args, made, due_at, deliveries, version, parts";

const row = v.object({
  ...{ id: v.string(), status: v.string(), code: v.string(), args: v.string(), made: v.number(), due_at: v.number() },
  // What is broken, or of a newer version, is shown as far as it can be read.
  deliveries: v.fallback(v.pipe(v.string(), v.parseJson(), v.array(v.object({ id: v.string() }))), []),
  version: v.number(),
  parts: v.fallback(storedProgressSchema, null),
});

const absorbedArgs = v.pipe(v.string(), v.parseJson(), v.object({ into: v.string() }));

function readRecord(value: Row): MessageRecord {
  const { due_at: dueAt, deliveries, version, parts, ...rest } = v.parse(row, value);
  const absorbed = rest.status === "absorbed" ? v.safeParse(absorbedArgs, rest.args) : null;
  const into = absorbed?.success ? absorbed.output.into : null;
  const { progress = null } = progressOf(parts, version);
  return { ...rest, dueAt, covered: deliveries.map(({ id }) => id), into, progress };
}

/** Messages of one kind that may be taken together. More wait only where each is full. */
const MOST = 4;

const MESSAGE_COLUMNS = "id, kind, form, deliveries, made, version, created_at, due_at, parts";

/** Messages that wait for their next attempt, of each kind those that are due first. For `readMessage`. */
export function waitingStatements(target: string, except: readonly string[]): readonly Statement[] {
  const queries = KINDS.map(
    (kind) => `SELECT * FROM (SELECT ${MESSAGE_COLUMNS} FROM messages INDEXED BY messages_pending
      WHERE target = ?1 AND kind = '${kind}' AND status = 'pending'
        AND id NOT IN (SELECT value FROM json_each(?2)) ORDER BY due_at LIMIT ${MOST})`,
  );
  return unionAll(queries, [target, JSON.stringify(except)]);
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
            SELECT ${MESSAGE_COLUMNS.replace("id", "messages.id")} FROM chain CROSS JOIN messages ON messages.id = chain.id
            WHERE messages.status = 'pending' LIMIT 1`,
      values: [delivery],
    },
  ]);
  const read = row === undefined ? "" : readMessage(row);
  return typeof read === "string" ? null : read;
}

const messageRow = v.object({
  ...v.pick(messageSchema, ["id", "kind", "form", "made", "version"]).entries,
  deliveries: v.pipe(v.string(), v.parseJson(), v.array(memberSchema)),
  created_at: v.number(),
  due_at: v.number(),
  parts: storedProgressSchema,
});

/** Its id where it can not be read: a newer version may have written it. */
export function readMessage(value: Row): MessageState | string {
  const parsed = v.safeParse(messageRow, value);
  if (!parsed.success) return String(value.id);
  const { deliveries: members, created_at: createdAt, due_at: dueAt, parts, ...rest } = parsed.output;
  return { ...rest, members, createdAt, dueAt, ...progressOf(parts, rest.version) };
}
