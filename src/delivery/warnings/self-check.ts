import { fullness, isEmptied, type SelfCheck, silence } from "../../alerts/self-check.ts";
import type { ServiceEvent } from "../../alerts/service-event.ts";
import type { Database } from "../../store/database.ts";
import { eventDeliveryStatements, eventStatement, forgetFullness } from "../../store/service-events.ts";
import { forgetLastChat, readLastChat } from "../../store/worker-state.ts";

/**
 * The self-check of each minute: records a silence and a database that fills up, and creates one delivery for the
 * engineers with all unreported events. `size`: the database's size in bytes.
 */
export async function selfCheck(
  db: Database,
  size: number,
  { engineers, quiet, databaseLimit }: SelfCheck,
  now: number,
): Promise<void> {
  const events: readonly (ServiceEvent | null)[] = [
    quiet === null ? null : silence(quiet, await readLastChat(db, now), now),
    fullness(size, databaseLimit),
  ];
  await db.batch([
    ...(quiet === null ? [forgetLastChat()] : []),
    ...(isEmptied(size, databaseLimit) ? [forgetFullness()] : []),
    ...events.filter((event) => event !== null).map((event) => eventStatement(event, now)),
    ...eventDeliveryStatements(engineers, now),
  ]);
}
