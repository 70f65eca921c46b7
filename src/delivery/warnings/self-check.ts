import { fullness, isEmptied, silence, type Watch } from "../../alerts/self-check.ts";
import type { Sight } from "../../alerts/service-event.ts";
import type { Database } from "../../store/database.ts";
import { forgetFullness, gatherStatements, sightStatement } from "../../store/service-events.ts";
import { forgetLastChat, readLastChat } from "../../store/worker-state.ts";

/**
 * The watchman's look of each minute: takes down a silence and a database that fills up, and makes one delivery for the
 * engineers of all that they were not told yet. `size` is the database's, in bytes.
 */
export async function watch(
  db: Database,
  size: number,
  { engineers, quiet, databaseLimit }: Watch,
  now: number,
): Promise<void> {
  const seen: readonly (Sight | null)[] = [
    quiet === null ? null : silence(quiet, await readLastChat(db, now), now),
    fullness(size, databaseLimit),
  ];
  await db.batch([
    ...(quiet === null ? [forgetLastChat()] : []),
    ...(isEmptied(size, databaseLimit) ? [forgetFullness()] : []),
    ...seen.filter((sight) => sight !== null).map((sight) => sightStatement(sight, now)),
    ...gatherStatements(engineers, now),
  ]);
}
