import type { Delivery } from "../alerts/delivery.ts";
import { formatFor } from "../locale/format.ts";
import { wordsFor } from "../locale/locale.ts";
import type { Database } from "../store/database.ts";
import { compose } from "./compose.ts";
import { composeSeveral } from "./compose-several.ts";
import type { Composed } from "./ports.ts";
import { listedOf, toldOf } from "./tell-chat.ts";
import { tellOutage } from "./tell-outage.ts";
import { tellWatch } from "./tell-watch.ts";
import type { Telling } from "./telling.ts";
import { worthTelling } from "./worth-telling.ts";

/** How many of several chats a message lists. */
const LISTED = 10;

/**
 * Puts deliveries of one kind into words, from what is stored now: what is said is decided when it is sent. Those that
 * were refused for their form go as plain text.
 */
export async function tell(db: Database, together: readonly Delivery[], telling: Telling): Promise<Composed> {
  const { message, carried, suppressed } = await tellKind(db, together, telling);
  const plain = together.some(({ tries }) => tries.malformed);
  return { message: message && { ...message, plain }, carried, suppressed };
}

async function tellKind(db: Database, together: readonly Delivery[], telling: Telling): Promise<Composed> {
  const [first] = together;
  if (first?.kind === "watch") return tellWatch(db, first, telling);
  if (first?.kind === "outage") return tellOutage(db, first, telling);
  return tellAlerts(db, together, telling);
}

async function tellAlerts(db: Database, together: readonly Delivery[], telling: Telling): Promise<Composed> {
  const { alerts, suppressed } = await worthTelling(db, together);
  const carried = alerts.map(({ delivery }) => delivery);
  const words = wordsFor(telling.language);
  const format = formatFor(telling.language, telling.timeZone);
  const [first, ...others] = alerts;
  if (first === undefined) return { message: null, carried, suppressed };
  if (others.length === 0) {
    return { message: compose(await toldOf(db, first, telling), words.alert, format), carried, suppressed };
  }
  const several = {
    all: carried.map(({ reasons, createdAt }) => ({ reasons, since: createdAt })),
    listed: await listedOf(db, alerts.slice(0, LISTED), telling),
    link: await telling.link(`/deliveries/${first.delivery.id}`),
    byDefault: carried.some(({ rule }) => telling.hasRules && rule === null),
    otherTargets: [...new Set(carried.flatMap(({ otherTarget }) => (otherTarget === null ? [] : [otherTarget])))],
    now: telling.now,
  };
  return { message: composeSeveral(several, words, format), carried, suppressed };
}
