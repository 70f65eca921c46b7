import type { Words } from "./words.ts";

export const en: Words = {
  tag: "en-GB",
  units: {
    day: (count) => (count === 1 ? "1 day" : `${count} days`),
    hour: (count) => `${count} h`,
    minute: (count) => `${count} min`,
    second: (count) => `${count} s`,
  },
  alert: {
    lost: "Lost chat",
    missed: "Missed chat",
    answeredTooLate: "Answered too late",
    slaBreached: "SLA breached",

    waited: (duration) => `waited ${duration}`,
    neverAnswered: "never answered",

    customerAnswered: (customer, waited) =>
      waited ? `${customer} waited ${waited} for the first answer` : `${customer} was answered`,
    customerNotAnswered: (customer, waited) =>
      waited ? `${customer} waited ${waited} and was never answered` : `${customer} was never answered`,
    customerSilent: (customer) => `${customer} wrote nothing`,
    inQueue: (queue) => `queue ${queue}`,

    visitor: "Visitor",
    customer: "Customer",
    queue: "Queue",
    agent: "Agent",
    agents: "Agents",
    platform: "Platform",
    wait: "Waited",
    unanswered: "Unanswered at the end",
    messages: (count, shown) => (count === 1 ? `${shown} message` : `${shown} messages`),
    closed: "Closed",
    received: "Received",
    disposition: "Disposition",
    slaStatus: "SLA status",
    lastWords: "The customer’s last words",

    chat: "Chat",
    ticket: "ticket",
    contact: "contact",
    entity: "entity",
    openTranscript: "Open the transcript",
    noRule: "No rule matches this chat, so the default target hears of it.",
  },
  test: {
    title: "Test message: all is well",
    summary: (target) => `Test message for the target ${target}: all is well, and there is nothing to do.`,
    target: "Target",
    sent: "Sent",
    why: "This is about no chat: somebody asked whether alerts reach this target.",
  },
  watch: {
    title: (count, shown) => (count === 1 ? "Something needs a look" : `${shown} things need a look`),
    summary: (labels) => `The chat alerts need a look: ${labels}.`,

    wrongSecret: {
      label: "requests with a wrong secret",
      advice: "Was VCC_SECRET_KEY changed here but not in VCC Live, or the other way round?",
    },
    wrongAddress: {
      label: "requests from an address that is not listed",
      advice: "Their secret is right: does VCC_ALLOWED_IPS lack an address?",
    },
    wrongMethod: {
      label: "requests by a wrong method",
      advice: "Their secret is right: choose POST as the request method in VCC Live.",
    },
    tooLarge: {
      label: "requests that are too large",
      advice: "Their secret is right, but no chat above 10 MB is taken: VCC Live has it still.",
    },
    requests: (count, shown, since) => `${shown} ${count === 1 ? "request" : "requests"} since ${since}.`,

    quarantined: "bodies that can not be read as a chat",
    bodies: (_count, shown, problem) => `${shown} in quarantine: ${problem}`,

    unknownSla: "an unknown SLA status",
    nameSla: (word) => `${word}: name it in SLA_BREACHED or SLA_MET.`,
    unknownDisposition: "an unknown disposition",
    noAlert: (word) => `${word}: raises no alert, as only lost and missed do.`,

    quiet: "no chat comes in",
    noChatSince: (moment) => `None since ${moment}. Does VCC Live still send them?`,

    databaseFull: "the database fills up",
    used: (percent, limit) => `${percent} % of ${limit} MB is used. Once it is full no chat is taken: keep less.`,

    toldOnce: "Each of these is told once; refused requests again after a day without any.",
  },
};
