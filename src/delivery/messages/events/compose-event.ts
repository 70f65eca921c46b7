import type { Delivery } from "../../../alerts/delivery.ts";
import type { EndReason } from "../../../alerts/end-reason.ts";
import { obsoleteReason } from "../../../alerts/obsolete.ts";
import type { AlertDocument, AlertEvent } from "../../../channels/alert-event.ts";
import type { Message, MessageKind } from "../../../channels/message.ts";
import { chatName } from "../../../chat/chat.ts";
import { formatFor } from "../../../locale/format.ts";
import { wordsFor } from "../../../locale/locale.ts";
import { type AlertHistory, lastRef, readAlertHistory } from "../../../store/alerts/alert-history.ts";
import { type CurrentHead, readHeads } from "../../../store/chats/heads.ts";
import type { Database } from "../../../store/database.ts";
import type { Composed } from "../../courier/ports.ts";
import { composeAlert } from "../alert.ts";
import type { RenderContext } from "../context.ts";
import { introduceEscalation } from "../escalation.ts";
import { composeFollowUp, statusText } from "../status-update.ts";
import { alertDocumentOf, expiredDocument } from "./document.ts";
import { type Happened, happenedOf } from "./happened.ts";

/**
 * One delivery as an event, for targets that get every change: what happened then, and the alert's state after that.
 * Texts of the chat are the current ones.
 */
export async function composeEvent(
  db: Database,
  together: readonly Delivery[],
  context: RenderContext,
): Promise<Composed> {
  const [delivery, ...others] = together;
  // The courier takes out the first one, and sends it alone.
  if (delivery?.key == null || others.length > 0) throw new Error("an event is about one change of one alert");
  const { key } = delivery;
  const head = (await readHeads(db, [key])).get(chatName(key));
  const history = await readAlertHistory(db, key, delivery, context.target);
  if (history === null) return untold(delivery, { code: "chat-not-stored" });
  const decision = happenedOf(delivery, history, context.isRequested === true, context.now);
  if (decision.kind === "obsolete") return untold(delivery, decision.reason);
  if (decision.kind === "later") return { message: null, members: [], suppressed: [], heldUntil: decision.until };
  const { happened } = decision;
  const reason = whyNot(delivery, happened, head, history);
  if (reason !== null) return untold(delivery, reason);
  // Somebody is needed again: that makes a noise, and waits for the hours of the rule as the notice did.
  const isNoise = delivery.kind === "change" && happened.status.state === "open";
  const heldUntil = isNoise ? context.quietUntil(delivery.rule, happened.reasons) : null;
  if (heldUntil !== null) return { message: null, members: [], suppressed: [], heldUntil };
  const told = { delivery, happened, history };
  const message = head === undefined ? expired(told, context) : await composed(db, { ...told, head }, context);
  const last = lastRef(history.deliveries, delivery.id);
  return { message: last === null ? message : { ...message, thread: last }, members: [delivery], suppressed: [] };
}

interface Happening {
  readonly delivery: Delivery;
  readonly happened: Happened;
  readonly history: AlertHistory;
}

/** Why the event is obsolete; null if it is not. A later change has an event of its own. */
function whyNot(
  delivery: Delivery,
  { type }: Happened,
  head: CurrentHead | undefined,
  { isExpired }: AlertHistory,
): EndReason | null {
  if (head === undefined) return isExpired && type === "alert.expired" ? null : { code: "chat-not-stored" };
  if (delivery.kind === "change") return null;
  if (head.isSpam) return { code: "marked-as-spam" };
  const isOwnNotice = delivery.kind === "alert" && delivery.otherTarget === null;
  return isOwnNotice || head.alert === null ? null : obsoleteReason(delivery, head.alert);
}

async function composed(
  db: Database,
  { delivery, happened, history, head }: Happening & { readonly head: CurrentHead },
  context: RenderContext,
): Promise<Message> {
  const words = wordsFor(context.language);
  const format = formatFor(context.language, context.timeZone);
  const { status, reasons } = happened;
  const then = head.alert === null ? null : { ...head.alert, ...status };
  const alert = { head: { ...head, alert: then }, delivery: { ...delivery, reasons } };
  const { alertContext, message } = await composeAlert(db, alert, context);
  const document = alertDocumentOf(alertContext, message, { rule: delivery.rule, happened, history }, words, format);
  const event = eventOf(happened, document);
  if (delivery.kind !== "change") {
    return { ...(await introduceEscalation(db, message, [alert], alertContext, context)), event };
  }
  const said = statusText(status, document.cameBackIn, words.statusUpdate, format);
  const { facts, quote, footnotes } = message;
  // Somebody is needed again, and may not have seen the first message.
  const details = status.state === "open" ? { facts, quote, footnotes } : {};
  const followUp = composeFollowUp(alertContext, message, said, words, format);
  return { ...followUp, ...details, kind: kindOf(happened), event };
}

/** Its texts are gone, and the transcript with them. */
function expired({ delivery, happened, history }: Happening, { language, timeZone }: RenderContext): Message {
  const { key } = delivery;
  if (key === null) throw new Error("an event is about a chat");
  const words = wordsFor(language);
  const name = `${words.alert.chat} ${chatName(key)}`;
  const said = statusText(happened.status, null, words.statusUpdate, formatFor(language, timeZone));
  return {
    ...{
      kind: kindOf(happened),
      language,
      title: said,
      summary: `${name}: ${said}`,
      facts: [],
      quote: null,
      items: [],
    },
    ...{ footnotes: [], links: [], plain: false },
    about: { thread: chatName(key), name, reasons: happened.reasons, queue: null },
    event: eventOf(happened, expiredDocument(key, delivery.rule, happened, history)),
  };
}

function kindOf({ status }: Happened): MessageKind {
  return status.state === "resolved" ? "resolution" : "update";
}

function eventOf({ type, at, newReasons }: Happened, alert: AlertDocument): AlertEvent {
  return { type, at, newReasons, alert };
}

function untold(delivery: Delivery, reason: EndReason): Composed {
  return { message: null, members: [], suppressed: [{ delivery, reason }] };
}
