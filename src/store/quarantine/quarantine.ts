import * as v from "valibot";
import { codeOf, type StoredCode, type StoredWithNote, said } from "../../alerts/stored-code.ts";
import type { BodyHeaders } from "../../chat/body-text.ts";
import { type AuditEntry, auditStatementWhere } from "../audit/log.ts";
import { bodyBytes, bodyPartStatements } from "../body.ts";
import { backInTime, boundedScanStatement, readFound, type ScanBounds, type ScannedPage } from "../bounded-scan.ts";
import { PROBLEM_CODE, recordedCode } from "../columns.ts";
import type { Database, Row, Statement } from "../database.ts";
import { forgetQuarantined, quarantinedStatement } from "../service-events.ts";
import { roomFor, tookRoom } from "./daily-limits.ts";

/** An authentic body that could not be read as a chat. */
export interface Quarantined {
  /** SHA-256 of the IV and the body as received, in hex. */
  readonly id: string;
  readonly problem: StoredWithNote;
  /** It could not be decrypted, so it is kept as received. */
  readonly encrypted: boolean;
  readonly iv: string;
  readonly headers: BodyHeaders;
  /** Its size as received. */
  readonly bytes: number;
  /** Base64, in parts that fit into rows; computed only if the body is kept. */
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
  /** The size of the body. */
  readonly bytes: number;
}

/** One entry with its body. */
export interface FoundQuarantined {
  readonly entry: QuarantineEntry;
  readonly iv: string;
  readonly headers: BodyHeaders;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Stores each distinct body once, with a count. False if the day's limit is reached: that is checked before the body is
 * sent, so that a flood costs a few rows, and again in the transaction, so that no two bodies use the same room.
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
              (id, count, first_at, last_at, problem, code, args, code_at, encrypted, iv, content_type, content_encoding, body)
            SELECT ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE ${room.sql}
            ON CONFLICT DO UPDATE SET count = count + 1, last_at = excluded.last_at, problem = excluded.problem,
              code = excluded.code, args = excluded.args, code_at = excluded.code_at, encrypted = excluded.encrypted,
              content_type = excluded.content_type, content_encoding = excluded.content_encoding`,
      values: [
        ...[body.id, now, now, ...problemValues(body.problem, now), Number(body.encrypted), body.iv],
        ...[shortened(body.headers.contentType), shortened(body.headers.contentEncoding), parts[0] ?? ""],
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

/** In characters: more than any that we read. */
const LONGEST_HEADER = 500;

function shortened(header: string | null): string | null {
  return header === null ? null : header.slice(0, LONGEST_HEADER);
}

/** The headers of a body in quarantine, as its row has them. */
export const headerColumns = { content_type: v.nullable(v.string()), content_encoding: v.nullable(v.string()) };

export function headersOf(row: v.InferOutput<v.ObjectSchema<typeof headerColumns, undefined>>): BodyHeaders {
  return { contentType: row.content_type, contentEncoding: row.content_encoding };
}

function problemValues({ note, code, args }: StoredWithNote, now: number): readonly (string | number)[] {
  return [note, code, args, now];
}

/** The entry exists: a condition. */
export function keptStatement(id: string): Statement {
  return { sql: "EXISTS (SELECT 1 FROM quarantine WHERE id = ?)", values: [id] };
}

/** Whether an entry is there. */
export async function isKept(db: Database, id: string): Promise<boolean> {
  const [rows] = await db.batch([{ sql: "SELECT 1 FROM quarantine WHERE id = ?", values: [id] }]);
  return rows?.length === 1;
}

/** Counts an unsuccessful replay. False if the entry is gone; it is not restored. */
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

/** A person deletes an entry, with an audit entry. False if it does not exist. The day's limit is not changed. */
export async function deleteQuarantined(db: Database, id: string, entry: AuditEntry): Promise<boolean> {
  if (!(await isKept(db, id))) return false;
  await db.batch([auditStatementWhere(entry, keptStatement(id)), ...releaseStatements([id]), forgetQuarantined([id])]);
  return true;
}

/** Deletes an entry once it is stored as a chat. */
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

/** The end of a page: the next one begins before it. */
export interface QuarantineCursor {
  readonly lastAt: number;
  readonly id: string;
}

/** Latest first. */
export async function listQuarantine(
  db: Database,
  after: QuarantineCursor | null,
  bounds: ScanBounds,
): Promise<ScannedPage<QuarantineEntry>> {
  const place = after === null ? null : ([after.lastAt, after.id] as const);
  const back = backInTime(["last_at", "id"], { from: null, to: null }, place);
  const table = "quarantine INDEXED BY quarantine_latest";
  const [rows = []] = await db.batch([boundedScanStatement({ columns: COLUMNS, table, ...back, filters: [] }, bounds)]);
  return readFound(rows, bounds, readEntry);
}

/** An entry with its bytes as received, and their IV; null if it does not exist. */
export async function findQuarantined(db: Database, id: string): Promise<FoundQuarantined | null> {
  const [[row] = [], rest] = await db.batch([
    { sql: `SELECT ${COLUMNS}, iv, content_type, content_encoding, body FROM quarantine WHERE id = ?`, values: [id] },
    { sql: "SELECT body FROM rest WHERE owner = ? ORDER BY part", values: [quarantineOwner(id)] },
  ]);
  if (row === undefined) return null;
  const { iv, body, ...headers } = v.parse(v.object({ iv: v.string(), ...headerColumns, body: v.string() }), row);
  const parts = v.parse(v.array(v.object({ body: v.string() })), rest).map((part) => part.body);
  return { entry: readEntry(row), iv, headers: headersOf(headers), bytes: bodyBytes("base64", [body, ...parts]) };
}

/** In base64, four characters are three bytes, except for padding at the end; only the last part has any. */
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
