import type { AlertDocument, AlertEvent, AlertEventType } from "../../../../src/channels/alert-event.ts";
import type { Message, MessageKind } from "../../../../src/channels/message.ts";
import { missed } from "../../support/messages.ts";

export const AT = Date.UTC(2026, 10, 24, 9);

const alert: AlertDocument = {
  ...{ chat: "130/102", projectId: 130, chatId: 102, version: 1, life: 1, episode: 1, state: "open" },
  ...{ reasons: ["missed"], rule: null, openedAt: new Date(AT).toISOString(), since: new Date(AT).toISOString() },
  ...{ outcome: null, actor: null, cameBackIn: null, receivedAt: null, closedAt: null, response: null },
  ...{ waitedMilliseconds: null, unansweredMessages: null, answeredBy: null, queue: "Chat", firstQueue: null },
  ...{
    agents: [],
    platform: null,
    disposition: null,
    slaStatus: null,
    ticketId: null,
    contactId: null,
    entityId: null,
  },
  customer: { name: "John Russell", fields: [], writtenNumbers: [], lastWords: null },
  urls: { transcript: null, claim: null, resolve: null },
  crmLinks: [],
};

/** The message of an event is of this kind. */
const KINDS: Readonly<Record<AlertEventType, MessageKind>> = {
  "alert.opened": "alert",
  "alert.claimed": "update",
  "alert.assigned": "update",
  "alert.attempted": "update",
  "alert.snoozed": "update",
  "alert.released": "update",
  "alert.reopened": "update",
  "alert.escalated": "escalation",
  "alert.reminded": "reminder",
  "alert.resolved": "resolution",
  "alert.expired": "resolution",
};

export function eventOf(type: AlertEventType, changes: Partial<AlertDocument> = {}): AlertEvent {
  return { type, at: AT, newReasons: [], alert: { ...alert, ...changes } };
}

export function messageOf(
  type: AlertEventType,
  changes: Partial<AlertDocument> = {},
  more: Partial<Message> = {},
): Message {
  return { ...missed, kind: KINDS[type], event: eventOf(type, changes), ...more };
}
