import type { Sla } from "../../chat/sla.ts";
import { reasons } from "./reasons.ts";
import { plural } from "./units.ts";

/** What the page of a transcript says, and its text forms. Counts and times come in ready to be read. */
export const transcript = {
  title: (name: string) => `Chat ${name}`,
  reason: reasons,
  spam: "Spam",
  noDisposition: "Closed",
  unnamed: "Unnamed customer",
  /** Whoever is taken for the customer. */
  probably: (name: string) => `${name} (probably the customer)`,
  answered: (wait: string) => `First answer after ${wait}.`,
  /** In less than a second. */
  answeredAtOnce: "Answered at once.",
  /** A lost or missed chat that was answered all the same; the wait is null where it is not known or too short. */
  thoughAnswered: (verdict: string, who: string | null, wait: string | null) =>
    `${verdict}, though ${who ?? "an agent"} answered${wait === null ? "" : ` after ${wait}`}.`,
  onlyAutomatic: "There were only automatic replies.",
  waited: (wait: string) => `The customer waited ${wait} and got no answer.`,
  unanswered: "The customer got no answer.",
  unansweredAtEnd: (count: number, shown: string) =>
    `${shown} ${plural(count, { one: "message", other: "messages" })} unanswered at the end.`,
  customerWroteNothing: "The customer wrote nothing.",
  customerUnrecognised: "The customer is not recognised among those who wrote.",
  customerGuessed: "VCC Live names no agent: whoever wrote first is probably the customer.",
  noMessages: (received: string) => `No messages. Received ${received}.`,
  lastWords: "Customer’s last words",
  telephone: "Telephone",
  lastWordsGuessed: "Last words, probably the customer’s",
  reach: "Reach the customer",
  facts: "Details",
  origin: "Identifiers",
  onThisPage: "On this page",
  conversation: "Conversation",
  record: "Customer record",
  noRecord: "VCC Live sent no customer record.",
  toEnd: "Last message",
  forms: "Export",
  queue: "Queue",
  agents: "Agents",
  nobody: "nobody",
  platform: "Platform",
  ipAddress: "IP address",
  disposition: "Disposition",
  sla: "SLA",
  slaVerdict: { met: "Met", breached: "Breached", none: "None given", unknown: "Not known" } satisfies Record<
    Sla,
    string
  >,
  slaMark: { met: "SLA met", breached: "SLA breached" },
  firstMessage: "First message",
  lastMessage: "Last message",
  received: "Received",
  timeToFirstAnswer: "Time to first answer",
  firstAnswerAfter: (wait: string) => `First answer after ${wait}`,
  /** In less than a second, as a value and as a mark. */
  atOnce: "at once",
  firstAnswerAtOnce: "First answer",
  longestSilence: "Longest silence",
  messages: "Messages",
  counted: (all: string, customer: string) => `${all} (${customer} by the customer)`,
  chat: "Chat",
  ticket: "Ticket",
  contact: "Contact",
  entity: "Entity",
  revision: "Revision",
  of: (number: string, all: string) => `${number} of ${all}`,
  side: {
    customer: "customer",
    /** Whoever wrote first, where VCC Live names no agent and nobody has the customer's name. */
    guessed: "probably the customer",
    agent: "agent",
    /** From a bot, or while VCC Live names no agent. */
    automatic: "automatic reply",
    /** Without a name, where nobody is recognised as the customer. */
    unknown: "author unknown",
  },
  noName: "(no name)",
  noTime: "no time",
  noDay: "No date",
  empty: "(empty message)",
  wait: {
    customer: (wait: string) => `Customer waited ${wait}`,
    agent: (wait: string) => `${wait} of silence`,
  },
  noAnswerAfter: "No answer after this",

  /** Of a body that is not Unicode. */
  encoding: {
    declared: (name: string) => `The body is not UTF-8. It was read as ${name}, as its Content-Type says.`,
    assumed: (name: string) =>
      `The body is not UTF-8, and does not say what it is. It was read as ${name}: some letters may be wrong.`,
    damaged: () => "A few bytes of the body are no text. They are shown as \uFFFD.",
  },

  /** Of what is too much for a page or a text. */
  left: {
    messages: (count: number, shown: string) =>
      `${shown} ${plural(count, { one: "message is", other: "messages are" })} not shown here: the stored body (.json) has all of them.`,
    fields: (count: number, shown: string) =>
      `And ${shown} more ${plural(count, { one: "field", other: "fields" })}: the stored body (.json) has all of them.`,
    characters: (count: number, shown: string) =>
      `and ${shown} more ${plural(count, { one: "character", other: "characters" })}: the stored body (.json) has all of it.`,
    more: (shown: string) => `${shown} more`,
  },

  search: {
    label: "Search in this conversation",
    submit: "Search",
    none: (query: string) => `Nothing found for “${query}”.`,
    found: (hits: number, shown: string, messages: number, messagesShown: string, query: string) =>
      `${shown} ${plural(hits, { one: "hit", other: "hits" })} for “${query}” in ${messagesShown} ${plural(messages, { one: "message", other: "messages" })}.`,
    hits: "Messages with a hit",
    first: "To the first hit",
    all: "Show all without marks",
  },

  revisions: {
    heading: "Revisions",
    one: (number: string) => `Revision ${number}`,
    came: (moment: string) => `came ${moment}`,
    current: "current",
    shown: "shown here",
    older: (number: string, current: string) =>
      `This is revision ${number}. It is not the current one, which is revision ${current}.`,
    toCurrent: "Show the current one",
  },
  changes: {
    heading: (number: string) => `Changed since revision ${number}`,
    none: "Nothing that is shown here: the bodies differ elsewhere.",
    unreadable: "The revision before it can not be read any more.",
    tooLarge: "The two are too large to be compared here: the stored bodies (.json) have all of it.",
    counts: (added: string, removed: string, changed: string) =>
      `Messages: ${added} added, ${removed} removed, ${changed} changed.`,
    field: "Field",
    before: "Before",
    after: "Now",
    nothing: "(nothing)",
    removed: "Removed messages",
    added: (number: string) => `New since revision ${number}`,
    edited: (number: string) => `Changed since revision ${number}; before:`,
    firstAgent: "First agent",
    lastAgent: "Last agent",
    firstQueue: "First queue",
    lastQueue: "Last queue",
    yes: "yes",
    no: "no",
  },
  alert: {
    heading: "Alert and deliveries",
    since: "Since",
    reasons: "Reasons",
    none: "This chat raised no alert.",
    untold: "There is no delivery.",
    due: (moment: string) => `due ${moment}`,
    escalation: "that nobody has claimed it",
    reminder: "that it is claimed and not resolved",
  },
  sameNumber: {
    heading: "Possibly the same customer",
    why: "Alerts with the same telephone number under another contact or entity. Check who has them before you call.",
  },
  sameContact: {
    heading: "Other chats of this customer",
    earlier: "Earlier",
    later: "Later",
    none: "None is stored.",
    messages: (count: number, shown: string) => `${shown} ${plural(count, { one: "message", other: "messages" })}`,
  },

  /** Where an id alone does not name one chat. */
  choice: { heading: "Which chat?", detail: "Several projects have a chat with this id:" },
};
