import { type Delivery, numberOf } from "../../alerts/delivery.ts";
import type { EndReason } from "../../alerts/end-reason.ts";
import { type AlertStatus, isEnding } from "../../alerts/state.ts";
import type { Updates } from "../../channels/channel.ts";
import type { Message } from "../../channels/message.ts";
import { isolated } from "../../chat/bidi.ts";
import { chatName } from "../../chat/chat.ts";
import { actorName } from "../../locale/actor-name.ts";
import { type Format, formatFor } from "../../locale/format.ts";
import { type Words, wordsFor } from "../../locale/locale.ts";
import { readHeads } from "../../store/chats/heads.ts";
import type { Database } from "../../store/database.ts";
import { firstRef } from "../../store/deliveries/by-chat.ts";
import { readStatusUpdate, type StatusUpdate } from "../../store/deliveries/status-update.ts";
import type { Composed } from "../courier/ports.ts";
import { composeAlert } from "./alert.ts";
import { alertFacts } from "./alert-facts.ts";
import type { RenderContext } from "./context.ts";
import type { AlertContext } from "./model.ts";

/** The alert's current state: "Claimed by Jane Smith, 24 Nov 2026, 09:12." `cameBackIn`: "130/105", if known. */
export function statusText(
  status: AlertStatus,
  cameBackIn: string | null,
  words: Words["statusUpdate"],
  format: Format,
): string {
  const { state, since, outcome } = status;
  const at = format.moment(since);
  const name = actorName(status.actor, format.language, isolated);
  if (state === "open") return words.open(at);
  if (state === "claimed") return words.claimed(name, at);
  if (outcome === "came-back") return words.cameBack(cameBackIn, at);
  if (outcome !== null && isEnding(outcome)) return words.ended(words.outcomes[outcome], at);
  return words.resolved(name, outcome === null ? null : words.outcomes[outcome], at);
}

/** How the alert stands, in one short message after the first one, for channels that cannot change what was sent. */
export function composeFollowUp(
  alertContext: AlertContext,
  message: Message,
  state: string,
  { alert }: Words,
  format: Format,
): Message {
  const { customer } = alertFacts(alertContext, alert, format);
  const { earlier: _, elsewhere: __, ...rest } = message;
  return {
    ...rest,
    title: state,
    summary: `${message.about?.name ?? chatName(alertContext.chat.key)}, ${customer}: ${state}`,
    facts: [],
    quote: null,
    footnotes: [],
  };
}

/** That nobody needs to call any more, for targets whose first message cannot be changed. */
export function composeCameBack(
  alertContext: AlertContext,
  message: Message,
  cameBackIn: string | null,
  { statusUpdate: status, alert }: Words,
  format: Format,
): Message {
  const { customer } = alertFacts(alertContext, alert, format);
  return {
    ...message,
    title: status.cameBackTitle(customer),
    summary: `${status.cameBackSummary(customer, cameBackIn)} ${status.nobodyNeeded(chatName(alertContext.chat.key))}`,
    facts: cameBackIn === null ? [] : [{ label: status.answeredIn, value: cameBackIn }],
    quote: null,
    footnotes: [status.nobodyNeeded(chatName(alertContext.chat.key))],
  };
}

/**
 * The alert's current state, as a replacement for the first message. Where channels cannot change it, a short message
 * follows. If it also covers other chats, a separate message is sent only if the customer came back. Either is in the
 * thread, if there are threads, and waits for the opening outside the hours of the rule.
 */
export async function composeStatusUpdate(db: Database, delivery: Delivery, context: RenderContext): Promise<Composed> {
  const { key } = delivery;
  if (key === null) throw new Error("a change is about a chat");
  const head = (await readHeads(db, [key])).get(chatName(key));
  const changed = await readStatusUpdate(db, key, context.target);
  if (head === undefined || changed === null) return untold(delivery, { code: "chat-not-stored" });
  const alone = changed.notifications.find((told) => told.alone && told.ref !== null)?.ref ?? null;
  // A ref of a message that cannot be changed names its thread.
  const replaces = context.updates === "follow-up" ? null : (delivery.ref ?? alone);
  const reason: EndReason | null = head.isSpam
    ? { code: "marked-as-spam" }
    : whyNot(delivery, changed, replaces, context.updates);
  if (reason !== null) return untold(delivery, reason);
  const { alert, notifications } = changed;
  // A change in place is silent; a message of its own is not.
  const heldUntil = replaces !== null ? null : context.quietUntil(delivery.rule, alert.reasons);
  if (heldUntil !== null) return { message: null, members: [], suppressed: [], heldUntil };
  const words = wordsFor(context.language);
  const format = formatFor(context.language, context.timeZone);
  const { alertContext, message } = await composeAlert(
    db,
    { head, delivery: { ...delivery, reasons: alert.reasons } },
    context,
  );
  const kind = alert.state === "resolved" ? "resolution" : "update";
  const state = statusText(alert, alert.cameBackIn, words.statusUpdate, format);
  if (replaces !== null) {
    return { message: { ...message, kind, state, replaces }, members: [delivery], suppressed: [] };
  }
  const thread = firstRef(notifications);
  const said =
    alert.outcome === "came-back"
      ? composeCameBack(alertContext, message, alert.cameBackIn, words, format)
      : composeFollowUp(alertContext, message, state, words, format);
  const below = thread === null ? said : { ...said, thread };
  return { message: { ...below, kind }, members: [delivery], suppressed: [] };
}

/** Why a status update is obsolete; null if it is not. */
function whyNot(
  { id, key, kind, ref }: Delivery,
  { alert, notifications, last, wasSent }: StatusUpdate,
  replaces: string | null,
  updates: Updates,
): EndReason | null {
  if (last > numberOf({ id, key, kind })) return { code: "superseded" };
  // A person who pressed its button has seen the message.
  if (ref === null && !notifications.some(({ status }) => status === "sent")) return { code: "not-notified-before" };
  if (replaces !== null || alert.outcome === "came-back") return null;
  if (updates === "follow-up") {
    // It is open again, and the target did not know anything else.
    if (alert.state === "open" && !wasSent) return { code: "reopened" };
    // A storm went out in a few messages: a message for each of its alerts would be another storm.
    return notifications.some(({ alone }) => alone) ? null : { code: "sent-with-others" };
  }
  return { code: firstRef(notifications) === null ? "message-not-changeable" : "sent-with-others" };
}

function untold(delivery: Delivery, reason: EndReason): Composed {
  return { message: null, members: [], suppressed: [{ delivery, reason }] };
}
