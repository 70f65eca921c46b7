import * as v from "valibot";
import { type Recurring, SERVICE_EVENTS, type ServiceEvent } from "../alerts/service-event.ts";
import { codeOf, type StoredCode } from "../alerts/stored-code.ts";
import type { ChatKey } from "../chat/chat.ts";
import { DAY, MINUTE } from "../time/durations.ts";
import { PROBLEM_CODE, recordedCode } from "./columns.ts";
import type { Database, Row, Statement } from "./database.ts";

/** A service event for a notification. */
export interface RecordedEvent extends ServiceEvent {
  /** Milliseconds since 1970. */
  readonly firstAt: number;
  readonly count: number;
  /** The problem of a quarantine entry; null if it is gone. */
  readonly problem: StoredCode | null;
}

/** The engineers are notified at most once in this time. */
const BETWEEN_MESSAGES = 10 * MINUTE;

/** The maximum of words and ids per kind: a word that differs in every chat must not fill the database. */
const MOST_WORDS = 100;

/** An event that is reported only once: a known one writes no row. */
export function eventStatement({ kind, what }: ServiceEvent, now: number): Statement {
  return guarded({ kind, what }, null, now, { sql: "TRUE", values: [] });
}

/** A word of a chat, if `condition` holds. It is deleted with the chat, because it may be a name. */
export function wordStatement(event: ServiceEvent, key: ChatKey, now: number, condition: Statement): Statement {
  const untold = notRecorded(event.kind, [event.what]);
  return guarded(event, key, now, {
    sql: `${untold.sql} AND ${condition.sql}`,
    values: [...untold.values, ...condition.values],
  });
}

/** Whether none of these was recorded, and there is room for one: a condition without tables. */
export function notRecorded(kind: ServiceEvent["kind"], whats: readonly string[]): Statement {
  return {
    // A known one is found by its key without counting the others.
    sql: `NOT EXISTS (SELECT 1 FROM sights WHERE kind = ? AND what IN (${whats.map(() => "?").join(", ")}))
      AND NOT EXISTS (SELECT 1 FROM sights WHERE kind = ? LIMIT 1 OFFSET ?)`,
    values: [kind, ...whats, kind, MOST_WORDS - 1],
  };
}

/** An event that `found` selects as `what` (no row or one). It is reported once, because the condition stays true. */
export function foundStatement(kind: ServiceEvent["kind"], found: Statement, now: number): Statement {
  return {
    sql: `INSERT INTO sights (kind, what, first_at, last_at, count)
          SELECT ?, what, ?, ?, 1 FROM (${found.sql}) WHERE TRUE ON CONFLICT DO NOTHING`,
    values: [kind, now, now, ...found.values],
  };
}

/** A quarantine entry, if `condition` holds. */
export function quarantinedStatement(id: string, now: number, condition: Statement): Statement {
  return guarded({ kind: "quarantined", what: id }, null, now, condition);
}

function guarded({ kind, what }: ServiceEvent, key: ChatKey | null, now: number, condition: Statement): Statement {
  return {
    sql: `INSERT INTO sights (kind, what, chat_id, project_id, first_at, last_at, count)
          SELECT ?, ?, ?, ?, ?, ?, 1 WHERE ${condition.sql} ON CONFLICT DO NOTHING`,
    values: [kind, what, key?.chatId ?? null, key?.projectId ?? null, now, now, ...condition.values],
  };
}

/**
 * Refused requests, or bodies that were not kept: reported again after a day without any. A repeated write counts once.
 */
export function refusedStatement(kind: Recurring, count: number, now: number): Statement {
  return recurringStatement({ kind, count, now }, { sql: "SELECT ? AS first", values: [count] });
}

