import type { Message } from "../../../src/channels/message.ts";
import { CLAIM, followed, LINK, missed, report, several } from "./messages.ts";

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

/** A message of each kind and form, as it is composed in English. */
export const ONE_OF_EACH: Readonly<Record<string, Message>> = {
  alert: {
    ...missed,
    facts: [
      { label: "Customer", value: "John Russell" },
      { label: "Phone", value: "+36 30 123 4567" },
      { label: "E-mail", value: "john.russell@example.com" },
      { label: "Queue", value: "Chat" },
      { label: "Waited", value: "4 min 29 s" },
      { label: "Closed", value: "6 Mar 2025, 18:06" },
    ],
    quote: { label: "The customer’s last words", text: "Hello?\nIs <anybody> there? See www.example.com & *hurry*!" },
    footnotes: ["Chat 130/102, ticket 35", "No rule matched this alert."],
    elsewhere: { text: "Open in", links: [{ label: "CRM", url: "https://crm.example.com/c/1152921506151679042" }] },
    earlier: { text: "The second alert of this customer.", links: [{ label: "Lost chat, 1 March", url: CLAIM }] },
    ...(actions === undefined ? {} : { actions }),
  },
  "alert-plain": { ...missed, plain: true },
  batch: several,
  "batch-plain": { ...several, plain: true },
  escalation: {
    ...missed,
    kind: "escalation",
    title: "Unclaimed for 30 min: Missed chat: waited 4 min 29 s",
    summary: `Unclaimed for 30 min. ${missed.summary}`,
    facts: [{ label: "Notified first", value: "sales-slack" }, ...missed.facts],
    ...(actions === undefined ? {} : { actions }),
  },
  reminder: {
    ...missed,
    kind: "reminder",
    title: "Claimed by Jane Smith 2 h ago, unresolved: Missed chat: waited 4 min 29 s",
    summary: `Claimed by Jane Smith 2 h ago, unresolved. ${missed.summary}`,
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
    summary: "John Russell came back in chat 130/105 and was answered. Nobody needs to call about 130/102.",
    facts: [{ label: "Answered in", value: "130/105" }],
    quote: null,
    footnotes: ["Nobody needs to call about 130/102."],
  },
  digest: { ...report, kind: "digest", footnotes: ["2 more are open."] },
  warning: {
    ...missed,
    kind: "warning",
    title: "The service needs attention: 1 problem",
    summary: "The service needs attention: wrong secret.",
    facts: [{ label: "Wrong secret", value: "3 requests since 18:02. Check the secret-key in the URL in VCC Live." }],
    ...{ quote: null, footnotes: ["You are told once."], links: [], about: null },
  },
  outage: {
    ...missed,
    kind: "outage",
    title: "sales-slack is switched off",
    summary: "Nothing is sent to sales-slack since 6 Mar 2025, 18:02: answered 404 no_service. 12 deliveries are kept.",
    facts: [
      { label: "Target", value: "sales-slack" },
      { label: "Since", value: "6 Mar 2025, 18:02" },
      { label: "Reason", value: "answered 404 no_service" },
      { label: "What to do", value: "Try it by POST /targets/sales-slack/test, then POST /targets/sales-slack/on." },
    ],
    ...{ quote: null, footnotes: ["You are told once."], about: null },
    links: [{ label: "Open the settings", url: LINK }],
  },
  test: {
    ...missed,
    kind: "test",
    title: "Test message",
    summary: "This is a test: sales-teams works.",
    facts: [
      { label: "Target", value: "sales-teams" },
      { label: "Sent", value: "6 Mar 2025, 18:06" },
    ],
    ...{ quote: null, footnotes: ["Somebody asked for it on the settings page."], links: [], about: null },
  },
};
