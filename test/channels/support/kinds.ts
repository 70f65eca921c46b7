import type { Message } from "../../../src/channels/message.ts";
import { renderDigest } from "../../../src/delivery/messages/digest/render.ts";
import { addEscalationHeader, type UnresolvedAlerts } from "../../../src/delivery/messages/escalation.ts";
import { renderLimitWarning } from "../../../src/delivery/messages/limit-warning.ts";
import { renderOutage } from "../../../src/delivery/messages/outage.ts";
import { renderServiceWarning } from "../../../src/delivery/messages/service-warning.ts";
import { composeCameBack, composeFollowUp } from "../../../src/delivery/messages/status-update.ts";
import { testMessage } from "../../../src/delivery/messages/test-message.ts";
import { formatFor } from "../../../src/locale/format.ts";
import { wordsFor } from "../../../src/locale/locale.ts";
import { actorBy } from "../../alerts/support/actors.ts";
import { chatOf, said } from "../../delivery/messages/support/alerts.ts";
import { chats, listedOf, saidOf } from "../../delivery/messages/support/batches.ts";
import { digestOf } from "../../delivery/messages/support/digests.ts";
import { CLAIM, LINK, RESOLVE } from "./messages.ts";

const MINUTE = 60_000;
const format = formatFor("en", "Europe/Budapest");
const words = wordsFor("en");

const body = {
  ...{ projectId: 130, chatId: 102, clientData: { name: "John Russell" }, disposition: "missed", platform: "webchat" },
  ...{ firstQueueName: "Chat", lastQueueName: "Chat", ticketId: 35 },
  conversation: [
    { from: "John Russell", date: "2025-03-06T17:02:11.000Z", message: "Hello, my order 4411 has not arrived." },
    { from: "John Russell", date: "2025-03-06T17:04:00.000Z", message: "Is anybody there?\nhttps://shop.example/4411" },
    { from: "John Russell", date: "2025-03-06T17:06:40.000Z", message: "I will write to the bank, then." },
  ],
};
const chat = chatOf(body, { link: LINK });

const actions = {
  chat: "130/102",
  target: "leads",
  claim: { label: words.actions.claim, url: CLAIM },
  resolve: { label: words.actions.resolve, url: RESOLVE },
  again: null,
  outcomes: [],
};
const alert: Message = {
  ...said(chat),
  actions,
  earlier: { text: words.statusUpdate.nthAlert(2), links: [{ label: "Lost, 1 March: called back", url: LINK }] },
  elsewhere: { text: words.fields.openIn, links: [{ label: "CRM", url: "https://crm.example.com/contacts/9" }] },
};
const taken = { ...alert, actions: { ...actions, claim: null } };
const claimed = words.statusUpdate.claimed("Kovács Éva", format.moment(chat.now + 5 * MINUTE));
const called = words.statusUpdate.resolved("Kovács Éva", "called back", format.moment(chat.now + 20 * MINUTE));

function unresolved(which: Pick<UnresolvedAlerts, "kind" | "alerts">): Message {
  const isClaimed = which.kind === "reminder";
  const all = { ...which, firstTargets: isClaimed ? [] : ["sales"], now: chat.now };
  return addEscalationHeader(isClaimed ? taken : alert, "Missed chat", all, words.escalation, format);
}

const over = { ...alert, actions: { ...actions, claim: null, resolve: null } };

/** A message of each kind and form, in English, as it is made of real chats. */
export const KINDS: Readonly<Record<string, Message>> = {
  alert,
  "alert-plain": { ...alert, plain: true },
  alerts: saidOf({
    all: chats({ lost: 1, missed: 20, "sla-breached": 2 }, chat.now),
    listed: [
      listedOf(chatOf({ ...body, chatId: 17, clientData: { name: "Kovács Éva" } }, { reasons: ["lost"] })),
      listedOf(chat),
      listedOf(chatOf({ ...body, chatId: 103, lastQueueName: "Sales" }, { reasons: ["missed"] })),
    ],
  }),
  escalation: unresolved({ kind: "escalation", alerts: [{ actor: null, since: chat.now - 15 * MINUTE }] }),
  reminder: unresolved({
    kind: "reminder",
    alerts: [{ actor: actorBy("Kovács Éva", null), since: chat.now - 120 * MINUTE }],
  }),
  update: { ...taken, kind: "update", state: claimed, replaces: "xE73Iyuabi12" },
  resolution: { ...over, kind: "resolution", state: called, replaces: "xE73Iyuabi12" },
  "follow-up": { ...composeFollowUp(chat, taken, claimed, words, format), kind: "update" },
  "came-back": { ...composeCameBack(chat, over, "130/105", words, format), kind: "resolution" },
  digest: renderDigest(digestOf(), format),
  warning: renderServiceWarning(
    [
      { kind: "wrong-secret", what: "", firstAt: chat.now, count: 12, problem: null },
      { kind: "unknown-sla", what: "broken", firstAt: chat.now, count: 1, problem: null },
    ],
    words.serviceWarning,
    format,
  ),
  limit: renderLimitWarning("daily-rows-written", chat.now, format),
  outage: renderOutage(
    {
      ...{ target: "sales-slack", since: chat.now, reason: "answered 404 no_service" },
      ...{ kept: { count: 12, more: false }, link: null },
    },
    words.outage,
    format,
  ),
  test: testMessage("leads", chat.now, format),
};
