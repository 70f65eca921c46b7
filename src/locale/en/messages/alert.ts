import { plural } from "../units.ts";
/** A message about one chat. Names and times come in ready to be read. */
export const alert = {
  lost: "Lost chat",
  missed: "Missed chat",
  /** The SLA breached on a chat that was answered. */
  answeredTooLate: "Answered too late",
  /** The SLA breached on a chat that nobody answered, or beside another verdict. */
  slaBreached: "SLA breached",

  waited: (duration: string) => `waited ${duration}`,
  neverAnswered: "no answer",

  /** Clauses for the summary: they follow "Missed chat: ". The wait is null where it is not known. */
  customerAnswered: (customer: string, waited: string | null) =>
    waited ? `${customer} waited ${waited} for the first answer` : `${customer} was answered`,
  customerNotAnswered: (customer: string, waited: string | null) =>
    waited ? `${customer} waited ${waited} and got no answer` : `${customer} got no answer`,
  customerSilent: (customer: string) => `${customer} wrote nothing`,
  /** Somebody wrote, and nobody of those has the customer's name. */
  customerUnrecognised: (customer: string) => `${customer} is not recognised among those who wrote`,
  /** A lost or missed chat that was answered all the same: after "Missed chat, ". */
  thoughAnswered: (who: string | null, waited: string | null) =>
    `though ${who ?? "an agent"} answered${waited === null ? "" : ` after ${waited}`}`,
  /** How the customer is known, where it is not by name. */
  customerIs: { guessed: "the customer is a guess", unrecognised: "the customer is not recognised in the chat" },
  inQueue: (queue: string) => `queue ${queue}`,
  closedAgo: (age: string) => `closed ${age}`,
  receivedAgo: (age: string) => `received ${age}`,
  cameInLate: "came in late",
  cameInLateBy: (late: string) => `came in ${late} after it was closed`,

  /** A customer without a name. */
  visitor: "Visitor",
  customer: "Customer",
  writtenNumbers: "Number written in the chat",
  queue: "Queue",
  agents: (count: number): string => plural(count, { one: "Agent", other: "Agents" }),
  platform: "Platform",
  wait: "Waited",
  unanswered: "Unanswered at the end",
  messages: (count: number, shown: string) => plural(count, { one: `${shown} message`, other: `${shown} messages` }),
  closed: "Closed",
  /** In place of "closed" where no message tells the time. */
  received: "Received",
  /** A chat that came in long after it was closed, as a label and its value. */
  late: "Came in late",
  lateBy: (late: string) => `${late} after it was closed`,
  disposition: "Disposition",
  slaStatus: "SLA status",
  lastWords: "The customer’s last words",
  /** Of whoever is taken for the customer. */
  lastWordsGuessed: "Last words, probably the customer’s",

  chat: "Chat",
  ticket: "ticket",
  contact: "contact",
  entity: "entity",
  openTranscript: "Open the transcript",
  /** Why somebody hears who stands in no rule. */
  noRule: "No rule matches this chat, so the default target hears of it.",
  /** Why somebody hears in place of another target. */
  meantFor: (target: string) => `Meant for ${target}, which could not be told.`,
};
