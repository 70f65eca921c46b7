import * as v from "valibot";
import { bodyBytes, restStatements } from "./body.ts";
import type { Database, Statement } from "./database.ts";
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
}

/** A flood of bodies under a wrong key must not fill the database: so many new ones a day (UTC) are kept. */
const ENCRYPTED_A_DAY = 100;
const DAY = 86_400_000;

/** Once per distinct body, with a count. False when the day's share of undecryptable bodies is used up. */
export async function quarantine(db: Database, body: Quarantined, now: number): Promise<boolean> {
  const room: Statement = {
    sql: `(? = 0 OR EXISTS (SELECT 1 FROM quarantine WHERE id = ?)
           OR (SELECT count(*) FROM quarantine WHERE encrypted = 1 AND first_at >= ?) < ?)`,
    values: [Number(body.encrypted), body.id, now - (now % DAY), ENCRYPTED_A_DAY],
  };
  const here: Statement = { sql: "EXISTS (SELECT 1 FROM quarantine WHERE id = ?)", values: [body.id] };
  const results = await db.batch([
    {
      sql: `INSERT INTO quarantine (id, count, first_at, last_at, problem, encrypted, iv, body)
            SELECT ?, 1, ?, ?, ?, ?, ?, ? WHERE ${room.sql}
            ON CONFLICT DO UPDATE SET count = count + 1, last_at = excluded.last_at, problem = excluded.problem`,
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

/** The latest first, at most 100. */
export async function listQuarantine(db: Database): Promise<readonly QuarantineEntry[]> {
  const [rows] = await db.batch([
    {
      sql: `SELECT id, count, first_at, last_at, problem, encrypted FROM quarantine ORDER BY last_at DESC LIMIT 100`,
      values: [],
    },
  ]);
  return v.parse(v.array(entryRow), rows).map(({ first_at, last_at, encrypted, ...entry }) => ({
    ...entry,
    firstAt: first_at,
    lastAt: last_at,
    encrypted: encrypted === 1,
  }));
}

/** The bytes as they came, and their IV; null when there is no such entry. */
export async function findQuarantined(
  db: Database,
  id: string,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly iv: string } | null> {
  const [entries, rest] = await db.batch([
    { sql: "SELECT iv, body FROM quarantine WHERE id = ?", values: [id] },
    { sql: "SELECT body FROM rest WHERE owner = ? ORDER BY part", values: [quarantineOwner(id)] },
  ]);
  const [entry] = v.parse(v.array(v.object({ iv: v.string(), body: v.string() })), entries);
  if (!entry) return null;
  const parts = v.parse(v.array(v.object({ body: v.string() })), rest).map((row) => row.body);
  return { iv: entry.iv, bytes: bodyBytes("base64", [entry.body, ...parts]) };
}

const entryRow = v.object({
  id: v.string(),
  count: v.number(),
  first_at: v.number(),
  last_at: v.number(),
  problem: v.string(),
  encrypted: v.number(),
});

function quarantineOwner(id: string): string {
  return `quarantine/${id}`;
}
