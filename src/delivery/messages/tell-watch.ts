import type { Delivery } from "../../alerts/delivery.ts";
import { formatFor } from "../../locale/format.ts";
import { wordsFor } from "../../locale/locale.ts";
import type { Database } from "../../store/database.ts";
import { sightsOf } from "../../store/service-events.ts";
import type { Composed } from "../courier/ports.ts";
import type { Telling } from "./context.ts";
import { composeWatch } from "./service-warning.ts";

/** Puts what the watchman saw into words; what has been settled since is left out. */
export async function tellWatch(db: Database, delivery: Delivery, { language, timeZone }: Telling): Promise<Composed> {
  const seen = await sightsOf(db, delivery.id);
  const open = seen.filter(({ kind, problem }) => kind !== "quarantined" || problem !== null);
  if (open.length === 0) {
    return { message: null, carried: [], suppressed: [{ delivery, reason: "all of it was settled since" }] };
  }
  const message = composeWatch(open, wordsFor(language).watch, formatFor(language, timeZone));
  return { message, carried: [delivery], suppressed: [] };
}
