import * as v from "valibot";
import { MINUTE } from "../time/durations.ts";
import type { Database, Statement } from "./database.ts";

/** Remembers the origin at which a genuine webhook came in; writes nothing while it stays the same. */
export function originStatement(origin: string): Statement {
  return {
    sql: `INSERT INTO facts (name, value) VALUES ('origin', ?)
          ON CONFLICT DO UPDATE SET value = excluded.value WHERE value <> excluded.value`,
    values: [origin],
  };
}

/** Null until the first webhook came. */
export async function readOrigin(db: Database): Promise<string | null> {
  const [rows] = await db.batch([{ sql: "SELECT value FROM facts WHERE name = 'origin'", values: [] }]);
  return v.parse(v.array(v.object({ value: v.string() })), rows)[0]?.value ?? null;
}

/** A value that is remembered under a name, as text; null: there is none. */
export function stateStatement(name: string): Statement {
  return { sql: "SELECT value FROM facts WHERE name = ?", values: [name] };
}

export function readState(rows: unknown): string | null {
  return v.parse(v.array(v.object({ value: v.string() })), rows)[0]?.value ?? null;
}

/** Writes nothing where it is the same. */
export function writeStateStatement(name: string, value: string): Statement {
  return {
    sql: `INSERT INTO facts (name, value) VALUES (?, ?)
          ON CONFLICT DO UPDATE SET value = excluded.value WHERE value <> excluded.value`,
    values: [name, value],
  };
}

/** A chat came. The instant is rounded up, so that no more than one row is written in so many milliseconds. */
const SPAN = 5 * MINUTE;

export function chatCameStatement(now: number): Statement {
  return {
    sql: `INSERT INTO facts (name, value) VALUES ('last-chat', ?)
          ON CONFLICT DO UPDATE SET value = excluded.value WHERE value < excluded.value`,
    values: [String(Math.ceil(now / SPAN) * SPAN)],
  };
}

/** When the last chat came, in milliseconds since 1970; `now` where none came since this is watched. */
export async function readLastChat(db: Database, now: number): Promise<number> {
  const [, rows] = await db.batch([
    { sql: "INSERT INTO facts (name, value) VALUES ('last-chat', ?) ON CONFLICT DO NOTHING", values: [String(now)] },
    { sql: "SELECT value FROM facts WHERE name = 'last-chat'", values: [] },
  ]);
  return Number(v.parse(v.array(v.object({ value: v.string() })), rows)[0]?.value ?? now);
}

/** What is not kept up any more would be wrong when it is watched again. */
export function forgetLastChat(): Statement {
  return { sql: "DELETE FROM facts WHERE name = 'last-chat'", values: [] };
}
