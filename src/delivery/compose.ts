import { type Delivery, numberOf } from "../alerts/delivery.ts";
import { formatFor } from "../locale/format.ts";
import { wordsFor } from "../locale/locale.ts";
import type { Database } from "../store/database.ts";
import { threadOf } from "../store/deliveries/by-chat.ts";
import type { Composed } from "./courier/ports.ts";
import { tellOne } from "./messages/alert.ts";
import { composeSeveral } from "./messages/alert-batch.ts";
import type { Telling } from "./messages/context.ts";
import { tellDigest } from "./messages/digest/load.ts";
import { worthTelling } from "./messages/drop-obsolete.ts";
import { asItStands } from "./messages/escalation.ts";
import { listedOf } from "./messages/load-chats.ts";
import { tellOutage } from "./messages/outage.ts";
import { tellWatch } from "./messages/service-warning.ts";
import { tellChange } from "./messages/status-update.ts";

/** How many of several chats a message lists. */
const LISTED = 10;

/** Puts deliveries of one kind into words, from what is stored now: what is said is decided when it is sent. */
export async function tell(db: Database, together: readonly Delivery[], telling: Telling): Promise<Composed> {
  const [first] = together;
  if (first?.kind === "digest") return tellDigest(db, first, telling);
  if (first?.kind === "watch") return tellWatch(db, first, telling);
  if (first?.kind === "outage") return tellOutage(db, first, telling);
  if (first?.kind === "change") return tellChange(db, first, telling);
  return tellAlerts(db, together, telling);
}

/** What is not the first to be said of a chat goes below the first. */
async function threadBelow(db: Database, { id, key, kind }: Delivery, target: string): Promise<string | null> {
  const isFirst = kind === "alert" && numberOf({ id, key, kind }) === 1;
  return key === null || isFirst ? null : threadOf(db, key, target);
}

async function tellAlerts(db: Database, together: readonly Delivery[], telling: Telling): Promise<Composed> {
  const { alerts, carried, suppressed } = await worthTelling(db, together);
  const words = wordsFor(telling.language);
  const format = formatFor(telling.language, telling.timeZone);
  const [first, ...others] = alerts;
  if (first === undefined) return { message: null, carried, suppressed };
  if (others.length === 0) {
    const { told, message: said } = await tellOne(db, first, telling);
    const message = await asItStands(db, said, alerts, told, telling);
    const thread = await threadBelow(db, first.delivery, telling.target);
    return { message: thread === null ? message : { ...message, thread }, carried, suppressed };
  }
  const several = {
    all: alerts.map(({ delivery: { reasons, createdAt } }) => ({ reasons, since: createdAt })),
    listed: await listedOf(db, alerts.slice(0, LISTED), telling),
    link: await telling.link(`/deliveries/${first.delivery.id}`),
    byDefault: carried.some(({ rule }) => telling.hasRules && rule === null),
    otherTargets: [...new Set(carried.flatMap(({ otherTarget }) => (otherTarget === null ? [] : [otherTarget])))],
    now: telling.now,
  };
  const message = await asItStands(db, composeSeveral(several, words, format), alerts, null, telling);
  return { message, carried, suppressed };
}
