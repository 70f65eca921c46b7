import * as v from "valibot";
import type { Database, Statement } from "../database.ts";
import { AUDIT_COLUMNS, readStoredAuditEntry, type StoredAuditEntry } from "./list.ts";
import { CLOSED } from "./log.ts";

/** A day (UTC) of the audit list, and what is hashed of it. Days are numbered from 1 January 1970. */
export interface SealedDay {
  readonly day: number;
  /** How many rows are in the hash. */
  readonly count: number;
  /** The seal of the day before; null: this day is the first. */
  readonly previous: string | null;
  /** The seal; while rows are missing, the hash of those before. */
  readonly hash: string;
  /** The last row in the hash; null: none is, or the day is sealed. */
  readonly upTo: { readonly at: number; readonly id: string } | null;
  /** Milliseconds since 1970; null: rows are missing. */
  readonly sealedAt: number | null;
}

/** The last that was sealed or begun; null before the first. */
export async function latestDay(db: Database): Promise<SealedDay | null> {
  const [rows] = await db.batch([{ sql: `SELECT ${COLUMNS} FROM audit_seals ORDER BY day DESC LIMIT 1`, values: [] }]);
  return readDays(rows)[0] ?? null;
}

/** Closes the list before this instant, and reads on in what is closed, at most `most` rows, by time and id. */
export async function closeAndRead(
  db: Database,
  before: number,
  after: { readonly at: number; readonly id: string },
  most: number,
): Promise<readonly StoredAuditEntry[]> {
  const [, rows = []] = await db.batch([
    {
      sql: `INSERT INTO facts (name, value) VALUES ('${CLOSED}', ?) ON CONFLICT DO UPDATE SET value = excluded.value
            WHERE CAST(value AS INTEGER) < CAST(excluded.value AS INTEGER)`,
      values: [String(before)],
    },
    {
      sql: `SELECT ${AUDIT_COLUMNS} FROM audit WHERE (at, id) > (?, ?) AND at < ?
            ORDER BY at, id LIMIT ?`,
      values: [after.at, after.id, before, most],
    },
  ]);
  return rows.map(readStoredAuditEntry);
}

/** What is sealed stays as it is, and so does what another run has hashed further. */
export async function keepDays(db: Database, days: readonly SealedDay[]): Promise<void> {
  await db.batch([
    {
      sql: `INSERT INTO audit_seals (day, row_count, previous, hash, up_to_at, up_to_id, sealed_at)
            SELECT value ->> 'day', value ->> 'count', value ->> 'previous', value ->> 'hash',
              value ->> '$.upTo.at', value ->> '$.upTo.id', value ->> 'sealedAt' FROM json_each(?) WHERE TRUE
            ON CONFLICT DO UPDATE SET row_count = excluded.row_count, hash = excluded.hash,
              up_to_at = excluded.up_to_at, up_to_id = excluded.up_to_id, sealed_at = excluded.sealed_at
            WHERE audit_seals.sealed_at IS NULL AND excluded.row_count >= audit_seals.row_count`,
      values: [JSON.stringify(days)],
    },
  ]);
}

/** More seals than years of days need. */
const MOST_SEALS = 4_000;

/** The seals of some days. */
export interface Seals {
  /** The latest first. */
  readonly seals: readonly SealedDay[];
  /** The first day that has one and all its rows; null: none has. */
  readonly sealedFrom: number | null;
  /** The last one. */
  readonly latest: SealedDay | null;
}

/** The seals from one day until before another. Of days before `keptFrom` not all rows are kept, so they count for nothing. */
export async function readSeals(
  db: Database,
  { from, until, keptFrom }: { readonly from: number; readonly until: number; readonly keptFrom: number },
): Promise<Seals> {
  const some = `SELECT ${COLUMNS} FROM audit_seals WHERE sealed_at IS NOT NULL AND day >= ?`;
  const [rows, first, last] = await db.batch([
    { sql: `${some} AND day < ? ORDER BY day DESC LIMIT ${MOST_SEALS}`, values: [Math.max(from, keptFrom), until] },
    { sql: `${some} ORDER BY day LIMIT 1`, values: [keptFrom] },
    { sql: `${some} ORDER BY day DESC LIMIT 1`, values: [keptFrom] },
  ]);
  return { seals: readDays(rows), sealedFrom: readDays(first)[0]?.day ?? null, latest: readDays(last)[0] ?? null };
}

/** Seals of days before this one, of which not all rows are kept. The last seal stays: the next one begins with it. */
export function forgetSealsStatement(keptFrom: number): Statement {
  return {
    sql: `DELETE FROM audit_seals WHERE day IN (SELECT day FROM audit_seals WHERE day < ?
            AND day < (SELECT max(day) FROM audit_seals) ORDER BY day LIMIT ${MOST_SEALS})`,
    values: [keptFrom],
  };
}

const COLUMNS = "day, row_count, previous, hash, up_to_at, up_to_id, sealed_at";

const row = v.object({
  day: v.number(),
  row_count: v.number(),
  previous: v.nullable(v.string()),
  hash: v.string(),
  up_to_at: v.nullable(v.number()),
  up_to_id: v.nullable(v.string()),
  sealed_at: v.nullable(v.number()),
});

function readDays(rows: unknown): readonly SealedDay[] {
  return v.parse(v.array(row), rows).map(({ row_count: count, up_to_at: at, up_to_id: id, sealed_at, ...rest }) => ({
    ...rest,
    count,
    upTo: at === null || id === null ? null : { at, id },
    sealedAt: sealed_at,
  }));
}
