import type { Message } from "../../../src/channels/message.ts";
import { ALL, followed, LINK, LOST, missed, several } from "./messages.ts";

const { actions } = followed;

/** The short sentence that follows a message when its alert has changed. */
const claimed: Message = {
  ...missed,
  kind: "update",
  title: "Claimed by Jane Smith, 6 Mar 2025, 18:12.",
  summary: "Chat 130/102, John Russell: Claimed by Jane Smith, 6 Mar 2025, 18:12.",
  facts: [],
  quote: null,
  footnotes: [],
  ...(actions === undefined ? {} : { actions: { ...actions, claim: null } }),
};

/** A message of each kind and form, in the words in which it is composed in English. */
export const ONE_OF_EACH: Readonly<Record<string, Message>> = {
  alert: {
    ...missed,
    summary: "Missed chat: John Russell waited 4 min 29 s and got no answer, queue Chat, closed 1 min ago (130/102).",
    facts: [
      { label: "Customer", value: "John Russell" },
      { label: "Phone", value: "+36 30 123 4567" },
      { label: "Email", value: "john.russell@example.com" },
      { label: "Queue", value: "Chat" },
      { label: "Platform", value: "webchat" },
      { label: "Waited", value: "4 min 29 s" },
      { label: "Unanswered at the end", value: "2 messages" },
      { label: "Closed", value: "6 Mar 2025, 18:06 (1 min ago)" },
    ],
    quote: { label: "The customer’s last words", text: "Hello?\nIs <anybody> there? See www.example.com & *hurry*!" },
    footnotes: ["Chat 130/102, ticket 35, contact 9", "No rule matches this chat, so the default target hears of it."],
    elsewhere: { text: "Open in", links: [{ label: "CRM", url: "https://crm.example.com/c/1152921506151679042" }] },
    earlier: {
      text: "2nd alert for this customer",
      links: [{ label: "Lost chat, 1 Mar 2025: could not be reached", url: LOST }],
    },
    ...(actions === undefined ? {} : { actions }),
  },
  "alert-plain": { ...missed, plain: true },
  batch: several,
  "batch-plain": { ...several, plain: true },
  escalation: {
    ...missed,
    kind: "escalation",
    title: "Nobody has claimed this for 30 min: Missed chat",
    summary: `Nobody has claimed this for 30 min. ${missed.summary}`,
    facts: [{ label: "Told first", value: "sales-slack" }, ...missed.facts],
    ...(actions === undefined ? {} : { actions }),
  },
  reminder: {
    ...missed,
    kind: "reminder",
    title: "Claimed by Jane Smith 2 h ago and not resolved: Missed chat",
    summary: `Claimed by Jane Smith 2 h ago and not resolved. ${missed.summary}`,
    mentions: ["U024BE7LH"],
    ...(actions === undefined ? {} : { actions: { ...actions, claim: null } }),
  },
  update: claimed,
  resolution: {
    ...claimed,
    kind: "resolution",
    title: "Resolved by Jane Smith, 6 Mar 2025, 18:20: called back.",
    summary: "Chat 130/102, John Russell: Resolved by Jane Smith, 6 Mar 2025, 18:20: called back.",
    ...(actions === undefined ? {} : { actions: { ...actions, claim: null, resolve: null } }),
  },
  "came-back": {
    ...missed,
    kind: "resolution",
    title: "Came back: John Russell",
    summary: "Came back: John Russell was answered in chat 130/105. Nobody needs to call back for 130/102.",
    facts: [{ label: "Answered in chat", value: "130/105" }],
    quote: null,
    footnotes: ["Nobody needs to call back for 130/102."],
  },
  digest: {
    ...several,
    kind: "digest",
    title: "Weekly digest, 24 Feb – 2 Mar 2025: 12 alerts, 7 won back, 3 open",
    summary:
      "From 24 Feb 2025, 00:00 to 3 Mar 2025, 00:00: 140 chats came in, and 12 (before: 4) needed attention; 7 customers were won back; 3 alerts are still open.",
    facts: [
      { label: "Chats came in", value: "140 (before: 120)" },
      { label: "Alerts", value: "12 (before: 4)" },
      { label: "Won back", value: "7: 5 called back, 2 came back" },
      { label: "Median time to claim", value: "6 min" },
    ],
    table: {
      caption: "By queue; in brackets, where it differs, the week before",
      columns: ["Queue", "Chats", "Lost", "Missed", "SLA", "Claimed", "Won back", "Open"],
      rows: [
        ["Sales", "90 (70)", "6 (2)", "3", "0", "8 (2)", "5 (1)", "2"],
        ["Chat", "50", "1 (0)", "1", "1", "2", "2 (1)", "1"],
      ],
    },
    footnotes: ["2 more open ones are in the inbox."],
    links: [
      { label: "Open the inbox", url: ALL },
      { label: "Statistics", url: LINK },
    ],
  },
  warning: {
    ...missed,
    kind: "warning",
    title: "2 things need a look",
    summary: "The chat alerts need a look: requests with a wrong secret and an unknown disposition.",
    facts: [
      {
        label: "Requests with a wrong secret",
        value:
          "3 requests since 6 Mar 2025, 18:02. Was VCC_SECRET_KEY changed here but not in VCC Live, or the other way round?",
      },
      { label: "An unknown disposition", value: "“voicemail”: raises no alert, as only lost and missed do." },
    ],
    footnotes: [
      "Each of these is told once; refused requests, wrong tokens and bodies that are not kept again after a day without any.",
    ],
    ...{ quote: null, links: [], about: null },
  },
  outage: {
    ...missed,
    kind: "outage",
    title: "Target sales-slack is disabled",
    summary:
      "The target sales-slack has been disabled since 6 Mar 2025, 18:02 (answered 404 no_service): 12 deliveries are kept and go out, grouped, once it works again.",
    facts: [
      { label: "Target", value: "sales-slack" },
      { label: "Disabled since", value: "6 Mar 2025, 18:02" },
      { label: "Why", value: "answered 404 no_service" },
      { label: "Deliveries kept", value: "12" },
      {
        label: "What to do",
        value:
          "Fix it, then send a test message (POST /targets/sales-slack/test) or switch it on (POST /targets/sales-slack/on).",
      },
    ],
    footnotes: ["This is told once; /healthz names every target that is disabled."],
    links: [{ label: "Open its deliveries", url: ALL }],
    ...{ quote: null, about: null },
  },
  test: {
    ...missed,
    kind: "test",
    title: "Test message: all is well",
    summary: "Test message for the target sales-chat: all is well, and there is nothing to do.",
    facts: [
      { label: "Target", value: "sales-chat" },
      { label: "Sent", value: "6 Mar 2025, 18:06" },
    ],
    footnotes: ["This is about no chat: somebody asked whether alerts reach this target."],
    ...{ quote: null, links: [], about: null },
  },
};
