import type { Delivery } from "../../alerts/delivery.ts";
import { formatFor } from "../../locale/format.ts";
import { wordsFor } from "../../locale/locale.ts";
import type { Database } from "../../store/database.ts";
import { outageOf } from "../../store/deliveries/outages.ts";
import { countWaiting } from "../../store/deliveries/waiting-counts.ts";
import type { Composed } from "../courier/ports.ts";
import type { Telling } from "./context.ts";
import { composeOutage } from "./outage.ts";

/** Says that another target is out of order, while it is. */
export async function tellOutage(db: Database, delivery: Delivery, telling: Telling): Promise<Composed> {
  const { language, timeZone } = telling;
  const target = delivery.otherTarget ?? "";
  const outage = await outageOf(db, target);
  if (outage === null) {
    return { message: null, carried: [], suppressed: [{ delivery, reason: `${target} is in order again` }] };
  }
  const kept = await countWaiting(db, target, telling.now);
  const said = { ...outage, kept, link: null };
  const message = composeOutage(said, wordsFor(language).outage, formatFor(language, timeZone));
  return { message, carried: [delivery], suppressed: [] };
}
