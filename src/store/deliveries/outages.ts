import * as v from "valibot";
import { codeOf, type StoredCode, type StoredWithNote, said } from "../../alerts/stored-code.ts";
import { recordedCode } from "../columns.ts";
import type { Database, Row, Statement } from "../database.ts";
import { retryFailedNowStatements } from "./settle.ts";

/** A target that takes nothing at present, or was switched off by hand: what is pending for it is kept. */
export interface Outage {
  readonly target: string;
  /** Milliseconds since 1970. */
  readonly since: number;
  /** Why. */
  readonly reason: StoredCode;
}

/** Null while the target is in order. */
export async function outageOf(db: Database, target: string): Promise<Outage | null> {
  const [rows] = await db.batch([{ sql: `${SELECT} WHERE target = ?`, values: [target] }]);
  return readOutages(rows)[0] ?? null;
}

/** By name. */
export async function listOutages(db: Database): Promise<readonly Outage[]> {
  const [rows] = await db.batch([{ sql: `${SELECT} ORDER BY target`, values: [] }]);
  return readOutages(rows);
}

/** Of a target that is off already, the instant and the reason stand. */
export function switchOffStatement({
  target,
  since,
  reason,
}: Pick<Outage, "target" | "since"> & { readonly reason: StoredWithNote }): Statement {
  return {
    sql: "INSERT INTO outages (target, since, reason, code, args) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
    values: [target, since, reason.note, reason.code, reason.args],
  };
}

/** Others hear, once each, that a target was switched off just now; nobody does where it was off already. */
export function outageStatement(
  { target, since }: Pick<Outage, "target" | "since">,
  recipients: readonly string[],
): Statement {
  const rows = recipients.map((recipient) => ({ recipient, id: `outage-${since}-${target}-${recipient}` }));
  return {
    sql: `INSERT INTO deliveries (id, kind, target, other_target, reasons, status, created_at, due_at)
          SELECT value ->> 'id', 'outage', value ->> 'recipient', ?1, '[]', 'pending', ?2, ?2 FROM json_each(?3)
          WHERE EXISTS (SELECT 1 FROM outages WHERE target = ?1 AND since = ?2) ON CONFLICT DO NOTHING`,
    values: [target, since, JSON.stringify(rows)],
  };
}

/**
 * Ends an outage: what has failed before and waits for its next attempt is due now, what is held for business hours
 * stays held. Returns whether there was one.
 */
export async function switchOn(db: Database, target: string, now: number): Promise<boolean> {
  // Read before and apart: a write that is repeated after a passing fault would find none.
  if ((await outageOf(db, target)) === null) return false;
  await db.batch([
    ...retryFailedNowStatements(target, now),
    { sql: "DELETE FROM outages WHERE target = ?", values: [target] },
  ]);
  return true;
}

const SELECT = "SELECT target, since, reason AS note, code, args FROM outages";

const outages = v.array(v.object({ target: v.string(), since: v.number(), ...recordedCode }));

function readOutages(rows: readonly Row[] | undefined): readonly Outage[] {
  return v.parse(outages, rows).map(({ target, since, code, args, note }) => {
    return { target, since, reason: codeOf({ code, args, note }) ?? said("") };
  });
}