/** The same, if `found` selects a row: with `first`, which is counted if it was not reported within a day. */
export function recurringStatement(
  { kind, count, now }: { readonly kind: Recurring; readonly count: number; readonly now: number },
  found: Statement,
): Statement {
  return {
    sql: `INSERT INTO sights (kind, what, first_at, last_at, count)
          SELECT ?, '', ?, ?, first FROM (${found.sql}) WHERE TRUE
          ON CONFLICT DO UPDATE SET last_at = excluded.last_at,
            count = iif(excluded.last_at - last_at >= ?, excluded.count, count + ?),
            first_at = iif(excluded.last_at - last_at >= ?, excluded.last_at, first_at),
            told_at = iif(excluded.last_at - last_at >= ?, NULL, told_at)
          WHERE last_at < excluded.last_at`,
    values: [kind, now, now, ...found.values, DAY, count, DAY, DAY],
  };
}

/** Quarantine entries that are gone or expired. */
export function forgetQuarantined(ids: readonly string[]): Statement {
  const kind: ServiceEvent["kind"] = "quarantined";
  return {
    sql: "DELETE FROM sights WHERE kind = ? AND what IN (SELECT value FROM json_each(?))",
    values: [kind, JSON.stringify(ids)],
  };
}

/** The database is no longer full. */
export function forgetFullness(): Statement {
  const kind: ServiceEvent["kind"] = "database-full";
  return { sql: "DELETE FROM sights WHERE kind = ?", values: [kind] };
}

/** Collects unreported events in one delivery per target, unless one was created a moment ago. */
export function eventDeliveryStatements(targets: readonly string[], now: number): readonly Statement[] {
  const name = `watch-${Math.floor(now / MINUTE)}`;
  const rows = targets.map((target) => ({ id: `${name}-${target}`, target }));
  return [
    {
      sql: `INSERT INTO deliveries (id, kind, target, reasons, status, created_at, due_at)
            SELECT value ->> 'id', 'watch', value ->> 'target', '[]', 'pending', ?, ? FROM json_each(?)
            WHERE EXISTS (SELECT 1 FROM sights WHERE told_at IS NULL)
              AND NOT EXISTS (SELECT 1 FROM sights WHERE told_at > ?)
            ON CONFLICT DO NOTHING`,
      values: [now, now, JSON.stringify(rows), now - BETWEEN_MESSAGES],
    },
    {
      sql: `UPDATE sights SET told_at = ? WHERE told_at IS NULL
            AND EXISTS (SELECT 1 FROM deliveries WHERE id = ? AND created_at = ?)`,
      values: [now, rows[0]?.id ?? "", now],
    },
  ];
}

/** The maximum in one message: a flood of quarantined bodies is counted up to this. */
export const MOST_EVENTS = 500;

/**
 * The events of one delivery: a limited number of quarantined bodies, and a limited number of all others. They are read
 * separately, so that a flood of one does not hide events that are reported only once.
 */
export async function eventsOf(db: Database, delivery: string): Promise<readonly RecordedEvent[]> {
  const [rows = []] = await db.batch([
    {
      sql: `SELECT sights.kind, sights.what, sights.first_at, sights.count, problem AS note, ${PROBLEM_CODE} AS code, args
            FROM (
              SELECT * FROM (${unreported("IN (SELECT value FROM json_each(?3))")})
              UNION ALL SELECT * FROM (${unreported("= 'quarantined'")})
            ) AS sights
            LEFT JOIN quarantine ON sights.kind = 'quarantined' AND quarantine.id = sights.what
            ORDER BY sights.first_at`,
      values: [delivery, MOST_EVENTS, JSON.stringify(SERVICE_EVENTS.filter((kind) => kind !== "quarantined"))],
    },
  ]);
  return rows.map(readEvent);
}

function unreported(kinds: string): string {
  return `SELECT kind, what, first_at, count FROM sights INDEXED BY told
    WHERE told_at = (SELECT created_at FROM deliveries WHERE id = ?1) AND kind ${kinds} LIMIT ?2`;
}

const row = v.object({
  kind: v.picklist(SERVICE_EVENTS),
  what: v.string(),
  first_at: v.number(),
  count: v.number(),
  ...recordedCode,
});

function readEvent(value: Row): RecordedEvent {
  const { first_at: firstAt, code, args, note, ...rest } = v.parse(row, value);
  return { ...rest, firstAt, problem: codeOf({ code, args, note }) };
}
