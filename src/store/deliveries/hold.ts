import type { Statement } from "../database.ts";

/**
 * These deliveries, and the message that they wait in, if there is one, are due later, unless that was changed since.
 * Instants in milliseconds since 1970.
 */
export function holdStatements(
  ids: readonly string[],
  message: string | null,
  until: number,
  now: number,
): readonly Statement[] {
  return [
    {
      sql: `UPDATE deliveries SET due_at = ? WHERE id IN (SELECT value FROM json_each(?)) AND status = 'pending'
            AND due_at <= ?`,
      values: [until, JSON.stringify(ids), now],
    },
    {
      sql: "UPDATE messages SET due_at = ? WHERE id = ? AND status = 'pending' AND due_at <= ?",
      values: [until, message, now],
    },
  ];
}
