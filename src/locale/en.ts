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
};
