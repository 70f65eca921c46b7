import { type Deed, deedStatementWhere } from "../audit/log.ts";
import type { Database } from "../database.ts";
import { type Erasure, readErasure, written } from "./erasures.ts";

/** So many erasures that wait for KV are looked at for one that waits no longer, those that were asked for first. */
const EXAMINED = 50;

/**
 * What KV has not confirmed yet: the copies of what this erasure took. Those of a chat that another one took before count
 * too, and to a contact or entity any chat may have belonged that was erased in the same project until everything was
 * found, so all of these are waited for. KV deletes what was noted first before the rest.
 */
const UNCONFIRMED = `(
    EXISTS (SELECT 1 FROM stale_copies WHERE stale_copies.erasure = erasures.id AND stale_copies.erasure IS NOT NULL
      AND again_at IS NOT NULL)
    OR (kind = 'chat' AND EXISTS (SELECT 1 FROM stale_copies WHERE chat_id = erasures.subject
      AND stale_copies.project_id = erasures.project_id AND erasure IS NOT NULL AND again_at IS NOT NULL))
    OR (kind <> 'chat' AND EXISTS (SELECT 1 FROM stale_copies INDEXED BY stale_unconfirmed
      WHERE stale_copies.project_id = erasures.project_id AND due_at <= coalesce(found_at, asked_at)
      AND erasure IS NOT NULL AND again_at IS NOT NULL)))`;

/**
 * Those for which nothing is left to be done, at most `most`: KV has confirmed that every copy is deleted. `also` is the
 * one that was worked on just now, wherever it stands in the line; null: none.
 */
export async function finishedErasures(db: Database, also: string | null, most: number): Promise<readonly Erasure[]> {
  const copying = "ended_at IS NULL AND step IN ('copies', 'entity-copies')";
  const first = `SELECT * FROM erasures INDEXED BY erasures_copying WHERE ${copying} ORDER BY asked_at LIMIT ${EXAMINED}`;
  const those =
    also === null ? first : `SELECT * FROM erasures WHERE id = ?2 AND ${copying} UNION SELECT * FROM (${first})`;
  const [rows = []] = await db.batch([
    {
      sql: `SELECT * FROM (${those}) AS erasures WHERE NOT ${UNCONFIRMED} LIMIT ?1`,
      values: also === null ? [most] : [most, also],
    },
  ]);
  return rows.map(readErasure);
}

/** Ends it, with the receipt in the audit list; once. */
export async function endErasure(db: Database, { id, subject: { kind } }: Erasure, receipt: Deed): Promise<void> {
  const waits = written(kind, "copies");
  const open = { sql: "EXISTS (SELECT 1 FROM erasures WHERE id = ? AND step = ?)", values: [id, waits] };
  await db.batch([
    deedStatementWhere(receipt, open),
    {
      sql: "UPDATE erasures SET step = ?, ended_at = ? WHERE id = ? AND step = ?",
      values: [written(kind, "done"), receipt.at, id, waits],
    },
  ]);
}
