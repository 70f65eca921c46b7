import { formatFor } from "../locale/format.ts";
import { type Language, wordsFor } from "../locale/locale.ts";
import type { Database } from "../store/database.ts";
import { sightsOf } from "../store/sights.ts";
import { composeWatch } from "./compose-watch.ts";
import type { Composed } from "./ports.ts";

/** Puts what the watchman saw into words; what has been settled since is left out. */
export async function tellWatch(
  db: Database,
  delivery: string,
  language: Language,
  timeZone: string,
): Promise<Composed> {
  const seen = await sightsOf(db, delivery);
  const open = seen.filter(({ kind, problem }) => kind !== "quarantined" || problem !== null);
  if (open.length === 0) return { kind: "suppressed", reason: "all of it was settled since" };
  return { kind: "message", message: composeWatch(open, wordsFor(language).watch, formatFor(language, timeZone)) };
}
