import * as v from "valibot";
import type { ChatKey } from "../chat/chat.ts";
import type { Database, Statement } from "./database.ts";
import { ofChats } from "./of-chats.ts";

/** A copy in KV whose chat is gone. */
export interface StaleCopy {
  readonly key: ChatKey;
  readonly revision: number;
}

/** Notes the copies of every revision of these chats, before the revisions go themselves. */
export function staleStatement(
  chats: Statement,
  now: number,
  again: { readonly erasure: string; readonly at: number } | null,
): Statement {
  const { sql, values } = ofChats(chats);
  return {
    sql: `INSERT INTO stale_copies (chat_id, project_id, revision, due_at, again_at, erasure)
          SELECT chat_id, project_id, revision, ?, ?, ? FROM revisions WHERE ${sql}
          ON CONFLICT DO UPDATE SET due_at = excluded.due_at, again_at = excluded.again_at, erasure = excluded.erasure`,
    values: [now, again?.at ?? null, again?.erasure ?? null, ...values],
  };
}

/** Those that are to be deleted now, at most `most`. */
export async function staleCopies(db: Database, now: number, most: number): Promise<readonly StaleCopy[]> {
  const [rows] = await db.batch([
    {
      sql: "SELECT chat_id, project_id, revision FROM stale_copies WHERE due_at <= ? ORDER BY due_at LIMIT ?",
      values: [now, most],
    },
  ]);
  return v.parse(v.array(row), rows).map(({ chat_id: chatId, project_id: projectId, revision }) => ({
    key: { projectId, chatId },
    revision,
  }));
}

/** KV has deleted them: for ever, or until they are deleted again. */
export async function forgetStale(db: Database, copies: readonly StaleCopy[], now: number): Promise<void> {
  const these = `due_at <= ? AND (chat_id, project_id, revision) IN
    (SELECT value ->> '$.key.chatId', value ->> '$.key.projectId', value ->> 'revision' FROM json_each(?))`;
  const values = [now, JSON.stringify(copies)];
  await db.batch([
    { sql: `DELETE FROM stale_copies WHERE again_at IS NULL AND ${these}`, values },
    {
      sql: `UPDATE stale_copies SET due_at = again_at, again_at = NULL WHERE again_at IS NOT NULL AND ${these}`,
      values,
    },
  ]);
}

const row = v.object({ chat_id: v.number(), project_id: v.number(), revision: v.number() });
