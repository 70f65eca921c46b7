import * as v from "valibot";
import type { ChatKey } from "../../chat/chat.ts";
import type { Database, Statement } from "../database.ts";
import { IS_AWAITED, readThroughStatement } from "../privacy/erasures.ts";
import { markStatement } from "../statistics/recompute-marks.ts";
import type { Columns } from "./arrival.ts";
import type { Reached } from "./unfilled.ts";

// Fills in columns that older versions did not know. Bodies are read in the order in which chats last arrived, along
// the index `kept`: anything stored later, by any version, comes after the current position.

/** The progress of the reading. */
export interface FillProgress {
  readonly after: Reached;
  /** When nothing was left to be read last; null: never. */
  readonly throughAt: number | null;
  /** The body that a run was about to read when it was last heard of, and how many runs were; null: none. */
  readonly looking: { readonly of: string; readonly tries: number } | null;
}

/** The stored form: a write compares it, so that of two concurrent runs only one continues. */
export interface StoredFilling {
  readonly filling: FillProgress;
  readonly text: string | null;
  /** An erasure by entity waits for it. */
  readonly isAwaited: boolean;
}

/** A revision and the columns from its body; null if it cannot be read. */
export interface Filled extends ChatKey {
  readonly revision: number;
  readonly columns: Columns | null;
}

const FACT = "chat-columns";

const START: FillProgress = { after: { receivedAt: -1, chatId: 0, projectId: 0 }, throughAt: null, looking: null };

/** One statement. */
export async function readFilling(db: Database): Promise<StoredFilling> {
  const sql = `SELECT (SELECT value FROM facts WHERE name = ?) AS text, ${IS_AWAITED} AS is_awaited`;
  const [rows] = await db.batch([{ sql, values: [FACT] }]);
  const [{ text, is_awaited }] = v.parse(v.tuple([factRow]), rows);
  const filling = v.safeParse(v.pipe(v.string(), v.parseJson(), fillingSchema), text);
  return { filling: filling.success ? filling.output : START, text, isAwaited: is_awaited === 1 };
}

/**
 * Written before the bodies are read, to recognise a body that ends a run. If another run was faster, `fill` does
 * nothing.
 */
export async function lookAtUnfilled(db: Database, stored: StoredFilling, next: FillProgress): Promise<StoredFilling> {
  await db.batch([reachStatement(stored.text, next)]);
  return { ...stored, filling: next, text: JSON.stringify(next) };
}

/**
 * Writes the columns and the progress, unless another run was faster. Chats that were expired or erased meanwhile stay
 * as they are. Idempotent.
 */
export async function fill(
  db: Database,
  { text }: StoredFilling,
  next: FillProgress,
  filled: readonly Filled[],
  now: number,
): Promise<void> {
  const mine: Statement = {
    sql: "EXISTS (SELECT 1 FROM facts WHERE name = ? AND value = ?)",
    values: [FACT, JSON.stringify(next)],
  };
  await db.batch([
    reachStatement(text, next),
    ...(filled.length === 0 ? [] : fillStatements(filled, mine, now)),
    ...(next.throughAt === null ? [] : [readThroughStatement(next.throughAt, mine)]),
    // A run without columns to write has statements left for it.
    ...(next.throughAt === now && filled.length === 0 ? leftoverStatements() : []),
  ]);
}

function reachStatement(before: string | null, next: FillProgress): Statement {
  return {
    sql: `INSERT INTO facts (name, value) VALUES (?, ?)
          ON CONFLICT DO UPDATE SET value = excluded.value WHERE value = ?`,
    values: [FACT, JSON.stringify(next), before],
  };
}

function fillStatements(filled: readonly Filled[], mine: Statement, now: number): readonly Statement[] {
  const these = `SELECT value ->> 'chatId' AS chat_id, value ->> 'projectId' AS project_id, value ->> 'revision' AS revision,
      value -> '$.columns' <> 'null' AS is_read, value ->> '$.columns.entityId' AS entity_id,
      value ->> '$.columns.ticketId' AS ticket_id, value ->> '$.columns.agent' AS agent,
      value ->> '$.columns.firstQueue' AS first_queue, value ->> '$.columns.platform' AS platform FROM json_each(?)`;
  const asked = JSON.stringify(filled);
  const current = `chats.chat_id = these.chat_id AND chats.project_id = these.project_id
    AND chats.revision = these.revision AND gone IS NULL AND is_read`;
  const values = [asked, ...mine.values];
  return [
    {
      sql: `UPDATE revisions SET columns_read = is_read, entity_id = these.entity_id FROM (${these}) AS these
            WHERE revisions.chat_id = these.chat_id AND revisions.project_id = these.project_id
              AND revisions.revision = these.revision AND columns_read IS NULL AND octet_length(body) > 0 AND ${mine.sql}`,
      values,
    },
    // The statistics count a chat with its agent.
    markStatement(
      [
        {
          sql: `SELECT received_at AS at FROM (${these}) AS these CROSS JOIN chats ON ${current}
                WHERE chats.agent IS NOT these.agent AND ${mine.sql}`,
          values,
        },
      ],
      now,
    ),
    {
      sql: `UPDATE chats SET entity_id = these.entity_id, ticket_id = these.ticket_id, agent = these.agent,
              first_queue = these.first_queue, platform = these.platform FROM (${these}) AS these
            WHERE ${current} AND ${mine.sql}`,
      values,
    },
  ];
}

/** How many rows of each are corrected in one run. */
const LEFTOVERS = 100;

/** Clears columns of expired and erased chats that an older version did not know and therefore left. */
function leftoverStatements(): readonly Statement[] {
  const left = "gone IS NOT NULL AND coalesce(entity_id, ticket_id, first_queue, platform) IS NOT NULL";
  return [
    {
      sql: `UPDATE chats SET entity_id = NULL, ticket_id = NULL, first_queue = NULL, platform = NULL
            WHERE (chat_id, project_id) IN
              (SELECT chat_id, project_id FROM chats INDEXED BY gone_with_columns WHERE ${left} LIMIT ${LEFTOVERS})`,
      values: [],
    },
    {
      sql: `UPDATE revisions SET entity_id = NULL WHERE (chat_id, project_id, revision) IN
              (SELECT chat_id, project_id, revision FROM revisions INDEXED BY expired_with_entity
               WHERE entity_id IS NOT NULL AND body = '' LIMIT ${LEFTOVERS})`,
      values: [],
    },
  ];
}

const fillingSchema = v.object({
  after: v.object({ receivedAt: v.number(), chatId: v.number(), projectId: v.number() }),
  throughAt: v.nullable(v.number()),
  looking: v.nullable(v.object({ of: v.string(), tries: v.number() })),
});
const factRow = v.object({ text: v.nullable(v.string()), is_awaited: v.number() });
