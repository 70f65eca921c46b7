import type { AlertDocument, AlertEvent } from "../../../../src/channels/alert-event.ts";
import type { Message } from "../../../../src/channels/message.ts";
import { CLAIM, LINK, missed, RESOLVE } from "../../support/messages.ts";

/** A missed chat whose alert is open. */
export const alert: AlertDocument = {
  ...{ chat: "130/102", projectId: 130, chatId: 102, version: 1, life: 1, episode: 1 },
  ...{ state: "open", reasons: ["missed"], rule: "sales", openedAt: "2025-03-06T17:06:40.000Z" },
  ...{ since: "2025-03-06T17:06:40.000Z", outcome: null, actor: null, cameBackIn: null },
  ...{ receivedAt: "2025-03-06T17:06:40.000Z", closedAt: "2025-03-06T17:06:10.000Z", response: "unanswered" },
  ...{ waitedMilliseconds: 269_000, unansweredMessages: 2, answeredBy: null, queue: "Chat", firstQueue: "Chat" },
  ...{ agents: [], platform: "viber", disposition: "missed", slaStatus: "SLA breached" },
  ...{ ticketId: 35, contactId: 9, entityId: 11 },
  customer: {
    name: "John Russell",
    fields: [{ key: "phone1", label: "Phone", value: "+36 20 123 4567" }],
    writtenNumbers: [],
    lastWords: "Van itt valaki?",
  },
  urls: { transcript: LINK, claim: CLAIM, resolve: RESOLVE },
  crmLinks: [],
};

export const opened: AlertEvent = {
  type: "alert.opened",
  at: Date.UTC(2025, 2, 6, 17, 6, 40),
  newReasons: ["missed"],
  alert,
};

export function eventMessage(event: AlertEvent, message: Message = missed): Message {
  return { ...message, event };
}
