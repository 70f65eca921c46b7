import type { Database, Statement } from "../database.ts";
import { type FiguresProgress, progressStatement, unchangedSince } from "./progress.ts";
import type { Mark, StoredDay, StoredQuarter } from "./stored.ts";

/** What was computed from data read at a revision. */
export interface Computed {
  readonly quarters: readonly StoredQuarter[];
  readonly days: readonly (StoredDay & { readonly hours: string })[];
  /** The changes of the running totals, for each target that changes. */
  readonly ledger: readonly LedgerChange[];
  /** The marks that it settles, as they were read. */
  readonly marks: readonly Mark[];
  readonly next: FiguresProgress;
}

export interface LedgerChange {
  readonly target: string;
  readonly sent: number;
  readonly dead: number;
  readonly suppressed: number;
  readonly pending: number;
}

/** All of it or nothing, once: if something else was stored since, or it is repeated, nothing is written. */
export async function storeComputed(
  db: Database,
  read: FiguresProgress,
  { quarters, days, ledger, marks, next }: Computed,
  now: number,
): Promise<void> {
  const guard = unchangedSince(read);
  await db.batch([
    ...(quarters.length === 0 ? [] : [quartersStatement(quarters, now, guard)]),
    ...(ledger.length === 0 ? [] : [ledgerStatement(ledger, guard)]),
    ...(days.length === 0 ? [] : [daysStatement(days, guard)]),
    ...(marks.length === 0 ? [] : [unmarkStatement(marks, guard)]),
    progressStatement(read, next),
  ]);
}

function quartersStatement(quarters: readonly StoredQuarter[], now: number, guard: Statement): Statement {
  return {
    sql: `INSERT INTO figures_quarters (start, computed_at, cube, ledger, agents)
          SELECT value ->> 'start', ?, value ->> 'cube', value ->> 'ledger', value ->> 'agents' FROM json_each(?)
          WHERE ${guard.sql} ON CONFLICT DO UPDATE SET computed_at = excluded.computed_at, cube = excluded.cube,
            ledger = excluded.ledger, agents = excluded.agents`,
    values: [now, JSON.stringify(quarters), ...guard.values],
  };
}

function ledgerStatement(ledger: readonly LedgerChange[], guard: Statement): Statement {
  return {
    sql: `INSERT INTO figures_ledger (target, sent, dead, suppressed, pending)
          SELECT value ->> 'target', value ->> 'sent', value ->> 'dead', value ->> 'suppressed', value ->> 'pending'
          FROM json_each(?) WHERE ${guard.sql} ON CONFLICT DO UPDATE SET sent = sent + excluded.sent,
            dead = dead + excluded.dead, suppressed = suppressed + excluded.suppressed,
            pending = pending + excluded.pending`,
    values: [JSON.stringify(ledger), ...guard.values],
  };
}

function daysStatement(days: Computed["days"], guard: Statement): Statement {
  return {
    sql: `INSERT INTO figures_days (day, zone, sums, times, agents, hours)
          SELECT value ->> 'day', value ->> 'zone', value ->> 'sums', value ->> 'times', value ->> 'agents',
            value ->> 'hours' FROM json_each(?)
          WHERE ${guard.sql} ON CONFLICT DO UPDATE SET zone = excluded.zone, sums = excluded.sums,
            times = excluded.times, agents = excluded.agents, hours = excluded.hours`,
    values: [JSON.stringify(days), ...guard.values],
  };
}

/** A mark that was set again since it was read stays. */
function unmarkStatement(marks: readonly Mark[], guard: Statement): Statement {
  const read = JSON.stringify(marks);
  return {
    sql: `DELETE FROM figures_marks WHERE start IN (SELECT value ->> 'start' FROM json_each(?))
            AND EXISTS (SELECT 1 FROM json_each(?) WHERE value ->> 'start' = start AND value ->> 'changes' = changes)
            AND ${guard.sql}`,
    values: [read, read, ...guard.values],
  };
}

/** Deletes the figures by agent of quarters in a stretch of time, and of days that began in it or before. */
export async function forgetAgents(
  db: Database,
  read: FiguresProgress,
  gone: { readonly from: number; readonly to: number; readonly firstDay: number; readonly lastDay: number },
): Promise<void> {
  const guard = unchangedSince(read);
  await db.batch([
    {
      sql: `UPDATE figures_quarters SET agents = NULL WHERE start >= ? AND start < ? AND agents IS NOT NULL AND ${guard.sql}`,
      values: [gone.from, gone.to, ...guard.values],
    },
    {
      sql: `UPDATE figures_days SET agents = NULL WHERE day BETWEEN ? AND ? AND agents IS NOT NULL AND ${guard.sql}`,
      values: [gone.firstDay, gone.lastDay, ...guard.values],
    },
    progressStatement(read, { ...read, agentsGone: gone.to }),
  ]);
}
