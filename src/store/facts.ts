import * as v from "valibot";
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
