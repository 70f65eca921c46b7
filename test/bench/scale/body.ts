import { chatJson, conversationFrom, LONGEST_PAUSE } from "../bodies.ts";
import { type Drawn, KINDS } from "./population.ts";

/** The chat as VCC Live posts it, and what the Worker's rows say of its messages. */
export interface Posted {
  readonly body: Buffer;
  readonly firstAt: number;
  readonly lastAt: number;
}

/** Entities have ids of their own. */
export function entityOf(contactId: number): number {
  return contactId + 5_000_000;
}

export function phoneOf(contactId: number): string {
  return `+3620${String(contactId).padStart(7, "0")}`;
}

/** Its last message came before it was received. */
export function posted({
  chatId,
  kind,
  receivedAt,
  contactId,
  customer,
  queue,
  agent,
  messages,
  random,
}: Drawn): Posted {
  const openedAt = receivedAt - (messages + 1) * LONGEST_PAUSE;
  const conversation = conversationFrom(openedAt, messages, { customer, agent }, random);
  const body = chatJson({
    ...{ chatId, ticketId: chatId, contactId, entityId: entityOf(contactId) },
    ...{ firstAgentName: agent, lastAgentName: agent, firstQueueName: queue, lastQueueName: queue, conversation },
    clientData: { name: customer, phone1: phoneOf(contactId), customerid: String(contactId), direction: "" },
    ...KINDS[kind].fields,
  });
  return {
    body,
    firstAt: Date.parse(conversation[0]?.date ?? ""),
    lastAt: Date.parse(conversation.at(-1)?.date ?? ""),
  };
}
