import * as v from "valibot";
import type { ChatKey } from "../../chat/chat.ts";
import { chatColumns, withKey } from "../columns.ts";
import type { Database, Statement } from "../database.ts";
import { inChats } from "../in-chats.ts";
import { readState, stateStatement, writeStateStatement } from "../worker-state.ts";

/** A copy in KV whose chat is gone. */
export interface StaleCopy {
  readonly key: ChatKey;
  readonly revision: number;
}

/**
 * Copies that outlive their chats: KV deletes each by itself after the RETENTION_DAYS at its time, which was more than
 * today's.
 */
export interface Lingering {
  /** Copies written before this instant, in milliseconds since 1970. */
  readonly writtenBefore: number;
  /** How long each lives, in milliseconds. */
  readonly lifetime: number;
}

/**
 * Notes the copies of every revision of these chats, before an erasure deletes the revisions. Each copy is deleted
 * twice.
 */
export function staleStatement(
  chats: Statement,
  now: number,
  again: { readonly erasure: string; readonly at: number },
): Statement {
  const { sql, values } = inChats(chats);
  return {
    sql: `INSERT INTO stale_copies (chat_id, project_id, revision, due_at, again_at, erasure)
          SELECT chat_id, project_id, revision, ?, ?, ? FROM revisions WHERE ${sql}
          ON CONFLICT DO UPDATE SET due_at = excluded.due_at, again_at = excluded.again_at, erasure = excluded.erasure`,
    values: [now, again.at, again.erasure, ...values],
  };
}

/** Notes the copies of expired chats that KV would keep longer. */
export function lingeringStatement(chats: Statement, { writtenBefore, lifetime }: Lingering, now: number): Statement {
  const { sql, values } = inChats(chats);
  return {
    sql: `INSERT INTO stale_copies (chat_id, project_id, revision, due_at)
          SELECT chat_id, project_id, revision, ? FROM revisions
          WHERE ${sql} AND received_at < ? AND received_at > ? ON CONFLICT DO NOTHING`,
    values: [now, ...values, writtenBefore, now - lifetime],
  };
}

/** KV has refused to delete: a pause of so many milliseconds, until that instant. */
export interface Pause {
  readonly length: number;
  readonly until: number;
}

const PAUSE = "copies-pause";
const pauseSchema = v.pipe(v.string(), v.parseJson(), v.object({ length: v.number(), until: v.number() }));

export function pauseStatement(pause: Pause | null): Statement {
  if (pause === null) return { sql: "DELETE FROM facts WHERE name = ?", values: [PAUSE] };
  return writeStateStatement(PAUSE, JSON.stringify(pause));
}

/** The copies to delete now, at most `most`: erased chats before expired ones. With the current or last pause. */
export async function staleCopiesAndPause(
  db: Database,
  now: number,
  most: number,
): Promise<{ readonly stale: readonly StaleCopy[]; readonly pause: Pause | null }> {
  const due = (whose: string) =>
    `SELECT * FROM (SELECT chat_id, project_id, revision FROM stale_copies
      WHERE erasure ${whose} AND due_at <= ?1 ORDER BY due_at LIMIT ?2)`;
  const [rows, fact] = await db.batch([
    { sql: `${due("IS NOT NULL")} UNION ALL ${due("IS NULL")} LIMIT ?2`, values: [now, most] },
    stateStatement(PAUSE),
  ]);
  const stale = v.parse(v.array(row), rows).map(withKey);
  const pause = v.safeParse(pauseSchema, readState(fact));
  return { stale, pause: pause.success ? pause.output : null };
}

/** KV has deleted them: permanently, or until they are deleted a second time. */
export function forgetStaleStatements(copies: readonly StaleCopy[], now: number): readonly Statement[] {
  const these = `due_at <= ? AND (chat_id, project_id, revision) IN
    (SELECT value ->> '$.key.chatId', value ->> '$.key.projectId', value ->> 'revision' FROM json_each(?))`;
  const values = [now, JSON.stringify(copies)];
  return [
    { sql: `DELETE FROM stale_copies WHERE again_at IS NULL AND ${these}`, values },
    {
      sql: `UPDATE stale_copies SET due_at = again_at, again_at = NULL WHERE again_at IS NOT NULL AND ${these}`,
      values,
    },
  ];
}

const row = v.object({ ...chatColumns, revision: v.number() });
