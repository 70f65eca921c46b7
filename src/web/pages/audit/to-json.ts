import { type AuditRow, auditRow, dayName } from "../../../privacy/audit/chain.ts";
import type { ListedAuditEntry } from "../../../store/audit/list.ts";
import type { SealedDay } from "../../../store/audit/seals.ts";

/** A entry as programs see it: what the seals are computed from. */
export function toJson(entry: ListedAuditEntry): AuditRow {
  return auditRow(entry);
}

export function shownSeal({ day, count, previous, hash, sealedAt }: SealedDay) {
  return {
    day: dayName(day),
    rows: count,
    previous,
    seal: hash,
    sealedAt: sealedAt === null ? null : new Date(sealedAt).toISOString(),
  };
}
