import { type Delivery, numberOf } from "../alerts/delivery.ts";
import { formatFor } from "../locale/format.ts";
import { wordsFor } from "../locale/locale.ts";
import type { Database } from "../store/database.ts";
import { threadOf } from "../store/deliveries/by-chat.ts";
import type { Composed } from "./courier/ports.ts";
import { composeAlert } from "./messages/alert.ts";
import { renderAlertBatch } from "./messages/alert-batch.ts";
import type { RenderContext } from "./messages/context.ts";
import { composeDigestMessage } from "./messages/digest/load.ts";
import { dropObsolete } from "./messages/drop-obsolete.ts";
import { introduceEscalation } from "./messages/escalation.ts";
import { composeEvent } from "./messages/events/compose-event.ts";
import { loadListed } from "./messages/load-chats.ts";
import { composeOutage } from "./messages/outage.ts";
import { composeServiceWarning } from "./messages/service-warning.ts";
import { composeStatusUpdate } from "./messages/status-update.ts";

/** How many of several chats a message lists. */
const LISTED = 10;

/** Composes the message for deliveries of one kind, from what is stored now: the content is decided when it is sent. */
export async function composeMessage(
  db: Database,
  together: readonly Delivery[],
  context: RenderContext,
): Promise<Composed> {
  const [first] = together;
  if (first?.kind === "digest" && context.rejectsDigests === true) {
    return { message: null, members: [], suppressed: [{ delivery: first, reason: { code: "no-digests" } }] };
  }
  if (first?.kind === "digest") return composeDigestMessage(db, first, context);
  if (first?.kind === "watch") return composeServiceWarning(db, first, context);
  if (first?.kind === "outage") return composeOutage(db, first, context);
  if (context.updates === "events") return composeEvent(db, together, context);
  if (first?.kind === "change") return composeStatusUpdate(db, first, context);
  return tellAlerts(db, together, context);
}

/** Everything after the first message about a chat is sent in its thread. */
async function threadBelow(db: Database, { id, key, kind }: Delivery, target: string): Promise<string | null> {
  const isFirst = kind === "alert" && numberOf({ id, key, kind }) === 1;
  return key === null || isFirst ? null : threadOf(db, key, target);
}

async function tellAlerts(db: Database, together: readonly Delivery[], context: RenderContext): Promise<Composed> {
  const { alerts, members, suppressed } = await dropObsolete(db, together);
  const words = wordsFor(context.language);
  const format = formatFor(context.language, context.timeZone);
  const [first, ...others] = alerts;
  if (first === undefined) return { message: null, members, suppressed };
  if (others.length === 0) {
    const { alertContext, message: said } = await composeAlert(db, first, context);
    const message = await introduceEscalation(db, said, alerts, alertContext, context);
    const thread = await threadBelow(db, first.delivery, context.target);
    return { message: thread === null ? message : { ...message, thread }, members, suppressed };
  }
  const several = {
    all: alerts.map(({ delivery: { reasons, createdAt } }) => ({ reasons, since: createdAt })),
    listed: await loadListed(db, alerts.slice(0, LISTED), context),
    link: await context.link(`/deliveries/${first.delivery.id}`),
    byDefault: members.some(({ rule }) => context.hasRules && rule === null),
    otherTargets: [...new Set(members.flatMap(({ otherTarget }) => (otherTarget === null ? [] : [otherTarget])))],
    now: context.now,
  };
  const message = await introduceEscalation(db, renderAlertBatch(several, words, format), alerts, null, context);
  return { message, members, suppressed };
}
