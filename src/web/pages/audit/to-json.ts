import { type AuditRow, auditRow, dayName } from "../../../privacy/audit/chain.ts";
import type { ListedAuditEntry } from "../../../store/audit/list.ts";
import type { SealedDay } from "../../../store/audit/seals.ts";

/** In the order in which a file has them. New ones come last. */
export const COLUMNS = ["at", "who", "door", "action", "chat", "what", "actorId", "actorName"] as const;

/** A entry as programs see it: what the seals are computed from. */
export function toJson(entry: ListedAuditEntry): AuditRow {
  return auditRow(entry);
}

/** A row of a file. */
export function toCsv(entry: ListedAuditEntry): readonly string[] {
  const { id: actorId, name: actorName } = entry.actor;
  const row = { ...toJson(entry), actorId, actorName };
  return COLUMNS.map((column) => row[column] ?? "");
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
