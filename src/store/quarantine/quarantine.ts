import * as v from "valibot";
import { codeOf, type StoredCode, type StoredWithNote, said } from "../../alerts/stored-code.ts";
import { type AuditEntry, auditStatementWhere } from "../audit/log.ts";
import { bodyBytes, bodyPartStatements } from "../body.ts";
import { type Bounds, backInTime, boundedScanStatement, type Found, readFound } from "../bounded-scan.ts";
import { PROBLEM_CODE } from "../columns.ts";
import type { Database, Row, Statement } from "../database.ts";
import { recordedCode } from "../recorded-values.ts";
import { forgetQuarantined, quarantinedStatement } from "../service-events.ts";
import { roomFor, tookRoom } from "./daily-limits.ts";

/** An authentic body that could not be read as a chat. */
export interface Quarantined {
  /** SHA-256 of the IV and the body as it came, in hex. */
  readonly id: string;
  readonly problem: StoredWithNote;
  /** It could not be decrypted, so it is kept as it came. */
  readonly encrypted: boolean;
  readonly iv: string;
  /** How large it is as it came. */
  readonly bytes: number;
  /** Base64, in parts that fit into rows; made for a body that is kept only. */
  parts(): readonly string[];
}

/** A body in quarantine as a list shows it. */
export interface QuarantineEntry {
  readonly id: string;
  readonly count: number;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly problem: StoredCode;
  readonly encrypted: boolean;
  /** How large the body is. */
  readonly bytes: number;
}

