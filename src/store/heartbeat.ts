import * as v from "valibot";
import type { Database } from "./database.ts";

/** The cron's state after its last run. Instants in milliseconds since 1970. */
export interface Heartbeat {
  /** When the last run began; null before the first. */
  readonly at: number | null;
  /** How many runs there were. */
  readonly turn: number;
  /** Since when the first run is awaited; null if unknown, or if there was one. */
  readonly awaitedSince: number | null;
}

/** Every run begins with it: one row written. Returns the run's number; a repeated call is the same run. */
export async function beat(db: Database, now: number): Promise<number> {
  const [rows] = await db.batch([
    {
      sql: `INSERT INTO facts (name, value) VALUES ('cron', json_object('at', ?1, 'turn', 1))
            ON CONFLICT DO UPDATE SET value = json_object('at', ?1,
              'turn', (value ->> 'turn') + (coalesce(value ->> 'at', 0) <> ?1))
            RETURNING value`,
      values: [now],
    },
  ]);
  return readHeartbeat(rows).turn;
}

export async function readCron(db: Database): Promise<Heartbeat> {
  const [rows] = await db.batch([{ sql: "SELECT value FROM facts WHERE name = 'cron'", values: [] }]);
  return readHeartbeat(rows);
}

function readHeartbeat(rows: unknown): Heartbeat {
  const [found] = v.parse(v.array(row), rows);
  return found?.value ?? { at: null, turn: 0, awaitedSince: null };
}

const row = v.object({
  value: v.pipe(
    v.string(),
    v.parseJson(),
    v.object({
      at: v.optional(v.nullable(v.number()), null),
      turn: v.number(),
      awaitedSince: v.optional(v.nullable(v.number()), null),
    }),
  ),
});
