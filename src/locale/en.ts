import { followUp } from "./en-follow-up.ts";
import type { Words } from "./words.ts";

export const en: Words = {
  ...followUp,
  tag: "en-GB",
  units: {
    day: (count) => (count === 1 ? "1 day" : `${count} days`),
    hour: (count) => `${count} h`,
    minute: (count) => `${count} min`,
    second: (count) => `${count} s`,
  },
  ago: {
    day: (count) => (count === 1 ? "1 day ago" : `${count} days ago`),
    hour: (count) => `${count} h ago`,
    minute: (count) => `${count} min ago`,
    second: (count) => `${count} s ago`,
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
    closedAgo: (age) => `closed ${age}`,
    receivedAgo: (age) => `received ${age}`,
    cameInLate: "came in late",
    cameInLateBy: (late) => `came in ${late} after it was closed`,

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
    late: "Came in late",
    lateBy: (late) => `${late} after it was closed`,
    disposition: "Disposition",
    slaStatus: "SLA status",
    lastWords: "The customer’s last words",

    chat: "Chat",
    ticket: "ticket",
    contact: "contact",
    entity: "entity",
    openTranscript: "Open the transcript",
    noRule: "No rule matches this chat, so the default target hears of it.",
    meantFor: (target) => `Meant for ${target}, which could not be told.`,
  },
  several: {
    reasons: {
      lost: {
        label: "Lost",
        counted: (shown) => `${shown} lost`,
        chats: (count, shown) => `${shown} lost ${count === 1 ? "chat" : "chats"}`,
      },
      missed: {
        label: "Missed",
        counted: (shown) => `${shown} missed`,
        chats: (count, shown) => `${shown} missed ${count === 1 ? "chat" : "chats"}`,
      },
      "sla-breached": {
        label: "SLA breached",
        counted: (shown) => `${shown} with the SLA breached`,
        chats: (count, shown) => `${shown} ${count === 1 ? "chat" : "chats"} with the SLA breached`,
      },
    },
    chats: (count, shown) => `${shown} ${count === 1 ? "chat" : "chats"}`,
    needCallBack: (count, chats) => `${chats} ${count === 1 ? "needs" : "need"} a call back`,
    needAttention: (count, chats) => `${chats} ${count === 1 ? "needs" : "need"} attention`,

    oldestAgo: (count, age) => `${count === 1 ? "it" : "the oldest"} came in ${age}`,
    allInQueue: (queue, listed) =>
      listed ? `all ${listed} listed are in queue ${queue}` : `all are in queue ${queue}`,
    hitMost: (count, queues, listed) => {
      const most = count === 1 ? `queue ${queues} is hit most` : `queues ${queues} are hit most`;
      return listed ? `${most} among the ${listed} listed` : most;
    },
    behindLink: (count) => (count === 1 ? "it is behind the link" : "all of them are behind the link"),
    onRecord: (count) => (count === 1 ? "it is in /deliveries.json" : "all of them are in /deliveries.json"),

    oldest: (count) => (count === 1 ? "Came in" : "Oldest came in"),
    openAll: (count, shown) => (count === 1 ? "Open it" : `Open all ${shown}`),
    moreBehindLink: (count, shown) => `${shown} more ${count === 1 ? "is" : "are"} behind the link.`,
    moreOnRecord: (count, shown) =>
      `${shown} more ${count === 1 ? "is" : "are"} in /deliveries.json. With PUBLIC_URL set, a link would stand here.`,
    noRule: "At least one of them matches no rule, so the default target hears of it.",
    meantFor: (targets) => `Among them are chats meant for ${targets}, which could not be told.`,
  },
  outage: {
    title: (target) => `Target ${target} is out of order`,
    summary: (target, since, reason, kept) =>
      `The target ${target} has been out of order since ${since} (${reason}): ${kept}.`,
    keeps: (count, shown) => {
      if (count === 0)
        return "nothing waits for it yet, and what comes is kept and goes out, grouped, once it works again";
      if (count === 1) return `${shown} delivery is kept and goes out once it works again`;
      return `${shown} deliveries are kept and go out, grouped, once it works again`;
    },
    target: "Target",
    since: "Out of order since",
    reason: "Why",
    kept: "Deliveries kept",
    whatToDo: "What to do",
    mend: (test, on) => `Mend it, then send a test message (${test}) or switch it on (${on}).`,
    openKept: "Open its deliveries",
    toldOnce: "This is told once; /healthz names every target that is out of order.",
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

    insecure: {
      label: "webhooks over http",
      advice:
        "They were refused, and everybody on the way could read the secret. Begin the URL in VCC Live with https://, then replace VCC_SECRET_KEY.",
    },
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
    guessing: {
      label: "wrong tokens",
      advice:
        "Somebody may be guessing a token, or a program still has an old one. From where they came stands in the audit list.",
    },
    tries: (count, shown, since) =>
      `${shown} ${count === 1 ? "wrong token was" : "wrong tokens were"} tried since ${since}.`,

    quarantineFull: {
      label: "bodies that are not kept",
      advice: "So many came that the quarantine takes no new ones until midnight UTC: see there what is wrong.",
    },
    notKept: (count, shown, since) => `${shown} ${count === 1 ? "body" : "bodies"} not kept since ${since}.`,

    unknownSla: "an unknown SLA status",
    nameSla: (word) => `${word}: name it in SLA_BREACHED or SLA_MET.`,
    unknownDisposition: "an unknown disposition",
    noAlert: (word) => `${word}: raises no alert, as only lost and missed do.`,

    shared: "an id that many visitors share",
    sharedContact: (id) =>
      `Contact ${id}: an answered chat resolves none of their alerts, do so by hand. Have VCC Live or the website send a contact id for each visitor.`,
    sharedEntity: (id) =>
      `Entity ${id}: an answered chat resolves none of their alerts, do so by hand. Have VCC Live or the website send an entity id for each visitor.`,

    quiet: "no chat comes in",
    noChatSince: (moment) => `None since ${moment}. Does VCC Live still send them?`,

    databaseFull: "the database fills up",
    used: (percent, limit) => `${percent} % of ${limit} MB is used. Once it is full no chat is taken: keep less.`,

    toldOnce:
      "Each of these is told once; refused requests, wrong tokens and bodies that are not kept again after a day without any.",
  },
};
