import * as v from "valibot";
import { type AttemptRecord, attemptRecordSchema } from "../../alerts/message-state.ts";
import type { Database, Row } from "../database.ts";

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
      sql: `SELECT message, number, at, milliseconds, outcome, status, code, args, covered
            FROM json_each(?) AS ids CROSS JOIN attempts ON attempts.message = ids.value ORDER BY message, number`,
      values: [JSON.stringify(ids)],
    },
  ]);
  const read = v.parse(v.array(attemptRow), rows);
  const byMessage = Map.groupBy(read, ({ message }) => message);
  return new Map([...byMessage].map(([id, some]) => [id, some.map(({ message: _, ...attempt }) => attempt)]));
}

const attemptRow = v.object({ message: v.string(), ...attemptRecordSchema.entries });

const COLUMNS = "id, status, code, args, made, due_at, deliveries";

const row = v.object({
  ...{ id: v.string(), status: v.string(), code: v.string(), args: v.string(), made: v.number(), due_at: v.number() },
  // What is broken, or of a newer version, is shown as far as it can be read.
  deliveries: v.fallback(v.pipe(v.string(), v.parseJson(), v.array(v.object({ id: v.string() }))), []),
});

const absorbedArgs = v.pipe(v.string(), v.parseJson(), v.object({ into: v.string() }));

function readRecord(value: Row): MessageRecord {
  const { due_at: dueAt, deliveries, ...rest } = v.parse(row, value);
  const absorbed = rest.status === "absorbed" ? v.safeParse(absorbedArgs, rest.args) : null;
  const into = absorbed?.success ? absorbed.output.into : null;
  return { ...rest, dueAt, covered: deliveries.map(({ id }) => id), into };
}
