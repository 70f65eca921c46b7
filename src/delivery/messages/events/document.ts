import { type Actor, SOMEBODY } from "../../../alerts/actor.ts";
import type { AlertDocument } from "../../../channels/alert-event.ts";
import type { Message } from "../../../channels/message.ts";
import { type ChatKey, chatName } from "../../../chat/chat.ts";
import { agentsOf } from "../../../chat/people.ts";
import { firstAnswer, knownWait } from "../../../chat/response.ts";
import type { Format } from "../../../locale/format.ts";
import type { Words } from "../../../locale/locale.ts";
import { maskName } from "../../../privacy/mask/name.ts";
import type { AlertHistory } from "../../../store/alerts/alert-history.ts";
import { alertFacts, labelOf } from "../alert-facts.ts";
import type { AlertContext } from "../model.ts";
import type { Happened } from "./happened.ts";

/** A bot may use a different name for each message. */
const MOST_AGENTS = 10;

type OfChat = Omit<AlertDocument, keyof ReturnType<typeof ofAlert>>;

/** What is known of the alert itself, whatever is left of its chat. */
function ofAlert(key: ChatKey, rule: string | null, { status, reasons }: Happened, history: AlertHistory) {
  return {
    chat: chatName(key),
    projectId: key.projectId,
    chatId: key.chatId,
    version: history.version,
    life: history.life,
    episode: history.episode,
    state: status.state,
    reasons,
    rule,
    openedAt: isoOf(history.openedAt),
    since: isoOf(status.since),
    outcome: status.outcome,
    actor: actorOf(status.actor),
    cameBackIn: status.outcome === "came-back" ? (history.last?.cameBackIn ?? null) : null,
  };
}

function actorOf(actor: Actor | null): AlertDocument["actor"] {
  if (actor === null) return null;
  const { authMethod: method, id, name } = actor;
  return { method, id, name: name === SOMEBODY ? null : name };
}

/** Nothing of the chat is left. */
const EXPIRED: OfChat = {
  ...{ receivedAt: null, closedAt: null, response: null, waitedMilliseconds: null, unansweredMessages: null },
  ...{ answeredBy: null, queue: null, firstQueue: null, agents: [], platform: null, disposition: null },
  ...{ slaStatus: null, ticketId: null, contactId: null, entityId: null },
  customer: { name: null, fields: [], writtenNumbers: [], lastWords: null },
  urls: { transcript: null, claim: null, resolve: null },
  crmLinks: [],
};

export function expiredDocument(
  key: ChatKey,
  rule: string | null,
  happened: Happened,
  history: AlertHistory,
): AlertDocument {
  return { ...ofAlert(key, rule, happened, history), ...EXPIRED };
}

/** The alert with what the target may see of its chat; `message` has the quote and the links for it. */
export function alertDocumentOf(
  context: AlertContext,
  message: Message,
  {
    rule,
    happened,
    history,
  }: { readonly rule: string | null; readonly happened: Happened; readonly history: AlertHistory },
  { alert: words }: Words,
  format: Format,
): AlertDocument {
  const { chat, measures } = context;
  const { shown, response } = alertFacts(context, words, format);
  const answeredBy = firstAnswer(chat)?.from ?? null;
  return {
    ...ofAlert(chat.key, rule, happened, history),
    receivedAt: isoOf(context.receivedAt),
    closedAt: measures.closedAt === null ? null : isoOf(measures.closedAt),
    response,
    waitedMilliseconds: knownWait(response, measures),
    unansweredMessages: measures.unansweredAtEnd,
    answeredBy: answeredBy === null ? null : maskName(answeredBy),
    queue: chat.lastQueue ?? chat.firstQueue,
    firstQueue: chat.firstQueue,
    agents: agentsOf(chat).slice(0, MOST_AGENTS).map(maskName),
    platform: chat.platform,
    disposition: chat.disposition,
    slaStatus: chat.slaStatus,
    ticketId: chat.ticketId,
    contactId: chat.contactId,
    entityId: chat.entityId,
    customer: {
      name: shown.name,
      fields: shown.fields.map(({ key, value }) => ({ key, label: labelOf(key, context, format), value })),
      writtenNumbers: shown.writtenNumbers,
      lastWords: message.quote?.text ?? null,
    },
    urls: {
      transcript: context.link,
      claim: message.actions?.claim?.url ?? null,
      resolve: message.actions?.resolve?.url ?? null,
    },
    crmLinks: message.elsewhere?.links.map(({ label, url }) => ({ label, url })) ?? [],
  };
}

/** What four digits of a year can write: dates beyond come from no clock. */
const [FIRST, LAST] = [Date.parse("0000-01-01T00:00:00Z"), Date.parse("9999-12-31T23:59:59.999Z")];

function isoOf(instant: number): string {
  return new Date(Math.min(Math.max(instant, FIRST), LAST)).toISOString();
}
