import * as v from "valibot";
import { bodyBytes, restStatements } from "./body.ts";
import type { Database, Row, Statement } from "./database.ts";
import { type Bounds, backInTime, examineStatement, type Found, readFound } from "./examine.ts";
import { quarantinedStatement } from "./sights.ts";

/** An authentic body that could not be read as a chat. */
export interface Quarantined {
  /** SHA-256 of the IV and the body as it came, in hex. */
  readonly id: string;
  readonly problem: string;
  /** It could not be decrypted, so it is kept as it came. */
  readonly encrypted: boolean;
  readonly iv: string;
  /** Base64, in parts that fit into rows. */
  readonly parts: readonly string[];
}

/** A body in quarantine as a list shows it. */
export interface QuarantineEntry {
  readonly id: string;
  readonly count: number;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly problem: string;
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

/** A flood of bodies under a wrong key must not fill the database: so many new ones a day (UTC) are kept. */
const ENCRYPTED_A_DAY = 100;
const DAY = 86_400_000;

/** Once per distinct body, with a count. False when the day's share of undecryptable bodies is used up. */
export async function quarantine(db: Database, body: Quarantined, now: number): Promise<boolean> {
  const room: Statement = {
    sql: `(? = 0 OR EXISTS (SELECT 1 FROM quarantine WHERE id = ?)
           OR NOT EXISTS (SELECT 1 FROM quarantine WHERE encrypted = 1 AND first_at >= ? LIMIT 1 OFFSET ?))`,
    values: [Number(body.encrypted), body.id, now - (now % DAY), ENCRYPTED_A_DAY - 1],
  };
  const here: Statement = { sql: "EXISTS (SELECT 1 FROM quarantine WHERE id = ?)", values: [body.id] };
  const results = await db.batch([
    {
      sql: `INSERT INTO quarantine (id, count, first_at, last_at, problem, encrypted, iv, body)
            SELECT ?, 1, ?, ?, ?, ?, ?, ? WHERE ${room.sql}
            ON CONFLICT DO UPDATE SET count = count + 1, last_at = excluded.last_at,
              problem = excluded.problem, encrypted = excluded.encrypted`,
      values: [
        ...[body.id, now, now, body.problem, Number(body.encrypted), body.iv, body.parts[0] ?? ""],
        ...room.values,
      ],
    },
    ...restStatements(quarantineOwner(body.id), body.parts, here),
    quarantinedStatement(body.id, now, here),
    { sql: "SELECT 1 AS here FROM quarantine WHERE id = ?", values: [body.id] },
  ]);
  return results.at(-1)?.length === 1;
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
export interface QuarantinePlace {
  readonly lastAt: number;
  readonly id: string;
}

/** The latest first. */
export async function listQuarantine(
  db: Database,
  after: QuarantinePlace | null,
  bounds: Bounds,
): Promise<Found<QuarantineEntry>> {
  const place = after === null ? null : ([after.lastAt, after.id] as const);
  const back = backInTime(["last_at", "id"], { from: null, to: null }, place);
  const table = "quarantine INDEXED BY quarantine_latest";
  const [rows = []] = await db.batch([examineStatement({ columns: COLUMNS, table, ...back, filters: [] }, bounds)]);
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
const COLUMNS = `id, count, first_at, last_at, problem, encrypted,
  octet_length(body) / 4 * 3 - (substr(body, -1) = '=') - (substr(body, -2, 1) = '=')
    + (SELECT total(octet_length(body) / 4 * 3 - (substr(body, -1) = '=') - (substr(body, -2, 1) = '=')) FROM rest
       WHERE owner = 'quarantine/' || quarantine.id) AS bytes`;

const entryRow = v.object({
  id: v.string(),
  count: v.number(),
  first_at: v.number(),
  last_at: v.number(),
  problem: v.string(),
  encrypted: v.number(),
  bytes: v.number(),
});

function readEntry(row: Row): QuarantineEntry {
  const { first_at: firstAt, last_at: lastAt, encrypted, ...entry } = v.parse(entryRow, row);
  return { ...entry, firstAt, lastAt, encrypted: encrypted === 1 };
}

function quarantineOwner(id: string): string {
  return `quarantine/${id}`;
}
