import { type AuditRow, auditRow, dayName } from "../../../privacy/audit/chain.ts";
import type { ListedAuditEntry } from "../../../store/audit/list.ts";
import type { SealedDay } from "../../../store/audit/seals.ts";

/** In the order in which a file has them. */
export const COLUMNS = ["at", "who", "door", "action", "chat", "what"] as const;

/** A deed as programs see it: what the seals are computed from. */
export function toJson(deed: ListedAuditEntry): AuditRow {
  return auditRow(deed);
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
