import type { Statement } from "../database.ts";

/** A digest that is due: which target is told of which period, by its name. */
export interface DueDigest {
  readonly target: string;
  readonly period: string;
}

/** One delivery for each, once: those that are made already write nothing. */
export function digestStatement(due: readonly DueDigest[], now: number): Statement {
  const rows = due.map(({ target, period }) => ({ target, id: digestId(period, target) }));
  return {
    sql: `INSERT INTO deliveries (id, kind, target, reasons, status, created_at, due_at)
          SELECT value ->> 'id', 'digest', value ->> 'target', '[]', 'pending', ?1, ?1 FROM json_each(?2)
          WHERE true ON CONFLICT DO NOTHING`,
    values: [now, JSON.stringify(rows)],
  };
}

const KIND = "digest-";

function digestId(period: string, target: string): string {
  return `${KIND}${period}-${target}`;
}

/** What follows in a digest's id: it begins with the period's name, whoever inherited it. */
export function periodIn(id: string): string {
  return id.slice(KIND.length);
}
