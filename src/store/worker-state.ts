import * as v from "valibot";
import { MINUTE } from "../time/durations.ts";
import type { Database, Statement } from "./database.ts";

/** Stores the origin at which a genuine webhook arrived; writes nothing if it is unchanged. */
export function originStatement(origin: string): Statement {
  return {
    sql: `INSERT INTO facts (name, value) VALUES ('origin', ?)
          ON CONFLICT DO UPDATE SET value = excluded.value WHERE value <> excluded.value`,
    values: [origin],
  };
}

/** Null before the first webhook. */
export async function readOrigin(db: Database): Promise<string | null> {
  const [rows] = await db.batch([{ sql: "SELECT value FROM facts WHERE name = 'origin'", values: [] }]);
  return v.parse(v.array(v.object({ value: v.string() })), rows)[0]?.value ?? null;
}

/** A value stored under a name, as text; null: there is none. */
export function stateStatement(name: string): Statement {
  return { sql: "SELECT value FROM facts WHERE name = ?", values: [name] };
}

export function readState(rows: unknown): string | null {
  return v.parse(v.array(v.object({ value: v.string() })), rows)[0]?.value ?? null;
}

/** Writes nothing if it is unchanged. */
export function writeStateStatement(name: string, value: string): Statement {
  return {
    sql: `INSERT INTO facts (name, value) VALUES (?, ?)
          ON CONFLICT DO UPDATE SET value = excluded.value WHERE value <> excluded.value`,
    values: [name, value],
  };
}

/** A chat arrived. The instant is rounded up, so that at most one row is written in this many milliseconds. */
const SPAN = 5 * MINUTE;

export function chatCameStatement(now: number): Statement {
  return {
    sql: `INSERT INTO facts (name, value) VALUES ('last-chat', ?)
          ON CONFLICT DO UPDATE SET value = excluded.value WHERE value < excluded.value`,
    values: [String(Math.ceil(now / SPAN) * SPAN)],
  };
}

/** When the last chat arrived, in milliseconds since 1970; `now` if none arrived since this is recorded. */
export async function readLastChat(db: Database, now: number): Promise<number> {
  const [, rows] = await db.batch([
    { sql: "INSERT INTO facts (name, value) VALUES ('last-chat', ?) ON CONFLICT DO NOTHING", values: [String(now)] },
    { sql: "SELECT value FROM facts WHERE name = 'last-chat'", values: [] },
  ]);
  return Number(v.parse(v.array(v.object({ value: v.string() })), rows)[0]?.value ?? now);
}

/** A value that is no longer updated would be wrong when it is used again. */
export function forgetLastChat(): Statement {
  return { sql: "DELETE FROM facts WHERE name = 'last-chat'", values: [] };
}
