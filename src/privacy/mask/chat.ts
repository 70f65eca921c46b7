import type { Summary } from "../../alerts/summary.ts";
import type { Chat } from "../../chat/chat.ts";
import { maskPayments } from "./mask.ts";

/** The chat as it is shown behind a link: from no text in it can anybody pay. Ids, times and the sides stay as they are. */
export function withoutPayments(chat: Chat): Chat {
  const { customer } = chat;
  return {
    ...chat,
    firstAgent: masked(chat.firstAgent),
    lastAgent: masked(chat.lastAgent),
    firstQueue: masked(chat.firstQueue),
    lastQueue: masked(chat.lastQueue),
    platform: masked(chat.platform),
    ipAddress: masked(chat.ipAddress),
    slaStatus: masked(chat.slaStatus),
    disposition: masked(chat.disposition),
    messages: chat.messages.map(({ from, at, text }) => ({ from: masked(from), at, text: maskPayments(text) })),
    customer: {
      name: masked(customer.name),
      fields: customer.fields.map(({ key, values }) => ({
        key: maskPayments(key),
        values: values.map(maskPayments),
      })),
    },
  };
}

/** The same of what a list shows of a chat. What stands in the place of a phone number and is a card is left out. */
function summaryWithoutPayments(summary: Summary): Summary {
  return {
    ...summary,
    customer: masked(summary.customer),
    phones: summary.phones.filter(({ text }) => maskPayments(text) === text),
    words: masked(summary.words),
    queue: masked(summary.queue),
    platform: masked(summary.platform),
    agents: summary.agents.map(maskPayments),
  };
}

/** An alert as the inbox shows it, and the pages that lead on from there. */
export function alertWithoutPayments<Listed extends { readonly summary: Summary }>(alert: Listed): Listed {
  return { ...alert, summary: summaryWithoutPayments(alert.summary) };
}

function masked(text: string | null): string | null {
  return text === null ? null : maskPayments(text);
}