/** One entry, whole. */
export interface FoundQuarantined {
  readonly entry: QuarantineEntry;
  readonly iv: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Once per distinct body, with a count. False when the day's share of new ones is used up: that is asked before the body
 * is sent, so that a flood costs a few rows, and again in the transaction, so that no two take the same room.
 */
export async function quarantine(db: Database, body: Quarantined, now: number): Promise<boolean> {
  const room = roomFor(body, now);
  const [found] = await db.batch([{ sql: `SELECT 1 WHERE ${room.sql}`, values: room.values }]);
  if (found?.length !== 1) return false;
  const here = keptStatement(body.id);
  const parts = body.parts();
  const results = await db.batch([
    {
      sql: `INSERT INTO quarantine
              (id, count, first_at, last_at, problem, code, args, code_at, encrypted, iv, body)
            SELECT ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE ${room.sql}
            ON CONFLICT DO UPDATE SET count = count + 1, last_at = excluded.last_at, problem = excluded.problem,
              code = excluded.code, args = excluded.args, code_at = excluded.code_at, encrypted = excluded.encrypted`,
      values: [
        ...[body.id, now, now, ...problemValues(body.problem, now), Number(body.encrypted), body.iv, parts[0] ?? ""],
        ...room.values,
      ],
    },
    tookRoom(body, now),
    ...bodyPartStatements(quarantineOwner(body.id), parts, here),
    quarantinedStatement(body.id, now, here),
    { sql: "SELECT 1 AS here FROM quarantine WHERE id = ?", values: [body.id] },
  ]);
  return results.at(-1)?.length === 1;
}

function problemValues({ note, code, args }: StoredWithNote, now: number): readonly (string | number)[] {
  return [note, code, args, now];
}

/** That an entry is there: a condition. */
export function keptStatement(id: string): Statement {
  return { sql: "EXISTS (SELECT 1 FROM quarantine WHERE id = ?)", values: [id] };
}

/** Whether an entry is there. */
export async function isKept(db: Database, id: string): Promise<boolean> {
  const [rows] = await db.batch([{ sql: "SELECT 1 FROM quarantine WHERE id = ?", values: [id] }]);
  return rows?.length === 1;
}

/** An entry was read again in vain. False where it is there no more: it does not come back by that. */
export async function countAgain(
  db: Database,
  id: string,
  { problem, encrypted }: Pick<Quarantined, "problem" | "encrypted">,
  now: number,
): Promise<boolean> {
  const [rows] = await db.batch([
    {
      sql: `UPDATE quarantine SET count = count + 1, last_at = ?, problem = ?, code = ?, args = ?, code_at = ?,
              encrypted = ? WHERE id = ? RETURNING 1`,
      values: [now, ...problemValues(problem, now), Number(encrypted), id],
    },
  ]);
  return rows?.length === 1;
}

/** Somebody deletes an entry, and that is put on record. False where there is none. What the day has left stays as it is. */
export async function deleteQuarantined(db: Database, id: string, deed: AuditEntry): Promise<boolean> {
  if (!(await isKept(db, id))) return false;
  await db.batch([auditStatementWhere(deed, keptStatement(id)), ...releaseStatements([id]), forgetQuarantined([id])]);
  return true;
}

/** Takes a body out again, once it is stored as a chat. */
export async function release(db: Database, id: string): Promise<void> {
  await db.batch(releaseStatements([id]));
}

export function releaseStatements(ids: readonly string[]): readonly Statement[] {
  const values = [JSON.stringify(ids)];
  return [
    { sql: "DELETE FROM quarantine WHERE id IN (SELECT value FROM json_each(?))", values },
    { sql: "DELETE FROM rest WHERE owner IN (SELECT 'quarantine/' || value FROM json_each(?))", values },
  ];
}

/** Where a page ended: the next begins with what came last before it. */
export interface QuarantineCursor {
  readonly lastAt: number;
  readonly id: string;
}

/** The latest first. */
export async function listQuarantine(
  db: Database,
  after: QuarantineCursor | null,
  bounds: Bounds,
): Promise<Found<QuarantineEntry>> {
  const place = after === null ? null : ([after.lastAt, after.id] as const);
  const back = backInTime(["last_at", "id"], { from: null, to: null }, place);
  const table = "quarantine INDEXED BY quarantine_latest";
  const [rows = []] = await db.batch([boundedScanStatement({ columns: COLUMNS, table, ...back, filters: [] }, bounds)]);
  return readFound(rows, bounds, readEntry);
}

/** An entry with the bytes as they came, and their IV; null when there is no such entry. */
export async function findQuarantined(db: Database, id: string): Promise<FoundQuarantined | null> {
  const [[row] = [], rest] = await db.batch([
    { sql: `SELECT ${COLUMNS}, iv, body FROM quarantine WHERE id = ?`, values: [id] },
    { sql: "SELECT body FROM rest WHERE owner = ? ORDER BY part", values: [quarantineOwner(id)] },
  ]);
  if (row === undefined) return null;
  const { iv, body } = v.parse(v.object({ iv: v.string(), body: v.string() }), row);
  const parts = v.parse(v.array(v.object({ body: v.string() })), rest).map((part) => part.body);
  return { entry: readEntry(row), iv, bytes: bodyBytes("base64", [body, ...parts]) };
}

/** Of base64, four characters are three bytes, but for those that fill up its end; only the last part has any. */
const COLUMNS = `id, count, first_at, last_at, problem AS note, ${PROBLEM_CODE} AS code, args, encrypted,
  octet_length(body) / 4 * 3 - (substr(body, -1) = '=') - (substr(body, -2, 1) = '=')
    + (SELECT total(octet_length(body) / 4 * 3 - (substr(body, -1) = '=') - (substr(body, -2, 1) = '=')) FROM rest
       WHERE owner = 'quarantine/' || quarantine.id) AS bytes`;

const entryRow = v.object({
  id: v.string(),
  count: v.number(),
  first_at: v.number(),
  last_at: v.number(),
  ...recordedCode,
  encrypted: v.number(),
  bytes: v.number(),
});

function readEntry(row: Row): QuarantineEntry {
  const { first_at: firstAt, last_at: lastAt, encrypted, code, args, note, ...entry } = v.parse(entryRow, row);
  const problem = codeOf({ code, args, note }) ?? said("");
  return { ...entry, problem, firstAt, lastAt, encrypted: encrypted === 1 };
}

function quarantineOwner(id: string): string {
  return `quarantine/${id}`;
}
