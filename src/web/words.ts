import type { Reason } from "../alerts/reasons.ts";
import type { Unreadable } from "../chat/read.ts";
import type { Sla } from "../chat/sla.ts";
import type { Language } from "../locale/locale.ts";
import { deliveryWords } from "./deliveries/words.ts";
import { SIGN_IN, SIGN_IN_PROBLEMS } from "./sign-in/words.ts";

/** Everything that the pages say in one language. Counts and times come in ready to be read. */
export type PageWords = typeof english;

export function pageWordsFor(language: Language): PageWords {
  return WORDS[language];
}

const REASON: Readonly<Record<Reason, string>> = { lost: "Lost", missed: "Missed", "sla-breached": "SLA breached" };
const SLA: Readonly<Record<Sla, string>> = {
  met: "Met",
  breached: "Breached",
  none: "None given",
  unknown: "Not known",
};

const english = {
  language: "en",
  transcript: {
    title: (name: string) => `Chat ${name}`,
    reason: REASON,
    spam: "Spam",
    noDisposition: "Closed",
    unnamed: "Unnamed customer",
    answered: (wait: string) => `First answer after ${wait}.`,
    waited: (wait: string) => `The customer waited ${wait} and got no answer.`,
    unanswered: "The customer got no answer.",
    unansweredAtEnd: (count: number, shown: string) =>
      `${shown} ${count === 1 ? "message" : "messages"} unanswered at the end.`,
    customerWroteNothing: "The customer wrote nothing.",
    noMessages: (received: string) => `No messages. Received ${received}.`,
    lastWords: "Customer’s last words",
    reach: "Reach the customer",
    facts: "At a glance",
    origin: "Where it came from",
    onThisPage: "On this page",
    conversation: "Conversation",
    record: "Customer record",
    noRecord: "VCC Live sent no customer record.",
    toEnd: "Last message",
    forms: "Other forms",
    queue: "Queue",
    agents: "Agents",
    nobody: "nobody",
    platform: "Platform",
    ipAddress: "IP address",
    disposition: "Disposition",
    sla: "SLA",
    slaVerdict: SLA,
    firstMessage: "First message",
    lastMessage: "Last message",
    received: "Received",
    timeToFirstAnswer: "Time to first answer",
    firstAnswerAfter: (wait: string) => `First answer after ${wait}`,
    longestSilence: "Longest silence",
    messages: "Messages",
    counted: (all: string, customer: string) => `${all} (${customer} by the customer)`,
    chat: "Chat",
    ticket: "Ticket",
    contact: "Contact",
    entity: "Entity",
    revision: "Revision",
    of: (number: string, all: string) => `${number} of ${all}`,
    side: { customer: "customer", agent: "agent" },
    noName: "(no name)",
    noTime: "no time",
    noDay: "No date",
    empty: "(empty message)",
    wait: {
      customer: (wait: string) => `Customer waited ${wait}`,
      agent: (wait: string) => `${wait} of silence`,
    },
    noAnswerAfter: "No answer after this",
  },
  delivery: deliveryWords,
  signIn: SIGN_IN,
  problem: {
    stranger: {
      heading: "Sign in to see this page",
      detail: (linkDays: number) =>
        linkDays > 0
          ? `Enter the token that you were given, or open the link in the alert that told you of the chat: it works for ${days(linkDays)}. Programs send a token as a Bearer token.`
          : "Enter the token that you were given: links in alerts are switched off here. Programs send a token as a Bearer token.",
    },
    ...SIGN_IN_PROBLEMS,
    expiredLink: {
      heading: "This link has expired",
      detail: (linkDays: number) =>
        linkDays > 0
          ? `A link in an alert works for ${days(linkDays)}. Sign in, or open one from a newer alert.`
          : "Links in alerts have been switched off. Sign in to see this page.",
    },
    wrongSecret: {
      heading: "The secret key is wrong",
      detail: "The webhook's URL must end in ?secret-key= and the value of VCC_SECRET_KEY.",
    },
    wrongAddress: {
      heading: "This address may not send chats",
      detail: "The secret key is right, but the sender's IP address is not in VCC_ALLOWED_IPS: add it there.",
    },
    misconfigured: {
      heading: "This service is not set up yet",
      detail: "Its settings are wrong: /healthz names every mistake to whoever holds the admin token.",
    },
    notFound: {
      heading: "There is nothing here",
      detail: "The address may be mistyped, or what was here has been erased.",
    },
    unknownTarget: (right: string) => `The settings name no such target; ${right}`,
    sentAlready: {
      heading: "This was delivered",
      detail: "Only what was not delivered is sent again: nobody should be told twice.",
    },
    toldToNobody: {
      heading: "This is for nobody",
      detail: "A rule says that nobody hears of this chat, so there is no target to tell.",
    },
    wrongQuery: {
      heading: "Not like this",
      detail: (parameter: string, problem: string) => `The parameter "${parameter}" ${problem}`,
    },
    wrongMethod: {
      heading: "Not like this",
      detail: (allow: readonly string[]) => `This address answers ${allow.join(", ")} only.`,
      webhook:
        "VCC Live must send this webhook as POST or PUT: choose one of them as the request method in the webhook's settings.",
    },
    tooLarge: {
      heading: "Too large",
      detail: (limit: number) => `A body may have at most ${limit} bytes.`,
    },
    unreadable: {
      heading: "This is not a closed chat",
      detail: ({ field, expected, looksLike }: Omit<Unreadable, "isJson">) =>
        `${field}: expected ${expected}.${looksLike === null ? "" : ` This looks like VCC Live's ${looksLike} webhook: only the chat webhook belongs here.`}`,
    },
    unavailable: {
      heading: "Not available just now",
      detail: (seconds: number) => `Nothing was changed. Try again in ${seconds} seconds.`,
    },
  },
};

const WORDS: Readonly<Record<Language, PageWords>> = { en: english, hu: english };

function days(count: number): string {
  return count === 1 ? "1 day" : `${count} days`;
}
