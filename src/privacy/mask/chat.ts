import type { Summary } from "../../alerts/summary.ts";
import type { Chat } from "../../chat/chat.ts";
import { maskPayments } from "./mask.ts";

/** The chat as shown behind a link: no text in it allows a payment. Ids, times and sides stay. */
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
    messages: chat.messages.map(({ from, text, ...rest }) => ({
      from: masked(from),
      text: maskPayments(text),
      ...rest,
    })),
    humanAgents: chat.humanAgents.map(maskPayments),
    customer: {
      ...customer,
      name: masked(customer.name),
      fields: customer.fields.map(({ key, values }) => ({
        key: maskPayments(key),
        values: values.map(maskPayments),
      })),
    },
  };
}

/** A list's summary without payment data. A card number in the place of a phone number is left out. */
function summaryWithoutPayments(summary: Summary): Summary {
  return {
    ...summary,
    customer: masked(summary.customer),
    phones: summary.phones.filter(({ text }) => maskPayments(text) === text),
    ...(summary.numbers === undefined
      ? {}
      : { numbers: summary.numbers.filter((number) => maskPayments(number) === number) }),
    ...(summary.unreadNumbers === undefined ? {} : { unreadNumbers: summary.unreadNumbers.map(maskPayments) }),
    words: masked(summary.words),
    queue: masked(summary.queue),
    platform: masked(summary.platform),
    agents: summary.agents.map(maskPayments),
    ...(summary.answeredBy === undefined ? {} : { answeredBy: maskPayments(summary.answeredBy) }),
  };
}

/** A chat in a list, without payment data. */
export function listedWithoutPayments<
  Listed extends {
    readonly customer: string | null;
    readonly agents: readonly string[];
    readonly platform: string | null;
  },
>(chat: Listed): Listed {
  const { customer, agents, platform } = chat;
  return { ...chat, customer: masked(customer), agents: agents.map(maskPayments), platform: masked(platform) };
}

/** An alert as shown in the inbox and on the pages that it leads to. */
export function alertWithoutPayments<Listed extends { readonly summary: Summary }>(alert: Listed): Listed {
  return { ...alert, summary: summaryWithoutPayments(alert.summary) };
}

function masked(text: string | null): string | null {
  return text === null ? null : maskPayments(text);
}
