import * as v from "valibot";
import { backInTime, boundedScanStatement, readFound, type ScanBounds, type ScannedPage } from "../bounded-scan.ts";
import type { Database, Row, Statement } from "../database.ts";

/** A session of the sign-in form. Instants in milliseconds since 1970. */
export interface Session {
  /** SHA-256 of the id in its cookie: the cookie cannot be made from it. */
  readonly id: string;
  /** A keyed hash of the token that opened it. */
  readonly token: string;
  readonly role: "admin" | "supervisor";
  /** The name that the person entered. */
  readonly name: string;
  /** "Firefox, Windows"; "" if unknown. */
  readonly browser: string;
  readonly madeAt: number;
  /** The last use, or up to ten minutes earlier. */
  readonly usedAt: number;
  /** Regardless of use. */
  readonly endsAt: number;
}

/** The maximum per token: with one more, the oldest ends. */
export const MOST_SESSIONS = 200;

/** If there are several too many, they are removed a few at a time. */
const ENDED_AT_ONCE = 10;

export async function startSession(db: Database, session: Session): Promise<void> {
  const { id, token, role, name, browser, madeAt, usedAt, endsAt } = session;
  await db.batch([
    {
      sql: `INSERT INTO sessions (id, token, role, name, browser, made_at, used_at, ends_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      values: [id, token, role, name, browser, madeAt, usedAt, endsAt],
    },
    {
      sql: `DELETE FROM sessions WHERE id IN (
              SELECT id FROM sessions INDEXED BY sessions_of_token WHERE token = ?
              ORDER BY made_at DESC, id DESC LIMIT ? OFFSET ?)`,
      values: [token, ENDED_AT_ONCE, MOST_SESSIONS],
    },
  ]);
}

/** Null if it has ended for any reason other than time. */
export async function findSession(db: Database, id: string): Promise<Session | null> {
  const [rows = []] = await db.batch([{ sql: `SELECT ${COLUMNS} FROM sessions WHERE id = ?`, values: [id] }]);
  return rows.map(readSession)[0] ?? null;
}

/** Records its last use, unless one at or after `since` is recorded. */
export async function useSession(db: Database, id: string, since: number, now: number): Promise<void> {
  await db.batch([{ sql: "UPDATE sessions SET used_at = ? WHERE id = ? AND used_at < ?", values: [now, id, since] }]);
}

export function endStatement(id: string): Statement {
  return { sql: "DELETE FROM sessions WHERE id = ?", values: [id] };
}

/** Whether it has not ended: a condition without tables. */
export function isThere(id: string): Statement {
  return { sql: "EXISTS (SELECT 1 FROM sessions WHERE id = ?)", values: [id] };
}

/** Which sessions are listed: of these tokens, last used at or after `usedFrom`. */
export interface Live {
  readonly tokens: readonly string[];
  readonly usedFrom: number;
  readonly now: number;
}

export type SessionCursor = Pick<Session, "endsAt" | "id">;

/** Current sessions, latest first: all have the same maximum duration. */
export async function listSessions(
  db: Database,
  { tokens, usedFrom, now }: Live,
  after: SessionCursor | null,
  bounds: ScanBounds,
): Promise<ScannedPage<Session>> {
  const place = after === null ? null : ([after.endsAt, after.id] as const);
  const { range, order } = backInTime(["ends_at", "id"], { from: now + 1, to: null }, place);
  const filters: readonly Statement[] = [
    { sql: "used_at > ?", values: [usedFrom] },
    { sql: "token IN (SELECT value FROM json_each(?))", values: [JSON.stringify(tokens)] },
  ];
  const reading = { columns: COLUMNS, table: "sessions INDEXED BY sessions_by_end", range, order, filters };
  const [rows = []] = await db.batch([boundedScanStatement(reading, bounds)]);
  return readFound(rows, bounds, readSession);
}

/** Expired ones: at most as many as tokens have. */
export function forgetSessionsStatement(now: number): Statement {
  return { sql: "DELETE FROM sessions WHERE ends_at <= ?", values: [now] };
}

const COLUMNS = "id, token, role, name, browser, made_at, used_at, ends_at";

const row = v.object({
  id: v.string(),
  token: v.string(),
  role: v.picklist(["admin", "supervisor"]),
  name: v.string(),
  browser: v.string(),
  made_at: v.number(),
  used_at: v.number(),
  ends_at: v.number(),
});

function readSession(value: Row): Session {
  const { made_at: madeAt, used_at: usedAt, ends_at: endsAt, ...rest } = v.parse(row, value);
  return { ...rest, madeAt, usedAt, endsAt };
}
