import * as v from "valibot";
import type { MadeRow } from "../store/statistics/computed-at.ts";
import type { LedgerChange } from "../store/statistics/write.ts";

/** The outcomes of the deliveries that were created in a quarter, by target. */
export type QuarterLedger = ReadonlyMap<string, LedgerCounts>;

type LedgerCounts = Omit<LedgerChange, "target">;

const NONE: LedgerCounts = { sent: 0, dead: 0, suppressed: 0, pending: 0 };

/** One per stretch of time. */
export function ledgersOf(stretches: number, made: readonly MadeRow[]): readonly QuarterLedger[] {
  return Array.from({ length: stretches }, (_, stretch) => {
    const ledger = new Map<string, LedgerCounts>();
    for (const { target, status, count } of made.filter((one) => one.stretch === stretch)) {
      ledger.set(target, { ...(ledger.get(target) ?? NONE), [status]: count });
    }
    return ledger;
  });
}

export function ledgerText(ledger: QuarterLedger | undefined): string {
  return JSON.stringify(Object.fromEntries(ledger ?? []));
}

const count = v.number();
const stored = v.pipe(
  v.string(),
  v.parseJson(),
  v.record(v.string(), v.object({ sent: count, dead: count, suppressed: count, pending: count })),
);

/** Empty for a quarter that is not stored yet. */
export function readLedgerText(text: string | undefined): QuarterLedger {
  return text === undefined ? new Map() : new Map(Object.entries(v.parse(stored, text)));
}

/** The changes of the running totals when each quarter's ledger is replaced. */
export function ledgerChanges(
  replaced: readonly (readonly [before: QuarterLedger, after: QuarterLedger])[],
): readonly LedgerChange[] {
  const changes = new Map<string, LedgerCounts>();
  for (const [before, after] of replaced) {
    for (const target of new Set([...before.keys(), ...after.keys()])) {
      const [old, now, sum] = [before.get(target) ?? NONE, after.get(target) ?? NONE, changes.get(target) ?? NONE];
      changes.set(target, {
        sent: sum.sent + now.sent - old.sent,
        dead: sum.dead + now.dead - old.dead,
        suppressed: sum.suppressed + now.suppressed - old.suppressed,
        pending: sum.pending + now.pending - old.pending,
      });
    }
  }
  return [...changes].flatMap(([target, change]) =>
    Object.values(change).some((by) => by !== 0) ? [{ target, ...change }] : [],
  );
}
